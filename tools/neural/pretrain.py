"""Pretrains the lower layer as two language models (Peters et al. 2018, small): the forward LSTM tells the next word, the backward
one the word before, by sampled softmax (Jean et al. 2015). Writes a checkpoint every few minutes and goes on from it.

  pretrain.py --news news.txt --shared DIR --out DIR [--steps N]
"""
import argparse
import collections
import math
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpora
from encoder import Encoder
from features import TABLES, Types, Vocabulary

LONGEST = 80


def classes_of(path):
    out = {}
    for line in corpora.opened(path):
        bits, word, _ = line.rstrip("\n").split("\t")
        out[word] = bits
    return out


def sentences(a):
    for line in open(a.news, encoding="utf-8"):
        yield line.split()
    data = a.shared + "/data/"
    for name in ("ewt-train", "gum-open-train"):
        for tree in corpora.trees(data + "treebank/" + name + ".conllu.gz"):
            yield tree.forms
    for name in ("gmb-train", "redocred-train", "crossner-politics-train", "crossner-other-train", "wikigold-train", "re3d-train"):
        for forms, _ in corpora.tagged_sentences(data + "ner/" + name + ".tsv.gz"):
            yield forms


def prepare(a):
    path = a.out + "/prepared.pickle"
    if os.path.exists(path):
        return pickle.load(open(path, "rb"))
    counts = collections.Counter()
    for s in sentences(a):
        counts.update(s)
    # Words of the treebanks and of names weigh more: their rows are learned under supervision.
    for name in ("ewt-train", "gum-open-train"):
        for tree in corpora.trees(a.shared + "/data/treebank/" + name + ".conllu.gz"):
            for f in tree.forms:
                counts[f] += 1
    vocabulary = Vocabulary.build(counts, classes_of(a.shared + "/data/clusters/news-800.paths.gz"))
    types = Types(vocabulary)
    by_length = collections.defaultdict(list)
    seen = set()
    for s in sentences(a):
        for i in range(0, len(s), LONGEST):
            piece = s[i:i + LONGEST]
            key = hash(tuple(piece))  # PYTHONHASHSEED=0 keeps this the same from run to run
            if len(piece) < 4 or key in seen:
                continue
            seen.add(key)
            by_length[len(piece)].append(types.encode(piece))
    data = {n: np.stack(v) for n, v in sorted(by_length.items())}
    made = (vocabulary, types.table(), data)
    pickle.dump(made, open(path, "wb"), protocol=4)
    return made


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--news", required=True)
    p.add_argument("--shared", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--steps", type=int, default=6500)
    p.add_argument("--batch", type=int, default=2400, help="words a step")
    p.add_argument("--negatives", type=int, default=1000)
    a = p.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # what decays towards zero would cost most of the time
    torch.manual_seed(2022)
    rng = random.Random(2022)
    vocabulary, table, data = prepare(a)
    rows = torch.from_numpy(table)
    print({t: vocabulary.size(t) for t in TABLES}, "types", len(table), "words", sum(v.size for v in data.values()), flush=True)
    encoder = Encoder({t: vocabulary.size(t) for t in TABLES}, sparse=True)
    targets = vocabulary.size("word")
    lower = encoder.forward1.hidden_size
    output = torch.nn.Embedding(targets + 1, lower, sparse=True)  # last row: the border of a sentence
    bias = torch.nn.Embedding(targets + 1, 1, sparse=True)
    torch.nn.init.normal_(output.weight, std=0.1)
    torch.nn.init.zeros_(bias.weight)
    sparse = [*encoder.embedding.parameters(), *output.parameters(), *bias.parameters()]
    dense = [*encoder.forward1.parameters(), *encoder.backward1.parameters()]
    adam_sparse, adam = torch.optim.SparseAdam(sparse, lr=2e-3), torch.optim.Adam(dense, lr=2e-3)

    frequency = np.zeros(targets + 1)
    for v in data.values():
        frequency += np.bincount(table[v.ravel(), 0], minlength=targets + 1)
    frequency[targets] = sum(len(v) for v in data.values())
    noise = np.maximum(frequency, 1) ** 0.75
    noise /= noise.sum()
    log_noise = torch.from_numpy(np.log(noise * a.negatives)).float()
    noise_sums = np.cumsum(noise)

    def batches(epoch):
        order = []
        for n, v in data.items():
            index = np.random.RandomState(epoch * 1000 + n).permutation(len(v))
            size = max(1, a.batch // n)
            order += [(n, index[i:i + size]) for i in range(0, len(v), size)]
        random.Random(epoch).shuffle(order)
        for n, index in order:
            yield data[n][index]

    step, started, total, seen = 0, time.time(), 0.0, 0
    checkpoint = a.out + "/pretrained.pt"
    epoch = skip = 0
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint)
        encoder.load_state_dict(state["encoder"]); output.load_state_dict(state["output"]); bias.load_state_dict(state["bias"])
        adam.load_state_dict(state["adam"]); adam_sparse.load_state_dict(state["adam_sparse"])
        step, epoch, skip = state["step"], state["epoch"], state["inside"]
    drop = torch.nn.Dropout(0.1)

    def likelihood(hidden, target, noise_words):
        hidden, target = drop(hidden).reshape(-1, lower), target.reshape(-1)
        true = (hidden * output(target)).sum(-1) + bias(target).squeeze(-1) - log_noise[target]
        others = torch.addmm((bias(noise_words).squeeze(-1) - log_noise[noise_words]).unsqueeze(0), hidden, output(noise_words).t())
        return (torch.logaddexp(torch.logsumexp(others, 1), true) - true).mean()

    while step < a.steps:
        inside = 0
        for batch in batches(epoch):
            inside += 1
            if inside <= skip:
                continue
            rate = 2e-3 * min(1, (step + 1) / 200) * (0.02 + 0.98 * (1 - step / a.steps))
            for o in (adam, adam_sparse):
                o.param_groups[0]["lr"] = rate
            r = rows[torch.from_numpy(batch.astype(np.int64))]
            x = drop(encoder.embedding(r, 0.12))
            f, b = encoder.lower(x)
            words = r[..., 0]
            border = torch.full((len(batch), 1), targets)
            noise_words = torch.from_numpy(np.searchsorted(noise_sums, np.random.RandomState(step).rand(a.negatives)).clip(0, targets))
            loss = likelihood(f, torch.cat([words[:, 1:], border], 1), noise_words) + likelihood(b, torch.cat([border, words[:, :-1]], 1), noise_words)
            adam.zero_grad(set_to_none=True); adam_sparse.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(dense, 1.0)
            adam.step(); adam_sparse.step()
            step += 1
            total += loss.item() / 2; seen += batch.size
            if step % 100 == 0:
                print(f"step {step} loss {total / 100:.3f} {seen / (time.time() - started):.0f} words/s", flush=True)
                total = 0.0
            if step % 500 == 0 or step == a.steps:
                torch.save({"encoder": encoder.state_dict(), "output": output.state_dict(), "bias": bias.state_dict(), "adam": adam.state_dict(),
                            "adam_sparse": adam_sparse.state_dict(), "step": step, "epoch": epoch, "inside": inside}, checkpoint + ".new")
                os.replace(checkpoint + ".new", checkpoint)
            if step >= a.steps:
                break
        else:
            epoch += 1
        skip = 0
    pickle.dump(vocabulary, open(a.out + "/vocabulary.pickle", "wb"), protocol=4)


if __name__ == "__main__":
    main()
