"""Turns annotated articles into rows of numbers:  prepare.py --shared DIR --work DIR --analyser FILE"""
import argparse
import collections
import pickle

import data
import vectors
from features import Vocabulary, normalised


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--shared", required=True)
    p.add_argument("--work", required=True)
    p.add_argument("--analyser", required=True)
    a = p.parse_args()
    parts = {s: list(data.articles(f"{a.shared}/data/quotes/polnear-{s}.jsonl.gz", f"{a.work}/{s}.ann.jsonl")) for s in ("train", "dev")}
    seen = collections.Counter(normalised(f) for t, _ in parts["train"] for f in t.form)
    words, table = vectors.of(a.analyser, seen)
    v = Vocabulary.build([t for t, _ in parts["train"]], words)
    print({k: len(x) for k, x in v.keys.items()}, flush=True)
    rows = {s: [[*data.paragraphs(t, g, v)] for t, g in parts[s]] for s in parts}
    pickle.dump((v.keys, table, rows), open(a.work + "/prepared.pickle", "wb"), protocol=4)


main()
