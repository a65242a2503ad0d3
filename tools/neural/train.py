"""Trains tags, trees and names together over the pretrained encoder. Deterministic for a seed and thread count; goes on from its checkpoint.

  train.py --shared DIR --work DIR [--steps N] [--out NAME]
"""
import argparse
import collections
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpora
import names
from features import TABLES, Types, Vocabulary
from heads import NAME_LABELS, Analyser

VERSION = 1


def batches_of(items, words, rng):
    """Groups of about `words` words of like length, in random order."""
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]) * (1 + 0.1 * rng.random()))
    groups, group, longest = [], [], 0
    for i in order:
        longest = max(longest, len(items[i][0]))
        if group and longest * (len(group) + 1) > words:
            groups.append(group)
            group, longest = [], len(items[i][0])
        group.append(i)
    groups.append(group)
    rng.shuffle(groups)
    return groups


def padded(arrays, fill=0):
    out = np.full((len(arrays), max(map(len, arrays))), fill, dtype=np.int64)
    for i, a in enumerate(arrays):
        out[i, :len(a)] = a
    return torch.from_numpy(out)


def recased(forms, rng):
    """Headlines: a few sentences are seen in title case or in capitals."""
    chance = rng.random()
    if chance < 0.03:
        return [f[:1].upper() + f[1:] if len(f) > 3 else f for f in forms]
    return [f.upper() for f in forms] if chance < 0.045 else forms


def index(counter, least):
    kept = sorted(k for k, n in counter.items() if n >= least)
    return kept, {k: i for i, k in enumerate(kept)}


class Data:
    def __init__(self, shared, vocabulary):
        self.types = Types(vocabulary)
        bank = shared + "/data/treebank/"
        read = lambda name: list(corpora.trees(bank + name + ".conllu.gz"))
        train = read("ewt-train") + read("gum-open-train")
        self.dev_trees = {"ewt": read("ewt-dev"), "gum": read("gum-open-dev")}
        self.labels, self.number = {}, {}
        for key, field, least in (("upos", "upos", 1), ("xpos", "xpos", 2), ("feats", "feats", 2), ("relation", "relations", 1)):
            self.labels[key], self.number[key] = index(collections.Counter(v for t in train for v in getattr(t, field)), least)
        self.labels["source"] = list(names.SOURCES)
        ids = lambda t, key, field: np.array([self.number[key].get(v, -100) for v in getattr(t, field)])
        self.trees = [(t.forms, ids(t, "upos", "upos"), ids(t, "xpos", "xpos"), ids(t, "feats", "feats"), np.array(t.heads), ids(t, "relation", "relations"))
                      for t in train if len(t.forms) <= 120]
        label = {t: i for i, t in enumerate(NAME_LABELS)}
        self.names = [(forms, np.array([label[t] for t in tags]), names.SOURCES.index(source))
                      for source, forms, tags in names.training(shared) if len(forms) <= 120]
        self.by_source = collections.defaultdict(list)
        for item in self.names:
            self.by_source[item[2]].append(item)
        self.dev_names = names.development(shared)

    def rows(self, sentences):
        rows, lengths = map(torch.from_numpy, self.types.batch(sentences))
        return rows, lengths


# Words a round that each set of names gives: news most, for that is what is read.
SHARE = {"gmb": 150_000, "redocred": 30_000, "crossner-politics": 28_000, "crossner-other": 20_000, "wikigold": 25_000, "gum": 25_000, "re3d": 9_000, "btc": 10_000}


def name_round(data, rng, most):
    out = []
    for s, source in enumerate(names.SOURCES):
        items = list(data.by_source[s])
        rng.shuffle(items)
        total = 0
        for item in items:
            if total >= (most if source == "gmb" else SHARE[source]):
                break
            out.append(item)
            total += len(item[0])
    return out


def tree_loss(model, data, batch, rng):
    rows, lengths = data.rows([recased(b[0], rng) for b in batch])
    top, _ = model.encode(rows, lengths, 0.15)
    upos, xpos, feats = model.tags(top)
    words = int(lengths.sum())
    gold = [padded([b[k] for b in batch], -100) for k in (1, 2, 3)]
    loss = sum(w * F.cross_entropy(s.flatten(0, 1), g.flatten(), ignore_index=-100, reduction="sum") for w, s, g in zip((0.6, 0.6, 0.6), (upos, xpos, feats), gold))
    heads = padded([b[4] for b in batch], -100)
    arcs = model.arcs(top)
    inside = torch.arange(arcs.shape[2]).unsqueeze(0) <= lengths.unsqueeze(1)
    arcs = arcs.masked_fill(~inside.unsqueeze(1), -1e4)
    loss = loss + F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=-100, reduction="sum")
    relations = model.relations(top, heads.clamp(min=0))
    loss = loss + F.cross_entropy(relations.flatten(0, 1), padded([b[5] for b in batch], -100).flatten(), ignore_index=-100, reduction="sum")
    return loss / words


def name_loss(model, data, batch, rng):
    rows, lengths = data.rows([recased(b[0], rng) for b in batch])
    top, under = model.encode(rows, lengths, 0.15)
    # Half of the sentences are read without their set's convention, so that there is a common one for use.
    source = torch.tensor([b[2] if rng.random() < 0.5 else len(names.SOURCES) for b in batch])
    scores = model.names(top, under, lengths, source)
    mask = torch.arange(rows.shape[1]).unsqueeze(0) < lengths.unsqueeze(1)
    return model.name_loss(scores, padded([b[1] for b in batch]), mask) / lengths.sum() * 3


@torch.no_grad()
def evaluate(model, data):
    model.eval()
    shown = []
    for part, bank in data.dev_trees.items():
        right = collections.Counter()
        order = sorted(bank, key=lambda t: len(t.forms))
        for i in range(0, len(order), 40):
            group = order[i:i + 40]
            rows, lengths = data.rows([t.forms for t in group])
            top, _ = model.encode(rows, lengths)
            upos, xpos, feats = (x.argmax(-1) for x in model.tags(top))
            arcs = model.arcs(top)
            inside = torch.arange(arcs.shape[2]).unsqueeze(0) <= lengths.unsqueeze(1)
            heads = arcs.masked_fill(~inside.unsqueeze(1), -1e4).argmax(-1)
            relations = model.relations(top, heads).argmax(-1)
            for k, t in enumerate(group):
                for j in range(len(t.forms)):
                    right["words"] += 1
                    right["upos"] += data.labels["upos"][upos[k, j]] == t.upos[j]
                    right["xpos"] += data.labels["xpos"][xpos[k, j]] == t.xpos[j]
                    right["feats"] += data.labels["feats"][feats[k, j]] == t.feats[j]
                    same = heads[k, j] == t.heads[j]
                    right["uas"] += int(same)
                    right["las"] += int(same and data.labels["relation"][relations[k, j]].split(":")[0] == t.relations[j].split(":")[0])
        shown.append(part + " " + " ".join(f"{k} {100 * right[k] / right['words']:.2f}" for k in ("upos", "xpos", "feats", "uas", "las")))
    for part, gold in data.dev_names.items():
        kept = {"PER", "ORG", "LOC"} | ({"MISC"} if part in ("gmb", "politics", "gum") else set())
        c = collections.Counter()
        order = sorted(gold, key=lambda g: len(g[0]))
        for i in range(0, len(order), 60):
            group = order[i:i + 60]
            rows, lengths = data.rows([g[0] for g in group])
            scores = model.names(*model.encode(rows, lengths), lengths, torch.full((len(group),), len(names.SOURCES)))
            for (forms, want), path in zip(group, model.best_names(scores, lengths)):
                got = {(s, e, "LOC" if k == "GPE" else k) for s, e, k in names.from_bioes([NAME_LABELS[p] for p in path])}
                got = {g for g in got if g[2] in kept}
                want = {w for w in want if w[2] in kept}
                c["right"] += len(got & want); c["got"] += len(got); c["want"] += len(want)
        shown.append(f"names {part} {200 * c['right'] / max(1, c['got'] + c['want']):.2f}")
    model.train()
    return "; ".join(shown)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--shared", required=True)
    p.add_argument("--work", required=True)
    p.add_argument("--out", default="analyser")
    p.add_argument("--steps", type=int, default=12000)
    p.add_argument("--until", type=int, help="stop after so many of the steps")
    p.add_argument("--words", type=int, default=900, help="words a step")
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--news", type=int, default=SHARE["gmb"], help="words a round of the news set of names")
    p.add_argument("--every", type=int, default=1000, help="steps between evaluations")
    p.add_argument("--start", help="checkpoint to start from instead of the pretrained encoder")
    p.add_argument("--scratch", action="store_true", help="without the pretrained encoder")
    a = p.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # what decays towards zero would cost most of the time
    torch.manual_seed(7)
    rng = random.Random(7)
    vocabulary = pickle.load(open(a.work + "/prepared.pickle", "rb"))[0]
    data = Data(a.shared, vocabulary)
    model = Analyser({t: vocabulary.size(t) for t in TABLES}, data.labels)
    print("words", sum(len(t[0]) for t in data.trees), sum(len(n[0]) for n in data.names), {k: len(v) for k, v in data.labels.items()}, flush=True)
    if not a.scratch:
        state = torch.load(a.work + "/pretrained.pt")["encoder"]
        model.encoder.load_state_dict({k: v for k, v in state.items() if "2" not in k.split(".")[0]}, strict=False)
    if a.start:
        state, own = torch.load(f"{a.work}/{a.start}.pt")["model"], model.state_dict()
        model.load_state_dict({k: v for k, v in state.items() if k in own and v.shape == own[k].shape}, strict=False)
    sparse = list(model.encoder.embedding.parameters())
    gentle = [*model.encoder.forward1.parameters(), *model.encoder.backward1.parameters()]
    new = [q for n, q in model.named_parameters() if a.start and n.startswith("name")]
    rest = [q for q in model.parameters() if not any(q is s for s in sparse + gentle + new)]
    slow = 1.0 if a.scratch else 0.5
    adam = torch.optim.AdamW([{"params": gentle, "share": slow}, {"params": rest, "share": 1.0}, {"params": new, "share": 2.5}], lr=a.rate, betas=(0.9, 0.95), weight_decay=1e-4)
    adam_sparse = torch.optim.SparseAdam(sparse, lr=a.rate, betas=(0.9, 0.99))
    path = f"{a.work}/{a.out}.pt"
    step = 0
    if os.path.exists(path):
        state = torch.load(path)
        model.load_state_dict(state["model"]); adam.load_state_dict(state["adam"]); adam_sparse.load_state_dict(state["adam_sparse"])
        step = state["step"]; rng.setstate(state["rng"]); torch.set_rng_state(state["torch"])
    model.train()
    started, first, total = time.time(), step, collections.Counter()
    last = a.until or a.steps
    while step < last:
        work = [("tree", data.trees, g) for g in batches_of(data.trees, a.words, rng)]
        chosen = name_round(data, rng, a.news)
        work += [("name", chosen, g) for g in batches_of(chosen, a.words, rng)]
        rng.shuffle(work)
        for kind, items, group in work:
            share = min(1, (step + 1) / 300) * max(0.01, 1 - step / a.steps)
            for g in adam.param_groups:
                g["lr"] = a.rate * share * g["share"]
            adam_sparse.param_groups[0]["lr"] = a.rate * share * slow
            loss = (tree_loss if kind == "tree" else name_loss)(model, data, [items[i] for i in group], rng)
            adam.zero_grad(set_to_none=True); adam_sparse.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(gentle + rest + new, 2.0)
            adam.step(); adam_sparse.step()
            step += 1
            total[kind] += loss.item(); total[kind + "#"] += 1
            if step % 200 == 0:
                print(f"step {step} tree {total['tree'] / max(1, total['tree#']):.3f} name {total['name'] / max(1, total['name#']):.3f} {(time.time() - started) / (step - first):.3f} s/step", flush=True)
                total.clear()
            if step % a.every == 0 or step == last:
                print(evaluate(model, data), flush=True)
                torch.save({"model": model.state_dict(), "labels": data.labels, "adam": adam.state_dict(), "adam_sparse": adam_sparse.state_dict(),
                            "step": step, "rng": rng.getstate(), "torch": torch.get_rng_state()}, path + ".new")
                os.replace(path + ".new", path)
            if step >= last:
                break


if __name__ == "__main__":
    main()
