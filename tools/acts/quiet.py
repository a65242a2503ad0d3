#!/usr/bin/env python3
"""False alarms on text without events: sentences of sport, culture and weather (quiet.tsv: ids and offsets only; texts from the corpus).

  quiet.py input SHARED            JSON Lines for `demarche annotate --layers events -`
  quiet.py score ANNOTATED [--show]
"""
import gzip
import json
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def rows():
    for line in open(HERE + "/quiet.tsv", encoding="utf-8"):
        if line.startswith("measure\t"):
            _, report, start, end, stratum = line.rstrip("\n").split("\t")
            yield report, int(start), int(end), stratum


def main():
    if sys.argv[1] == "input":
        texts, wanted = {}, {r[0] for r in rows()}
        for part in ("articles_1", "articles_2"):
            with gzip.open(f"{sys.argv[2]}/data/corpus/{part}.jsonl.gz", "rt", encoding="utf-8") as f:
                for line in f:
                    r = json.loads(line)
                    if r["id"] in wanted:
                        texts[r["id"]] = r["text"]
        for report, start, end, _ in rows():
            print(json.dumps({"id": f"{report}-{start}", "text": texts[report][start:end]}, ensure_ascii=False))
        return
    counts = []
    for line in open(sys.argv[2], encoding="utf-8"):
        r = json.loads(line)
        counts.append(len(r.get("events", [])))
        if "--show" in sys.argv:
            for e in r.get("events", []):
                print(e["type"], e["actors"], e.get("recipients", []), e["confidence"], r["text"])
    rng, n = random.Random(7), len(counts)
    again = sorted(100 * sum(rng.choice(counts) for _ in range(n)) / n for _ in range(1000))
    print(f"{n} sentences without events, {sum(counts)} events told: {100 * sum(counts) / n:.1f} in a hundred (95 % interval {again[25]:.1f}-{again[974]:.1f})")


main()
