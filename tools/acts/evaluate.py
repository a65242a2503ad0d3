"""Scores checkpoints on the parts that they did not see:  evaluate.py --work DIR NAME=PART,PART ... [--eager X] [--errors]
By words, before any actor is resolved: sets of types of each text, triggers, heads of roles, traits."""
import argparse
import collections
import pickle

import numpy as np
import torch

from data import NONE
from features import LABELS, LAYERS, MODES, MODES_OF, SPAN, TYPES, WHAT, WHO, sizes, statements
from model import TRAITS, Reader


def f1(c):
    p, r = c[0] / max(1, c[1]), c[0] / max(1, c[2])
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} ({c[2]})"


class Read:
    def __init__(self, work, name, keys, eager=0.0, deep=True):
        self.deep = deep
        self.v = statements.Vocabulary(keys)
        weights = torch.load(f"{work}/{name}.pt")
        self.model = Reader(sizes(self.v), sum(k.startswith("encoder.layers.") and k.endswith(".up.bias") for k in weights))
        self.model.load_state_dict(weights)
        self.model.eval()
        self.eager = eager

    def triggers(self, rows, states, pieces):
        """[(layer, at, label, probability)], states"""
        with torch.no_grad():
            h, x = self.model.encode(torch.from_numpy(rows).unsqueeze(0), torch.from_numpy(states.astype(np.float32)).unsqueeze(0), torch.tensor([len(rows)]), self.model.encoder.words([pieces], len(rows)) if self.deep else None)
            out, all_ = [], {}
            for layer, s in zip(LAYERS, self.model.label_scores(h, x)):
                p = torch.softmax(s[0] - torch.tensor([self.eager] + [0.0] * (s.shape[-1] - 1)), -1).numpy()
                all_[layer] = p
                for i in np.nonzero(p.argmax(1))[0]:
                    k = int(p[i].argmax())
                    out.append((layer, int(i), LAYERS[layer][k - 1], float(p[i, k])))
        return out, h, all_

    def roles(self, h, at, pairs, a, b, layer, label):
        with torch.no_grad():
            who, what, traits = self.model.beside(h[:, at], self.model.here(h[:, a:b]), torch.from_numpy(pairs).unsqueeze(0), torch.tensor([at - a]), torch.tensor([LABELS.index((layer, label))]), torch.tensor([b - a]))
            stretches = self.model.whats.decode(what[0], b - a)
        return torch.sigmoid(who[0]).numpy(), stretches, {k: t[0].numpy() for k, t in zip(TRAITS, traits)}


def mode_of(label, scores):
    allowed = MODES_OF.get(label, ())
    return max(((scores[1 + MODES.index(m)], m) for m in allowed), default=(0, None))[1]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("pairs", nargs="+")
    p.add_argument("--eager", type=float, default=0.0)
    p.add_argument("--shallow", action="store_true", help="without the pretrained encoder")
    p.add_argument("--errors", action="store_true")
    a = p.parse_args()
    torch.set_num_threads(1)
    keys, parts = pickle.load(open(a.work + "/prepared.pickle", "rb"))
    score, alone = collections.defaultdict(lambda: [0, 0, 0]), collections.Counter()
    kinds = collections.defaultdict(lambda: [0, 0, 0])
    for pair in a.pairs:
        name, where = pair.split("=")
        read = Read(a.work, name, keys, a.eager, not a.shallow)
        for part in where.split(","):
            for rows, labels, beside, _, states, pieces in parts[part]:
                found, h, all_ = read.triggers(rows, states, pieces)
                for layer in LAYERS:
                    if (labels[layer] == NONE).all():
                        continue
                    gold = {(t.at, t.label) for _, _, _, _, t in beside if t.layer == layer}
                    mine = {(at, label) for l, at, label, _ in found if l == layer}
                    s = score[layer + " trigger+label"]
                    s[0] += len(gold & mine); s[1] += len(mine); s[2] += len(gold)
                    s = score[layer + " labels of text"]
                    g, m = {x for _, x in gold}, {x for _, x in mine}
                    s[0] += len(g & m); s[1] += len(m); s[2] += len(g)
                    for x in g | m:
                        kinds[x][0] += x in g and x in m; kinds[x][1] += x in m; kinds[x][2] += x in g
                # with the gold triggers: who and how
                for at, fr, to, pairs, t in beside:
                    who, what, traits = read.roles(h, at, pairs, fr, to, t.layer, t.label)
                    for role, places in t.who.items():
                        m = {fr + int(i) for i in np.nonzero(who[:, WHO.index(role)] > 0.5)[0]}
                        s = score["role " + role]
                        s[0] += len(m & set(places)); s[1] += len(m); s[2] += len(set(places))
                    for k, x in t.traits.items():
                        if x != NONE and not (k == "mode" and x == 0):
                            y = int(traits[k].argmax())
                            if k == "mode":
                                y = mode_of(t.label, traits[k])
                                y = 1 + MODES.index(y) if y else 0
                            alone[k, x == y] += 1
                    if t.layer == "position":
                        g = {i for i in range(*t.what.get("words", (0, 0)))}
                        m = {fr + i for i, y in enumerate(what) if y in (1, 2)}
                        s = score["words, word by word"]
                        s[0] += len(g & m); s[1] += len(m); s[2] += len(g)
    for k, c in score.items():
        print(f"{k:24}", f1(c))
    for k in TRAITS:
        n = alone[k, True] + alone[k, False]
        if n:
            print(f"{k:24} right {alone[k, True] / n:.3f} of {n}")
    print("; ".join(f"{k} {f1(c)}" for k, c in sorted(kinds.items()) if a.errors))


if __name__ == "__main__":
    main()
