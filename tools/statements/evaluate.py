"""Reads the dev part with a checkpoint and writes what `quotes.py` scores:  evaluate.py --shared DIR --work DIR --name NAME --to FILE"""
import argparse
import json
import pickle

import numpy as np
import torch

import data
from features import Vocabulary, pair_rows, word_rows
from model import Reader


def spans(labels, begins):
    out = []
    for i, l in enumerate(labels):
        if l == begins:
            out.append([i, i])
        elif l == begins + 1:
            out[-1][1] = i
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--shared", required=True)
    p.add_argument("--work", required=True)
    p.add_argument("--name", default="reader")
    p.add_argument("--to", required=True)
    p.add_argument("--bias", type=float, default=0.0)
    a = p.parse_args()
    torch.set_num_threads(1)
    keys, vectors, _ = pickle.load(open(a.work + "/prepared.pickle", "rb"))
    v = Vocabulary(keys)
    model = Reader(v.sizes(), torch.from_numpy(vectors))
    model.load_state_dict(torch.load(f"{a.work}/{a.name}.pt"))
    model.eval()
    ids = [json.loads(l)["id"] for l in open(a.work + "/dev.ann.jsonl")]
    with torch.no_grad(), open(a.to, "w", encoding="utf-8") as out:
        for id_, (text, _) in zip(ids, data.articles(f"{a.shared}/data/quotes/polnear-dev.jsonl.gz", a.work + "/dev.ann.jsonl")):
            found = []
            for x, y in text.paragraphs:
                h = model.encode(torch.from_numpy(np.array([word_rows(text, x, y, v)], np.int64)), torch.tensor([y - x]))
                e = model.cue(h)[0]
                e[:, 0] -= a.bias
                for f, l in spans(model.cues.decode(e, y - x), 1):
                    f, l = f + x, l + x
                    s, t = data.window(f, l, x, y)
                    inside = torch.zeros(1, t - s)
                    inside[0, f - s:l - s + 1] = 1
                    pairs = torch.from_numpy(np.array([pair_rows(text, f, l, s, t, v)], np.int64))
                    labels = model.roles.decode(model.beside(h[:, s - x:t - x], pairs, inside, torch.tensor([t - s]))[0], t - s)
                    span = lambda i, j: [text.start[s + i], text.end[s + j]]
                    content = [span(*z) for z in spans(labels, 3)]
                    if content:
                        found.append({"source": [span(*z) for z in spans(labels, 1)], "cue": [[text.start[f], text.end[l]]], "content": content})
            out.write(json.dumps({"id": id_, "attributions": found}) + "\n")


main()
