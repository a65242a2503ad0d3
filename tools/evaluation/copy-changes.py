#!/usr/bin/env python3
"""What copies changed, measured on the synthetic part of the copy sets.

    copy-changes.py pairs SHARED > PAIRS       each derivative with the wire it was made from, for `demarche-bench changes PAIRS`
    copy-changes.py score SHARED CHANGES       precision and recall by kind

Two measures. By recipe: what the set's SOURCE.md says was done to a text (a tail cut, a lede put before it, local paragraphs put in), and the
recipes that do not do it. By paragraph: which paragraphs have a counterpart, told by the words alone (half of the words of both together in one
paragraph of the other), without alignment; lines that are no sentences and what texts of three or more events print are left out.
"""
import gzip, json, re, sys
from collections import Counter, defaultdict

EXPECTED = {
    "cut-tail": ({"tailcut", "brief"}, {"verbatim", "boiler", "lede", "noise"}),
    "new-lede": ({"lede"}, {"verbatim", "boiler", "tailcut", "light", "heavy", "noise"}),
    "inserted-paragraphs": ({"local"}, {"verbatim", "boiler", "tailcut", "lede", "brief", "noise"}),
    "moved-paragraphs": (set(), {"verbatim", "boiler", "tailcut", "lede", "brief", "noise", "local"}),
    "reworded-sentences": ({"deep"}, {"verbatim", "boiler", "tailcut", "lede", "local"}),
}
PLAIN = {"verbatim", "boiler", "tailcut", "lede", "local", "light", "noise", "mix", "heavy"}


def rows(path):
    with gzip.open(path, "rt") as lines:
        return [json.loads(line) for line in lines]


def load(shared):
    folder = f"{shared}/data/copies/synthetic_dev_"
    docs = {d["id"]: d for d in rows(folder + "docs.jsonl.gz")}
    origins = rows(folder + "origins.jsonl.gz")
    kinds = {d["id"]: d["kind"] for d in origins}
    for d in origins:
        docs[d["id"]]["event"] = d["event"]
    pairs = []
    for p in rows(folder + "pairs.jsonl.gz"):
        a, b = p["a"], p["b"]
        if kinds[a] != "original":
            a, b = b, a
        if p["label"] == "copy" and kinds[a] == "original" and kinds[b] == p["kind"] != "original":
            pairs.append((a, b, kinds[b]))
    return docs, pairs


def words(text):
    return Counter(re.findall(r"\w+", text.lower()))


def paragraphs(text, printed):
    return [
        p
        for p in (line.strip() for line in text.split("\n"))
        if p and len(printed[p]) < 3 and len(p.split()) > 3 and (len(p.split()) > 12 or p.rstrip("\"”’')]» ")[-1:] in set(".!?…:;,"))
    ]


def counterparts(mine, theirs):
    bags = [words(p) for p in theirs]
    found = []
    for p in mine:
        bag = words(p)
        best = max(range(len(bags)), key=lambda i: 2 * sum((bag & bags[i]).values()) / max(1, sum(bag.values()) + sum(bags[i].values())), default=-1)
        share = 2 * sum((bag & bags[best]).values()) / max(1, sum(bag.values()) + sum(bags[best].values())) if best >= 0 else 0
        found.append(best if share >= .5 else -1)
    return found


def rate(right, of):
    return f"{right}/{of} {right / of:.3f}" if of else "-"


def score(shared, path):
    docs, pairs = load(shared)
    told = {(r["a"], r["b"]): r["changes"] for r in map(json.loads, open(path))}
    print("by recipe: found where the recipe does it; told where it does not")
    for change, (does, does_not) in EXPECTED.items():
        yes = [change in told[a, b] for a, b, kind in pairs if kind in does]
        no = [change in told[a, b] for a, b, kind in pairs if kind in does_not]
        print(f"  {change}: {rate(sum(yes), len(yes))}; {rate(sum(no), len(no))}")
    printed = defaultdict(set)
    for d in docs.values():
        for line in d["text"].split("\n"):
            printed[line.strip()].add(d["event"])
    tally = defaultdict(lambda: [0, 0, 0])
    for a, b, kind in pairs:
        if kind not in PLAIN:
            continue
        later, earlier = paragraphs(docs[b]["text"], printed), paragraphs(docs[a]["text"], printed)
        changes = told[a, b]
        places = lambda side, *names: {w for n in names for w in changes.get(n, {}).get(side, []) if w}
        capped = any(c["count"] > 20 for c in changes.values())
        if capped:
            continue
        back = counterparts(earlier, docs[b]["text"].split("\n"))
        there = counterparts(later, docs[a]["text"].split("\n"))
        new = {p for p, j in zip(later, there) if j < 0}
        gone = {p for p, j in zip(earlier, back) if j < 0}
        for name, gold, ours, known in (
            ("put in (lede and other paragraphs)", new, places("later", "new-lede", "inserted-paragraphs"), set(later)),
            ("left out (head, tail and other paragraphs)", gone, places("earlier", "cut-head", "cut-tail", "dropped-paragraphs") | (places("earlier", "new-lede")), set(earlier)),
        ):
            ours &= known
            tally[name][0] += len(gold & ours)
            tally[name][1] += len(ours)
            tally[name][2] += len(gold)
        order = [j for j in there if j >= 0]
        moved = any(x > y for x, y in zip(order, order[1:]))
        tally["moved (whether any)"][0] += moved and "moved-paragraphs" in changes
        tally["moved (whether any)"][1] += "moved-paragraphs" in changes
        tally["moved (whether any)"][2] += moved
    print("by paragraph, recipes without deep rewriting: precision; recall")
    for name, (right, ours, gold) in tally.items():
        print(f"  {name}: {rate(right, ours)}; {rate(right, gold)}")


if sys.argv[1] == "pairs":
    docs, pairs = load(sys.argv[2])
    for a, b, kind in pairs:
        print(json.dumps({"a": a, "b": b, "kind": kind, "later": docs[b], "earlier": docs[a]}))
else:
    score(sys.argv[2], sys.argv[3])
