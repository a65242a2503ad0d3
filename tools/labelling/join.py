"""Labels joined to the texts of the corpus, written outside the repository only: what training and reading of errors start from."""
import json
import os

import corpus
import score


def join(args):
    out = os.path.abspath(args.file)
    if out.startswith(corpus.ROOT + os.sep):
        raise SystemExit("joined labels hold text of the reports: write them outside the repository")
    rows = [l for l in score.labels(args.part) if args.split in ("all", l["split"])]
    want = {l["report"]: l["sha256"] for l in rows} if args.part == "sentences" else {r["id"]: r["sha256"] for l in rows for r in l["reports"]}
    texts = corpus.by_id(want)
    for i, sha in want.items():
        if i not in texts or corpus.sha(texts[i]["text"]) != sha:
            raise SystemExit("the corpus has no report %s with the text that was labelled" % i)
    # Offsets of the labels count code points of the whole report's text, and so does Python's str.
    of = lambda i: {"title": texts[i].get("title"), "date": texts[i]["date"], "text": texts[i]["text"]}
    with open(out, "w", encoding="utf-8") as f:
        for l in rows:
            joined = dict(l, **of(l["report"])) if args.part == "sentences" else dict(l, reports=[dict(r, **of(r["id"])) for r in l["reports"]])
            f.write(json.dumps(joined, ensure_ascii=False) + "\n")
    print("%d rows with text -> %s" % (len(rows), args.file))
    return 0
