"""Agreement of two readers on the sentences that both read: kappa for choices, F1 for things found."""
from collections import Counter
from itertools import combinations
import importlib.util
import os
import random

import answers
import corpus


def scorer():
    spec = importlib.util.spec_from_file_location("positions", os.path.join(corpus.shared(), "eval", "positions.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kappa(pairs):
    n = len(pairs)
    if not n:
        return float("nan")
    a, b = Counter(x for x, _ in pairs), Counter(y for _, y in pairs)
    po = sum(x == y for x, y in pairs) / n
    pe = sum(a[k] * b[k] for k in a) / n / n
    return (po - pe) / (1 - pe) if pe < 1 else 1.0


def f1(tp, a, b):
    return 2 * tp / (a + b) if a + b else float("nan")


def pairs_of(x, y):
    """Lines of two readers that mean the same: evidence overlaps (or both are outside), best worded alike first."""
    s = scorer_module
    can = []
    for i, p in enumerate(x["positions"]):
        for j, q in enumerate(y["positions"]):
            both_out = p.get("where") == "outside" and q.get("where") == "outside"
            near = both_out or s.overlap(p.get("evidence"), q.get("evidence")) or \
                s.overlap([e for r in p["responses"] for e in r["evidence"]], [e for r in q["responses"] for e in r["evidence"]])
            if near:
                can.append((s.sim(p["proposition"], q["proposition"]) + 0.3 * (p["kind"] == q["kind"]) + 0.2 * bool(s.actors(p["holder"]) & s.actors(q["holder"])), -i, -j))
    used_i, used_j, out = set(), set(), []
    for _, i, j in sorted(can, reverse=True):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            out.append((x["positions"][-i], y["positions"][-j]))
    return out


scorer_module = None


def counts(items):
    """Everything that the figures are made of, from [(labels of one reader, labels of the other)]."""
    s = scorer_module
    c = {"any": [], "kind": [], "event": []}
    n = Counter()
    for x, y in items:
        c["any"].append((bool(x.get("none")), bool(y.get("none"))))
        n["a"] += len(x["positions"])
        n["b"] += len(y["positions"])
        for p, q in pairs_of(x, y):
            n["lines"] += 1
            c["kind"].append((p["kind"], q["kind"]))
            for f in ("holder", "addressee", "performer"):
                n[f] += set(p[f]) == set(q[f])
            n["proposition"] += s.sim(p["proposition"], q["proposition"]) >= 0.5
            n["marks"] += set(p.get("marks", [])) & {"past", "habitual", "hypothetical"} == set(q.get("marks", [])) & {"past", "habitual", "hypothetical"}
            for f in ("condition", "deadline"):
                n[f + "a"] += f in p
                n[f + "b"] += f in q
                n[f] += f in p and f in q and p[f]["start"] < q[f]["end"] and q[f]["start"] < p[f]["end"]
        rx = [(set(r["by"]), r["status"], r["evidence"]) for p in x["positions"] for r in p["responses"]] + [(set(r["by"]), r["status"], r["evidence"]) for r in x["responses"]]
        ry = [(set(r["by"]), r["status"], r["evidence"]) for p in y["positions"] for r in p["responses"]] + [(set(r["by"]), r["status"], r["evidence"]) for r in y["responses"]]
        n["ra"] += len(rx)
        n["rb"] += len(ry)
        left = list(ry)
        for by, status, ev in rx:
            for k in left:
                if by & k[0] and s.overlap(ev, k[2]):
                    left.remove(k)
                    n["response"] += 1
                    n["status"] += status == k[1]
                    break
        free = list(y["events"])
        n["ea"] += len(x["events"])
        n["eb"] += len(y["events"])
        for e in x["events"]:
            for g in free:
                if e["start"] < g["end"] and g["start"] < e["end"]:
                    free.remove(g)
                    n["event"] += 1
                    c["event"].append((e["status"], g["status"]))
                    break
    return c, n


def figures(items):
    c, n = counts(items)
    share = lambda f: n[f] / n["lines"] if n["lines"] else float("nan")
    return [("holds a line or response", "kappa", kappa(c["any"])), ("lines found", "F1", f1(n["lines"], n["a"], n["b"])), ("kind of common lines", "kappa", kappa(c["kind"])),
            ("holder the same", "share", share("holder")), ("addressee the same", "share", share("addressee")), ("performer the same", "share", share("performer")),
            ("proposition alike (word F1 >= .5)", "share", share("proposition")), ("kept apart or not (marks)", "share", share("marks")),
            ("condition", "F1", f1(n["condition"], n["conditiona"], n["conditionb"])), ("deadline", "F1", f1(n["deadline"], n["deadlinea"], n["deadlineb"])),
            ("responses found (who, where)", "F1", f1(n["response"], n["ra"], n["rb"])), ("responses with equal status", "F1", f1(n["status"], n["ra"], n["rb"])),
            ("events found (trigger)", "F1", f1(n["event"], n["ea"], n["eb"])), ("status of common events", "kappa", kappa(c["event"]))]


def agreement(args):
    global scorer_module
    scorer_module = scorer()
    read = answers.readings(args.folder)
    reading = answers.Reading()
    sentence_packets = {r["packet"] for r in reading.rows if r["what"] == "sentence"}
    items, who = [], Counter()
    for a, b in combinations(sorted(r for r in read if r != "settled"), 2):
        for packet in sorted(set(read[a]) & set(read[b]) & sentence_packets):
            x, y = ({l["id"]: l for l in reading.file(read[k][packet], {})[0]} for k in (a, b))
            both = sorted(set(x) & set(y))
            items += [(x[i], y[i]) for i in both]
            who["%s+%s %s" % (a, b, packet)] += len(both)
    print("read twice: %d sentences (%s)" % (len(items), ", ".join("%s %d" % k for k in sorted(who.items()))))
    if not items:
        return 1
    rng = random.Random(1)
    samples = [figures([items[rng.randrange(len(items))] for _ in items]) for _ in range(200)]
    for k, (name, measure, value) in enumerate(figures(items)):
        v = sorted(s[k][2] for s in samples if s[k][2] == s[k][2])
        low, high = (v[int(len(v) * .025)], v[int(len(v) * .975)]) if v else (value, value)
        print("%-36s %-6s %.3f   [%.3f, %.3f]" % (name, measure, value, low, high))
    return 0
