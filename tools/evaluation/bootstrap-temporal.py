#!/usr/bin/env python3
"""95 % intervals of the figures that temporal.py gives none for, by resampling texts (1,000 times, fixed seed).
usage: bootstrap-temporal.py SCORER quant|dates GOLD SYSTEM"""
import importlib.util
import random
import sys

scorer_path, what, gold_path, system_path = sys.argv[1:]
spec = importlib.util.spec_from_file_location("temporal", scorer_path)
temporal = importlib.util.module_from_spec(spec)
spec.loader.exec_module(temporal)
gold, system = temporal.load(gold_path), temporal.load(system_path)
names = ("value", "unit", "change") if what == "quant" else ("touched", "exact_interval")


def counts(i):
    """What is right of each name, and what all is out of."""
    g, s = {i: gold[i]}, {i: system[i]} if i in system else {}
    if what == "quant":
        out = temporal.score_quant(g, s)[0]
        return [2 * round(out[n]["r"] * out["gold"]) for n in names], out["gold"] + out["system"]
    if not gold[i]["dates"]:
        return [0 for _ in names], 0
    out = temporal.score_dates(g, s)[0]
    return [round(out[n] * out["gold"]) for n in names], out["gold"]


texts, draw, runs = [counts(i) for i in gold], random.Random(7), []
for _ in range(1000):
    sample = [draw.choice(texts) for _ in texts]
    total = sum(t[1] for t in sample)
    runs.append([sum(t[0][n] for t in sample) / total for n in range(len(names))])
for name, column in zip(names, zip(*runs)):
    column = sorted(column)
    print("%-20s %.1f to %.1f" % (name + "_ci95", 100 * column[25], 100 * column[974]))
