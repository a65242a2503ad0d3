"""Reading packets: text joined to the draw, written outside the repository only."""
import json
import os
import re

import corpus
import draw


def context(text, spans, at, step, limit):
    """One or two sentences beside sentence number `at`, at most `limit` characters."""
    out, k = [], at + step
    while 0 <= k < len(spans) and len(out) < 2 and sum(map(len, out)) < limit:
        out.append(text[spans[k][0]:spans[k][1]][:500])
        k += step
    return " ".join(out[::step])


def packet(args):
    folder = os.path.abspath(args.folder)
    if folder.startswith(corpus.ROOT + os.sep):
        raise SystemExit("packets hold text of the reports: write them outside the repository")
    os.makedirs(folder, exist_ok=True)
    rows = draw.read()
    texts = corpus.by_id(r["report"] for r in rows)
    files = {}
    for r in rows:
        rep = texts[r["report"]]
        text = rep["text"]
        if corpus.sha(text) != r["sha256"]:
            raise SystemExit("the text of %s is not the one that was drawn" % r["report"])
        spans = corpus.sentences(text)
        o = {"id": r["id"], "date": r["date"], "title": rep.get("title")}
        if r["what"] == "sentence":
            at = spans.index((r["start"], r["end"]))
            o.update(before=context(text, spans, at, -1, 260), SENTENCE=text[r["start"]:r["end"]], after=context(text, spans, at, 1, 160))
        else:
            o.update(dispute=r["dispute"], outlet=rep.get("outlet"), sentences=[[n + 1, text[a:b]] for n, (a, b) in enumerate(spans)])
        files.setdefault(r["packet"], []).append(o)
    for name, items in files.items():
        with open(os.path.join(folder, name + ".jsonl"), "w", encoding="utf-8") as f:
            f.writelines(json.dumps(o, ensure_ascii=False) + "\n" for o in items)
    print("%d packets -> %s" % (len(files), folder))
