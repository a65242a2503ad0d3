#!/usr/bin/env python3
"""Holds what `show disagreements` finds in the invented dossiers of tools/evaluation/disagreements against what a reader finds.

  score-disagreements.py input DOSSIER.json FOLDER      writes FOLDER/reports.jsonl and FOLDER/actors.jsonl
  score-disagreements.py found DOSSIER.json PAGE.json   one line of JSON: what was expected, found and wrong
  score-disagreements.py sum < LINES                    precision and recall, in all and by aspect

A line is right when it has the aspect and two of its sides stand on the words of two different sides of one expected disagreement.
Each expected one is found once: a second line for it is wrong, as a reader would see it twice.
"""
import json
import sys
from collections import defaultdict


def given(dossier, folder):
    with open(f"{folder}/reports.jsonl", "w", encoding="utf-8") as out:
        for report in dossier["reports"]:
            out.write(json.dumps(report, ensure_ascii=False) + "\n")
    with open(f"{folder}/actors.jsonl", "w", encoding="utf-8") as out:
        for actor in dossier["actors"]:
            out.write(json.dumps(actor, ensure_ascii=False) + "\n")


def stands_on(side, gold, reports):
    """Whether a shown side cites any of the words of an expected one."""
    for told in gold["evidence"]:
        text = reports[told["report"]]["text"]
        start = text.index(told["text"])
        end = start + len(told["text"])
        for shown in side["evidence"]:
            if text[shown["start"]:shown["end"]] == shown["text"] and shown["start"] < end and start < shown["end"]:
                return True
    return False


def fits(item, gold, reports):
    if item["aspect"] != gold["aspect"]:
        return False
    pairs = {(i, j) for i, side in enumerate(item["sides"]) for j, told in enumerate(gold["sides"]) if stands_on(side, told, reports)}
    return any(a != c and b != d for a, b in pairs for c, d in pairs)


def found(dossier, page):
    reports = {report["id"]: report for report in dossier["reports"]}
    rest = list(dossier["disagreements"])
    right, wrong = [], []
    for item in page["items"]:
        if item["state"] == "explained":
            continue
        hit = next((gold for gold in rest if fits(item, gold, reports)), None)
        line = f"{item['aspect']} {item['what']}: {' / '.join(side['value'] for side in item['sides'])}"
        if hit is None:
            wrong.append((item["aspect"], line))
        else:
            rest.remove(hit)
            right.append((item["aspect"], line))
    return {"dossier": dossier["dossier"], "split": dossier["split"], "right": right, "wrong": wrong,
            "missed": [(gold["aspect"], gold["about"]) for gold in rest]}


def total(lines, show):
    for split in ("dev", "blind"):
        some = [line for line in lines if line["split"] == split]
        if not some:
            continue
        counts = defaultdict(lambda: [0, 0, 0])
        for line in some:
            for at, part in enumerate(("right", "wrong", "missed")):
                for aspect, words in line[part]:
                    counts[aspect][at] += 1
                    counts["all"][at] += 1
                    if show:
                        print(f"  {line['dossier']:<10} {part:<6} {words if part != 'missed' else aspect + ' ' + words}")
        for aspect in sorted(counts, key=lambda name: (name != "all", name)):
            right, wrong, missed = counts[aspect]
            print(f"{split:<5} {aspect:<12} precision {right}/{right + wrong}  recall {right}/{right + missed}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["sum"]:
        total([json.loads(line) for line in sys.stdin if line.strip()], "--show" in sys.argv)
    else:
        dossier = json.load(open(sys.argv[2], encoding="utf-8"))
        if sys.argv[1] == "input":
            given(dossier, sys.argv[3])
        else:
            print(json.dumps(found(dossier, json.load(open(sys.argv[3], encoding="utf-8"))), ensure_ascii=False))
