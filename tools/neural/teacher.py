"""The teacher of names: the pretrained encoder of the reader of acts (tools/acts/encoder.py), taught on the sets of names; it then labels raw news softly.

  teacher.py --shared DIR --work DIR [--steps N]            WORK holds encoder.onnx, pieces.txt and glove.npz (vectors.py)
  teacher.py --shared DIR --work DIR --label FILE --out FILE
"""
import argparse
import collections
import importlib.util
import os
import pickle
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import corpora
import features
import names
import vectors
from chain import Chain
from heads import NAME_LABELS, Locked
from train import batches_of, padded, recased

HERE = os.path.dirname(os.path.abspath(__file__))


def acts(name):
    """A module of the reader of acts; both folders have an `encoder`."""
    sys.path.insert(0, os.path.join(HERE, "..", "acts"))
    spec = importlib.util.spec_from_file_location("acts_" + name, os.path.join(HERE, "..", "acts", name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.pop(0)
    return module


wordpieces, encoder = acts("wordpieces"), acts("encoder")
# Words that each set gives.
SHARE = {"gmb": 420_000, "redocred": 110_000, "crossner-politics": 60_000, "crossner-other": 80_000, "wikigold": 32_000, "gum": 70_000, "re3d": 18_000, "btc": 25_000}


def shapes(sentences, most=400):
    count = collections.Counter(features.shape(features.normalised(f)) for s in sentences for f in s)
    return {s: i + 1 for i, (s, _) in enumerate(sorted(count.items(), key=lambda e: (-e[1], e[0]))[:most])}


class Teacher(nn.Module):
    def __init__(self, shapes, width, layers=6, hidden=256, memory=128):
        super().__init__()
        self.encoder = encoder.Encoder(layers)
        self.encoder.pieces.weight.requires_grad = False
        # The pieces are all small: what is written large stands beside them, from nothing on.
        self.shape = nn.Embedding(shapes + 1, encoder.WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.shape_above = nn.Embedding(shapes + 1, 64)
        self.hidden = nn.Linear(encoder.WIDTH + 64 + width, hidden)
        self.source = nn.Embedding(len(names.SOURCES) + 1, hidden)
        nn.init.zeros_(self.source.weight)
        self.lstm = nn.LSTM(hidden, memory, batch_first=True, bidirectional=True)
        self.name = nn.Linear(hidden + 2 * memory, len(NAME_LABELS))
        self.chain = Chain()
        self.drop = Locked(head=0.25)

    def read(self, batch):
        """States of words, that of the first piece of each."""
        e = self.encoder
        t = batch["ids"].shape[1]
        mask = torch.where(torch.arange(t).unsqueeze(0) < batch["pieces"].unsqueeze(1), 0.0, -1e4)[:, None, None, :]
        x = F.dropout(e.norm(e.pieces(batch["ids"]) + e.places.weight[:t] + self.shape(batch["piece_shapes"])), 0.1, self.training)
        for layer in e.layers:
            x = layer(x, mask, 0.1)
        return x.gather(1, batch["starts"].unsqueeze(2).expand(-1, -1, x.shape[2]))

    def scores(self, states, batch, source):
        h = self.hidden(torch.cat([states, self.shape_above(batch["shapes"]), batch["vectors"]], -1)) + self.source(source).unsqueeze(1)
        h = self.drop(F.relu(h), "head")
        packed = nn.utils.rnn.pack_padded_sequence(h, batch["lengths"], batch_first=True, enforce_sorted=False)
        m, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self.name(torch.cat([h, self.drop(m, "head")], -1))


class Reading:
    """Sentences to what the teacher takes."""

    def __init__(self, work, shapes):
        self.pieces = wordpieces.WordPieces([l.rstrip("\n") for l in open(work + "/pieces.txt", encoding="utf-8")])
        self.rows, self.vectors = vectors.load(work + "/glove.npz")
        self.vectors /= self.vectors.std()
        self.shapes = shapes

    def of(self, sentences):
        ids, starts, over, shapes = [], [], [], []
        for forms in sentences:
            of = [self.pieces.of(f)[:8] for f in forms]
            shape = [self.shapes.get(features.shape(features.normalised(f)), 0) for f in forms]
            at, flat, above = [], [wordpieces.BEGIN], [0]
            for p, s in zip(of, shape):
                at.append(min(len(flat), encoder.PLACES - 1))
                flat += p
                above += [s] * len(p)
            ids.append((flat + [wordpieces.END])[:encoder.PLACES]); over.append((above + [0])[:encoder.PLACES]); starts.append(at); shapes.append(shape)
        rows = padded([[self.rows.get(f.lower(), 0) for f in s] for s in sentences])
        lengths = torch.tensor([len(s) for s in sentences])
        return {"ids": padded(ids), "piece_shapes": padded(over), "pieces": torch.tensor([len(i) for i in ids]), "starts": padded(starts), "shapes": padded(shapes), "lengths": lengths,
                "vectors": torch.from_numpy(self.vectors[rows.numpy()]), "mask": torch.arange(int(lengths.max())).unsqueeze(0) < lengths.unsqueeze(1)}


def score(found, gold, kept):
    c = collections.Counter()
    for got, want in zip(found, gold):
        got = {(s, e, "LOC" if k == "GPE" else k) for s, e, k in got}
        got, want = {g for g in got if g[2] in kept}, {w for w in want if w[2] in kept}
        c["right"] += len(got & want); c["got"] += len(got); c["want"] += len(want)
    return 200 * c["right"] / max(1, c["got"] + c["want"])


KEPT = {"gmb": ("PER", "ORG", "LOC", "MISC"), "worldwide": ("PER", "ORG", "LOC"), "politics": ("PER", "ORG", "LOC", "MISC"), "ewt": ("PER", "ORG", "LOC"), "gum": ("PER", "ORG", "LOC", "MISC")}


@torch.no_grad()
def evaluate(model, reading, dev, sources=(len(names.SOURCES),), most=10**9):
    model.eval()
    for part, gold in dev.items():
        gold = gold[:most]
        order = sorted(range(len(gold)), key=lambda i: len(gold[i][0]))
        found = {s: {} for s in sources}
        for i in range(0, len(order), 32):
            group = order[i:i + 32]
            batch = reading.of([gold[k][0] for k in group])
            states = model.read(batch)
            for s in sources:
                for k, path in zip(group, model.chain.best(model.scores(states, batch, torch.full((len(group),), s)), batch["mask"])):
                    found[s][k] = names.from_bioes([NAME_LABELS[p] for p in path])
        print(part, " ".join(f"{(names.SOURCES + ('any',))[s]} {score([found[s][k] for k in range(len(gold))], [g[1] for g in gold], KEPT[part]):.2f}" for s in sources), flush=True)
    model.train()


def taught(shared, rng):
    by = collections.defaultdict(list)
    number = {t: i for i, t in enumerate(NAME_LABELS)}
    for source, forms, tags in names.training(shared):
        if len(forms) <= 120:
            by[source].append((forms, [number[t] for t in tags], names.SOURCES.index(source)))
    out = []
    for source in names.SOURCES:
        total, items = 0, []
        while total < SHARE[source]:
            if not items:
                items = list(by[source]); rng.shuffle(items)
            item = items.pop()
            if source == "gmb" and not any(item[1]) and rng.random() < 0.7:
                continue  # sentences without names teach little
            out.append(item)
            total += len(item[0])
    return out


def train(a):
    rng = random.Random(7)
    items = taught(a.shared, rng)
    shape = shapes([i[0] for i in items])
    reading = Reading(a.work, shape)
    model = Teacher(len(shape), reading.vectors.shape[1])
    model.encoder.load(encoder.pretrained(a.work + "/encoder.onnx"))
    under = [p for p in model.encoder.parameters() if p.requires_grad] + list(model.shape.parameters())
    above = [p for n, p in model.named_parameters() if not n.startswith(("encoder", "shape.")) and p.requires_grad]
    adam = torch.optim.AdamW([{"params": under, "rate": 1.6e-4}, {"params": above, "rate": 1.6e-3}], lr=1e-3, betas=(0.9, 0.98), weight_decay=1e-2)
    groups = [[items[i] for i in g] for g in batches_of(items, a.words, rng)]
    steps = len(groups)
    print("steps", steps, "words", sum(len(i[0]) for i in items), flush=True)
    started, total, dev = time.time(), 0.0, names.development(a.shared)
    eye = torch.eye(len(NAME_LABELS))
    for step, group in enumerate(groups):
        share = min(1, (step + 1) / 120) * max(0.02, 1 - step / steps)
        for g in adam.param_groups:
            g["lr"] = g["rate"] * share
        batch = reading.of([recased(i[0], rng) for i in group])
        source = torch.tensor([i[2] if rng.random() < 0.5 else len(names.SOURCES) for i in group])
        loss = model.chain.loss(model.scores(model.read(batch), batch, source), eye[padded([i[1] for i in group])], batch["mask"]) / batch["lengths"].sum() * 3
        adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(under + above, 1.0)
        adam.step()
        total += loss.item()
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} loss {total / 50:.4f} {(time.time() - started) / (step + 1):.3f} s/step", flush=True)
            total = 0.0
        if step + 1 in (steps // 3, steps * 2 // 3):
            evaluate(model, reading, {k: dev[k] for k in ("gmb", "worldwide", "politics")}, (0, len(names.SOURCES)), 250)
            torch.save({"model": model.state_dict(), "shapes": shape}, a.work + "/teacher.pt")
    torch.save({"model": model.state_dict(), "shapes": shape}, a.work + "/teacher.pt")
    evaluate(model, reading, dev, (0, len(names.SOURCES)))


def raw(shared, path, rng):
    """Sentences of news that may hold a name, each once, in random order; where there is no news, those of the treebank of web pages."""
    if not path:
        return [t.forms for t in corpora.trees(shared + "/data/treebank/ewt-train.conllu.gz") if len(t.forms) <= 60]
    seen = set()
    for line in open(path, encoding="utf-8"):
        forms = line.split()
        if 5 <= len(forms) <= 60 and any(f[0].isupper() for f in forms[1:]) and sum(f.isupper() and len(f) > 3 for f in forms) * 3 < len(forms):
            seen.add(line)
    out = [line.split() for line in sorted(seen)]
    rng.shuffle(out)
    return out


@torch.no_grad()
def label(a):
    """Writes parts of (forms, the three likeliest labels of each word, their probabilities), so that whoever cannot wait may begin with what is there."""
    state = torch.load(a.work + "/teacher.pt")
    reading = Reading(a.work, state["shapes"])
    model = Teacher(len(state["shapes"]), reading.vectors.shape[1])
    model.load_state_dict(state["model"])
    model.eval()
    sentences = raw(a.shared, a.label, random.Random(11))
    for part in range(a.first, a.parts, a.stride):
        path = f"{a.work}/{'soft' if a.label else 'bank'}-{part}.pickle"
        if os.path.exists(path):
            continue
        group, out = sorted(sentences[part * a.size:(part + 1) * a.size], key=len), []
        for i in range(0, len(group), 40):
            batch = reading.of(group[i:i + 40])
            scores = model.scores(model.read(batch), batch, torch.full((len(batch["lengths"]),), len(names.SOURCES)))
            chances, labels = model.chain.marginals(scores, batch["mask"]).topk(3, -1)
            for forms, c, l in zip(group[i:i + 40], chances.numpy(), labels.numpy()):
                out.append((forms, l[:len(forms)].astype(np.uint8), c[:len(forms)].astype(np.float16)))
        with open(path + ".new", "wb") as f:
            pickle.dump(out, f)
        os.replace(path + ".new", path)
        print(path, sum(len(o[0]) for o in out), flush=True)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--shared", required=True)
    p.add_argument("--work", required=True)
    p.add_argument("--words", type=int, default=600)
    p.add_argument("--label", nargs="?", const="", help="raw news, a sentence a line, to label softly instead of learning")
    p.add_argument("--size", type=int, default=4000, help="sentences a part")
    p.add_argument("--parts", type=int, default=30)
    p.add_argument("--first", type=int, default=0)
    p.add_argument("--stride", type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.set_flush_denormal(True)
    torch.manual_seed(7)
    label(a) if a.label is not None else train(a)


if __name__ == "__main__":
    main()
