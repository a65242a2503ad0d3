"""The record's score on the labels: annotate over the whole reports, the scorer of the data folder over what lies in the labelled sentences."""
import json
import os
import random
import shlex
import subprocess
import sys

import agreement
import corpus
import draw

APART = {"past", "habitual", "hypothetical"}


def labels(part):
    path = os.path.join(os.path.dirname(draw.DRAW), part + ".jsonl")
    if not os.path.exists(path):
        raise SystemExit("no labels at %s; run: tools/labels collect FOLDER" % os.path.relpath(path, corpus.ROOT))
    with open(path, encoding="utf-8") as f:
        return [json.loads(l) for l in f]


def annotate(reports, keep, command):
    given = "".join(json.dumps({k: v for k, v in (("id", r["id"]), ("text", r["text"]), ("title", r.get("title")), ("published", r["date"]), ("language", "en")) if v}) + "\n"
                    for r in reports)
    done = subprocess.run((shlex.split(command) if command else [os.path.join(corpus.ROOT, "demarche")]) + ["annotate", "--layers", "positions", "-"], input=given.encode(), stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):
        raise SystemExit("annotate failed with exit code %d" % done.returncode)
    if keep:
        with open(keep, "wb") as f:
            f.write(done.stdout)
    return done.stdout.decode().splitlines()


def dash(status):
    return {"partly-accepted": "partly accepted", "partly-kept": "partly kept", "carried-out": "carried out"}.get(status, status)


def system_lines(lines):
    out = {}
    for l in lines:
        r = json.loads(l)
        span = lambda e: {"report": r["id"], "start": e["start"], "end": e["end"]}
        text = lambda es: [span(e) for e in es if e.get("in", "text") == "text"]
        out[r["id"]] = [{"id": p.get("id"), "kind": p["kind"], "holder": p.get("holders", []), "addressee": p.get("addressees", []), "proposition": p["proposition"],
                         "evidence": text(p.get("evidence", [])),
                         "responses": [{"by": [q["by"]] if isinstance(q["by"], str) else q["by"], "status": dash(q["status"]), "date": (q.get("date") or {}).get("value"),
                                        "evidence": text(q.get("evidence", []))} for q in p.get("responses", [])]} for p in r.get("positions", [])]
    return out


def gold_lines(positions):
    return [dict(p, responses=[dict(r, status=dash(r["status"])) for r in p["responses"]], evidence=p.get("evidence") or [e for r in p["responses"] for e in r["evidence"]])
            for p in positions if not APART & set(p.get("marks", []))]


def inside(lines, s):
    """The system's lines that lie in the sentence, and those answered there, each with only the answers told there."""
    here = lambda es: [e for e in es if e["start"] < s["end"] and s["start"] < e["end"]]
    out = []
    for p in lines:
        responses = [r for r in p["responses"] if here(r["evidence"])]
        if here(p["evidence"]) or responses:
            out.append(dict(p, responses=responses, evidence=here(p["evidence"]) or [e for r in responses for e in here(r["evidence"])]))
    return out


def apart(s, lines, scorer):
    """System lines on a stretch labelled past, habitual or hypothetical are neither right nor wrong."""
    marked = [p for p in s["positions"] if APART & set(p.get("marks", []))]
    clear = [p for p in s["positions"] if not APART & set(p.get("marks", []))]
    return [l for l in lines if not any(scorer.overlap(l["evidence"], p.get("evidence")) for p in marked) or any(scorer.overlap(l["evidence"], p.get("evidence")) for p in clear)]


def score(args):
    scorer = agreement.scorer()
    rows = [l for l in labels(args.part) if args.split in ("all", l["split"]) and (args.part == "reports" or args.source in ("all", l["source"]))]
    wanted = {l["report"]: l["sha256"] for l in rows} if args.part == "sentences" else {r["id"]: r["sha256"] for l in rows for r in l["reports"]}
    texts = corpus.by_id(wanted)
    for i, want in wanted.items():
        if i not in texts or corpus.sha(texts[i]["text"]) != want:
            raise SystemExit("the corpus has no report %s with the text that was labelled" % i)
    if args.annotated:
        with open(args.annotated, encoding="utf-8") as f:
            out = system_lines(f)
    else:
        out = system_lines(annotate([texts[i] for i in sorted(texts)], args.keep, args.demarche))
    if args.part == "sentences":
        blocks = [(s["id"], gold_lines(s["positions"]), apart(s, inside(out.get(s["report"], []), s), scorer), None) for s in rows]
    else:
        # annotate sees one report at a time, so lines that two reports share are asked for in each: a floor, not the joined ledger.
        blocks = []
        for l in rows:
            for r in l["reports"]:
                of = lambda es: [e for e in es if e["report"] == r["id"]]
                gold = [dict(p, evidence=of(p["evidence"]) or [e for q in p["responses"] for e in of(q["evidence"])], responses=[q for q in p["responses"] if of(q["evidence"])])
                        for p in l["lines"] if of(p["evidence"]) or any(of(q["evidence"]) for q in p["responses"])]
                blocks.append((r["id"], gold_lines(gold), out.get(r["id"], []), None))
    per = [scorer.run([b], 0.5) for b in blocks]

    def total(chosen):
        t = dict.fromkeys(chosen[0][0], 0)
        for one, _ in chosen:
            for k, v in one.items():
                t[k] += v
        return t

    def rates(t):
        out = []
        for tp, a, b in ((t["lines"], t["sl"], t["gl"]), (t["strict"], t["sl"], t["gl"]), (t["resp"], t["sr"], t["gr"]), (t["respc"], t["sr"], t["gr"])):
            out += scorer.prf(tp, a, b)
        return out

    if not per:
        raise SystemExit("no labels of this part and split")
    t = total(per)
    # Sentences of one report stand together, so reports are drawn anew, not sentences.
    groups = {}
    for k, b in enumerate(blocks):
        groups.setdefault(rows[k]["report"] if args.part == "sentences" else b[0], []).append(per[k])
    units, rng = [groups[k] for k in sorted(groups)], random.Random(1)
    sums = [(total(u), []) for u in units]
    samples = [rates(total([sums[rng.randrange(len(sums))] for _ in sums])) for _ in range(args.resamples)]
    print("%s, %s%s: %d blocks of %d reports; gold lines %d   system lines %d   gold responses %d   system responses %d" % (
        args.part, args.split, "" if args.source == "all" else ", " + args.source, len(blocks), len(units), t["gl"], t["sl"], t["gr"], t["sr"]))
    print("%-11s %-22s %-22s %-22s" % ("", "P", "R", "F1"))
    values = rates(t)
    for n, name in enumerate(("lines", "lines!", "responses", "responses~")):
        cells = []
        for k in range(3 * n, 3 * n + 3):
            v = sorted(s[k] for s in samples)
            cells.append("%.3f [%.3f, %.3f]" % (values[k], v[int(len(v) * .025)], v[min(len(v) - 1, int(len(v) * .975))]) if v else "%.3f" % values[k])
        print("%-11s %-22s %-22s %-22s" % (name, *cells))
    if args.part == "sentences":
        silent = [p for s, p in zip(rows, per) if s.get("none")]
        print("false lines in the %d sentences without any: %d" % (len(silent), sum(p[0]["sl"] for p in silent)))
    print("evidence    %d of %d aligned lines\nunsupported %d" % (t["ev"], t["lines"], t["unsup"]))
    if args.show:
        for _, show in per:
            for l in show:
                print(l)
    sys.stdout.flush()
    return 0
