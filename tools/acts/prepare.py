"""Turns labelled passages into rows of numbers:  prepare.py --work DIR --analyser FILE --vectors FILE --lexicon FILE,FILE
WORK holds NAME.jsonl (passages with labels) and NAME.ann.jsonl (the same through `annotate --layers tokens,sentences,entities`)."""
import argparse
import collections
import glob
import json
import os
import pickle

import numpy as np

import data
from features import NAMES, Lexicon, Text, WordVectors, statements
from states import States
from wordpieces import WordPieces, pieces_of



class Kept:
    """States of texts that were met before: they are the dearest part."""

    def __init__(self, path, states):
        self.path, self.states = path, states
        self.known = pickle.load(open(path, "rb")) if os.path.exists(path) else {}

    def of(self, text):
        if text.text not in self.known:
            self.known[text.text] = self.states.of(text)
        return self.known[text.text]

    def save(self):
        pickle.dump(self.known, open(self.path, "wb"), protocol=4)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--analyser", required=True)
    p.add_argument("--vectors", required=True)
    p.add_argument("--lexicon", required=True)
    p.add_argument("--pieces", required=True, help="the pieces that the pretrained encoder knows, one a line")
    p.add_argument("--keys", help="rows of the tables as an earlier round had them (JSON), when its weights are to be gone on with")
    a = p.parse_args()
    vectors = WordVectors(a.vectors)
    lexicon = Lexicon(a.lexicon.split(","))
    pieces = WordPieces(open(a.pieces, encoding="utf-8").read().splitlines())
    sets = {}
    for path in sorted(glob.glob(a.work + "/*.ann.jsonl")):
        name = os.path.basename(path)[:-len(".ann.jsonl")]
        gold = [json.loads(l) for l in open(f"{a.work}/{name}.jsonl", encoding="utf-8")]
        texts = [Text(json.loads(l), lexicon) for l in open(path, encoding="utf-8")]
        assert len(gold) == len(texts), name
        sets[name] = list(zip(gold, texts))
    kept = Kept(a.work + "/states.pickle", States(a.analyser))
    known = [t for name, items in sets.items() if name != "held" for _, t in items]
    v = statements.Vocabulary.build(known, [])
    # Few passages: a lemma seen thrice is one to keep.
    count = collections.Counter(x.lower() for t in known for x in t.lemma)
    v.keys["lemma"] = sorted(k for k, n in count.items() if n >= 3 and k and "\n" not in k)
    v = statements.Vocabulary(json.load(open(a.keys, encoding="utf-8")) if a.keys else v.keys)
    print({k: len(x) for k, x in v.keys.items()}, flush=True)
    parts, lost = {}, collections.Counter()
    for name, items in sets.items():
        for i, (g, t) in enumerate(items):
            if name == "plover":
                triggers, layers = data.plover(g, t)
                part = f"plover-{i % 5}"
            elif name == "held":
                triggers, layers = data.composed(g, t)
                part = name
            elif name.startswith("none"):
                triggers, layers = data.nothing(g, t)
                part = name
            elif name.startswith("labels"):
                triggers, layers = data.no_positions(g, t)
                part = name
            else:
                triggers, layers = data.composed(g, t)
                part = name + ("-held" if i % 10 == 9 else "")
            lost[name] += sum(len(g.get(k, [])) for k in ("events", "positions", "responses")) - len(triggers)
            names = np.array([x in NAMES for x in t.xpos])
            parts.setdefault(part, []).append(data.rows(t, triggers, layers, v, np.concatenate([kept.of(t), vectors.of(t)], 1), (*pieces_of(t, pieces), names)))
    print({k: len(x) for k, x in parts.items()}, "not found:", dict(lost), flush=True)
    kept.save()
    pickle.dump((v.keys, parts), open(a.work + "/prepared.pickle", "wb"), protocol=4)


main()
