"""Teaches the reader of names (src/Demarche.Language/Models/names.bin) over the network that ships, which stays as it is: from the sets of names and from raw
news that the teacher (teacher.py) labelled softly. Each word also brings the vector that is known of it from elsewhere (vectors.py), in fewer numbers.

  student.py --shared DIR --work DIR --analyser FILE --to names.bin
"""
import argparse
import collections
import glob
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import names
import shipped
import vectors
from chain import Chain
from features import Types
from heads import NAME_LABELS, Locked
from modelfile import ModelWriter
from teacher import KEPT, score
from train import batches_of, padded, recased

ANY = len(names.SOURCES)


class Vectors:
    """The commonest words in fewer numbers (the main axes), a byte a number, as they ship; row 0 is nothing."""

    def __init__(self, path, most, width):
        rows, x = vectors.load(path)
        x = x[1:most + 1]
        self.words = list(rows)[:most]
        x = x - x.mean(0)
        _, axes = np.linalg.eigh(np.cov(x.T))
        x = x @ axes[:, ::-1][:, :width]
        x = x / x.std()
        scale = np.maximum(np.abs(x).max(1), 1e-8) / 127
        self.table = np.concatenate([np.zeros((1, width), np.float32), (np.rint(x / scale[:, None]) * scale[:, None]).astype(np.float32)])
        self.rows = {w: i + 1 for i, w in enumerate(self.words)}

    def of(self, sentences):
        return torch.from_numpy(self.table[padded([[self.rows.get(f.lower(), 0) for f in s] for s in sentences]).numpy()])


class Student(nn.Module):
    def __init__(self, inputs, hidden=160, memory=96):
        super().__init__()
        self.hidden = nn.Linear(inputs, hidden)
        self.source = nn.Embedding(ANY + 1, hidden)
        nn.init.zeros_(self.source.weight)
        self.lstm = nn.LSTM(hidden, memory, batch_first=True, bidirectional=True)
        self.name = nn.Linear(hidden + 2 * memory, len(NAME_LABELS))
        self.chain = Chain()
        self.drop = Locked(head=0.2, vectors=0.1)

    def scores(self, states, known, lengths, source):
        h = F.relu(self.hidden(torch.cat([states, self.drop(known, "vectors")], -1)) + self.source(source).unsqueeze(1))
        h = self.drop(h, "head")
        packed = nn.utils.rnn.pack_padded_sequence(h, lengths, batch_first=True, enforce_sorted=False)
        m, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self.name(torch.cat([h, self.drop(m, "head")], -1))


class Network:
    """States of words from the network that ships."""

    def __init__(self, path):
        self.vocabulary, self.model, _ = shipped.load(path)
        self.types = Types(self.vocabulary)
        self.width = 256 + 128 + 320

    @torch.no_grad()
    def of(self, sentences, noise=0.0):
        """[batch, time, upper + embedding + lower]; with noise as when the network itself was trained."""
        rows, lengths = map(torch.from_numpy, self.types.batch(sentences))
        self.model.train(noise > 0)
        top, under = self.model.encode(rows, lengths, noise)
        return torch.cat([top, under], -1), lengths


def mask_of(lengths):
    return torch.arange(int(lengths.max())).unsqueeze(0) < lengths.unsqueeze(1)


@torch.no_grad()
def evaluate(net, student, known, dev, source=ANY):
    if student:
        student.eval()
    shown = []
    for part, gold in dev.items():
        order = sorted(range(len(gold)), key=lambda i: len(gold[i][0]))
        found = {}
        for i in range(0, len(order), 64):
            group = order[i:i + 64]
            sentences = [gold[k][0] for k in group]
            states, lengths = net.of(sentences)
            if student:
                paths = student.chain.best(student.scores(states, known.of(sentences), lengths, torch.full((len(group),), source)), mask_of(lengths))
            else:
                paths = net.model.best_names(net.model.names(states[..., :256], states[..., 256:], lengths, torch.zeros(len(group), dtype=torch.long)), lengths)
            for k, path in zip(group, paths):
                found[k] = names.from_bioes([NAME_LABELS[p] for p in path])
        shown.append(f"{part} {score([found[k] for k in range(len(gold))], [g[1] for g in gold], KEPT[part]):.2f}")
    if student:
        student.train()
    return " ".join(shown)


# Words that each set gives to a pass; what the teacher labelled comes on top.
SHARE = {"gmb": 700_000, "redocred": 90_000, "crossner-politics": 60_000, "crossner-other": 60_000, "wikigold": 32_000, "gum": 60_000, "re3d": 18_000, "btc": 20_000}


class Lessons:
    """What is learned from: gold (forms, labels, set) and soft (forms, labels [n, 3], chances [n, 3])."""

    def __init__(self, shared, work):
        number = {t: i for i, t in enumerate(NAME_LABELS)}
        self.gold = collections.defaultdict(list)
        for source, forms, tags in names.training(shared):
            if len(forms) <= 120:
                self.gold[source].append((forms, np.array([number[t] for t in tags]), names.SOURCES.index(source)))
        self.soft = []
        for path in sorted(glob.glob(work + "/mixed-soft-*.pickle")):
            self.soft += pickle.load(open(path, "rb"))
        self.bank = []
        for path in sorted(glob.glob(work + "/mixed-bank-*.pickle")):
            self.bank += pickle.load(open(path, "rb"))

    def pass_(self, rng, soft_words, news):
        out = []
        for source in names.SOURCES:
            items, total = list(self.gold[source]), 0
            rng.shuffle(items)
            for item in items * 3:
                if total >= (news if source == "gmb" else SHARE[source]):
                    break
                out.append(item)
                total += len(item[0])
        items, total = list(self.soft), 0
        rng.shuffle(items)
        for item in items:
            if total >= soft_words:
                break
            out.append(item)
            total += len(item[0])
        # A name that stands alone in a line, as under a letter, is rare among the sentences of news.
        return out + self.bank + 7 * [item for item in self.bank if len(item[0]) <= 4]


@torch.no_grad()
def mix(work, net):
    """Half of what the teacher thinks and half of what the head for names of the joint training thinks (analyser.bin): they err in different places.
    On web pages, which the teacher knows less of, seven tenths."""
    chain, m = Chain(), net.model
    chain.load_state_dict({"transition": m.name_transition, "start": m.name_start, "end": m.name_end, "allowed": chain.allowed})
    for path in sorted(glob.glob(work + "/soft-*.pickle") + glob.glob(work + "/bank-*.pickle")):
        to = path.replace("soft-", "mixed-soft-").replace("bank-", "mixed-bank-")
        if os.path.exists(to):
            continue
        share = 0.7 if "/bank-" in path else 0.5
        items, out = pickle.load(open(path, "rb")), []
        for i in range(0, len(items), 60):
            group = items[i:i + 60]
            states, lengths = net.of([g[0] for g in group])
            own = chain.marginals(m.names(states[..., :256], states[..., 256:], lengths, torch.zeros(len(group), dtype=torch.long)), mask_of(lengths))
            chances, labels = (share * own + (1 - share) * targets(group, own.shape[1])).topk(4, -1)
            out += [(g[0], l[:len(g[0])].astype(np.uint8), c[:len(g[0])].astype(np.float16)) for g, l, c in zip(group, labels.numpy(), chances.numpy())]
        with open(to, "wb") as f:
            pickle.dump(out, f)


def targets(group, width):
    out = np.zeros((len(group), width, len(NAME_LABELS)), np.float32)
    for k, item in enumerate(group):
        n = len(item[0])
        if isinstance(item[2], int):
            out[k, np.arange(n), item[1]] = 1
        else:
            chances = item[2].astype(np.float32)
            np.put_along_axis(out[k, :n], item[1].astype(np.int64), chances / chances.sum(1, keepdims=True), 1)
    return torch.from_numpy(out)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--shared", required=True)
    p.add_argument("--work", required=True)
    p.add_argument("--analyser", required=True)
    p.add_argument("--out", default="student")
    p.add_argument("--start", help="checkpoint to go on from")
    p.add_argument("--passes", type=int, default=4)
    p.add_argument("--soft", type=int, default=800_000, help="softly labelled words a pass")
    p.add_argument("--mix", action="store_true", help="only let the head for names of the joint training have its say in what the teacher labelled")
    p.add_argument("--news", type=int, default=SHARE["gmb"], help="words a pass of the news set of names")
    p.add_argument("--words", type=int, default=1500, help="words a step")
    p.add_argument("--rate", type=float, default=2.5e-3)
    p.add_argument("--known", type=int, default=90_000, help="words with a vector")
    p.add_argument("--width", type=int, default=64, help="numbers of a vector")
    p.add_argument("--hidden", type=int, default=160)
    p.add_argument("--memory", type=int, default=96)
    p.add_argument("--to", help="only write the checkpoint there, as it ships")
    a = p.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(7)
    rng = random.Random(7)
    net, known = Network(a.analyser), Vectors(a.work + "/glove.npz", a.known, a.width)
    if a.mix:
        mix(a.work, net)
        return
    student = Student(net.width + a.width, a.hidden, a.memory)
    path = f"{a.work}/{a.out}.pt"
    if a.to:
        student.load_state_dict(torch.load(path))
        write(student, known, a.to)
        return
    if a.start:
        student.load_state_dict(torch.load(f"{a.work}/{a.start}.pt"))
    lessons, dev = Lessons(a.shared, a.work), names.development(a.shared)
    passes = [lessons.pass_(rng, a.soft, a.news) for _ in range(a.passes)]
    groups = [[items[i] for i in g] for items in passes for g in batches_of(items, a.words, rng)]
    adam = torch.optim.AdamW(student.parameters(), lr=a.rate, betas=(0.9, 0.99), weight_decay=1e-3)
    print("steps", len(groups), "soft sentences", len(lessons.soft), flush=True)
    started, total = time.time(), 0.0
    for step, group in enumerate(groups):
        for g in adam.param_groups:
            g["lr"] = a.rate * min(1, (step + 1) / 200) * max(0.02, 1 - step / len(groups))
        sentences = [recased(i[0], rng) for i in group]
        # What the network itself has learned from it knows too well: it is read with noise.
        states, lengths = net.of(sentences, 0.15)
        source = torch.tensor([i[2] if isinstance(i[2], int) and rng.random() < 0.5 else ANY for i in group])
        scores = student.scores(states, known.of(sentences), lengths, source)
        loss = student.chain.loss(scores, targets(group, scores.shape[1]), mask_of(lengths)) / lengths.sum() * 3
        adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 2.0)
        adam.step()
        total += loss.item()
        if (step + 1) % 100 == 0:
            print(f"step {step + 1} loss {total / 100:.4f} {(time.time() - started) / (step + 1):.3f} s/step", flush=True)
            total = 0.0
        if step + 1 in (len(groups) // 3, len(groups) * 2 // 3):
            print(evaluate(net, student, known, {k: v[:400] for k, v in dev.items()}), flush=True)
    torch.save(student.state_dict(), path)
    print(evaluate(net, student, known, dev), flush=True)
    print("as gmb", evaluate(net, student, known, {"gmb": dev["gmb"]}, 0), flush=True)


def write(student, known, path):
    w = {k: v.numpy() for k, v in student.state_dict().items()}
    out = ModelWriter({"version": 1, "labels": NAME_LABELS})
    out.lines("words", known.words)
    out.quantised("vectors", known.table)
    hidden = w["hidden.weight"]
    for name, a, b in (("upper", 0, 256), ("word", 256, 384), ("lower", 384, 704), ("vector", 704, hidden.shape[1])):
        out.half("hidden." + name, hidden[:, a:b])
    out.add("hidden.bias", w["hidden.bias"] + w["source.weight"][ANY])
    out.half("label", w["name.weight"][:, :len(hidden)])
    out.half("label.memory", w["name.weight"][:, len(hidden):])
    out.add("label.bias", w["name.bias"])
    for direction, end in (("forward", ""), ("backward", "_reverse")):
        out.half(f"memory.{direction}.input", w["lstm.weight_ih_l0" + end])
        out.half(f"memory.{direction}.recurrent", w["lstm.weight_hh_l0" + end])
        out.add(f"memory.{direction}.bias", w["lstm.bias_ih_l0" + end] + w["lstm.bias_hh_l0" + end])
    for name in ("start", "end"):
        out.add(name, w["chain." + name])
    out.add("transition", np.where(w["chain.allowed"], w["chain.transition"], -1e4).astype(np.float32))
    out.save(path)


if __name__ == "__main__":
    main()
