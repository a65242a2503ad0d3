"""Trains the reader of acts:  train.py --work DIR --out NAME [--leave-out FOLD] [--steps N] [--seed N]
FOLD is one of f0..f4 (a fifth of PLOVER's records) or a name in prepared.pickle."""
import argparse
import os
import pickle
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

from data import NONE
from encoder import pretrained
from features import LABELS, LAYERS, WHAT, WHO, sizes, statements
from model import TRAITS, WHAT_LABELS, Noise, Reader

BATCH = 700  # words
DECAY = 0.99
ROLE_WEIGHT, TRAIT_WEIGHT = 0.5, 0.6


def padded(arrays, width=None, fill=0):
    t = max(len(a) for a in arrays)
    shape = (len(arrays), t) if width is None else (len(arrays), t, width)
    out = np.full(shape, fill, np.int64)
    for i, a in enumerate(arrays):
        out[i, :len(a)] = a
    return torch.from_numpy(out)


def stacked(arrays):
    out = np.zeros((len(arrays), max(len(a) for a in arrays), arrays[0].shape[1]), np.float32)
    for i, a in enumerate(arrays):
        out[i, :len(a)] = a
    return torch.from_numpy(out)


def batches(items, rng):
    order = sorted(range(len(items)), key=lambda i: (len(items[i][0]) + rng.random() * 12))
    out, now, longest = [], [], 0
    for i in order:
        n = len(items[i][0])
        if now and max(longest, n) * (len(now) + 1) > BATCH:
            out.append(now)
            now, longest = [], 0
        now.append(i)
        longest = max(longest, n)
    out.append(now)
    rng.shuffle(out)
    return out


def gold_roles(part):
    """who [n, t, roles], where it is labelled [n, roles], what [n, t], traits {name: [n]}"""
    t = max(b[2] - b[1] for b in part)
    who, known = np.zeros((len(part), t, len(WHO)), np.float32), np.zeros((len(part), len(WHO)), np.float32)
    what, whats = np.zeros((len(part), t), np.int64), np.zeros(len(part), np.int64)
    traits = {k: np.full(len(part), NONE, np.int64) for k in TRAITS}
    for i, (at, a, b, _, g) in enumerate(part):
        for role, places in g.who.items():
            known[i, WHO.index(role)] = 1
            for p in places:
                if a <= p < b:
                    who[i, p - a, WHO.index(role)] = 1
        whats[i] = g.stretched
        for name in ("words", "condition", "deadline"):
            if name in g.what:
                s, e = g.what[name]
                k = 1 + 2 * WHAT.index(name)
                for p in range(max(s, a), min(e, b)):
                    what[i, p - a] = k if p == max(s, a) else k + 1
                if e < b and what[i, e - a] and what[i, e - a] % 2 == 0 and (e - 1 < a or what[i, e - 1 - a] not in (what[i, e - a], what[i, e - a] - 1)):
                    what[i, e - a] -= 1  # what is cut in two begins again
        for k, x in g.traits.items():
            traits[k][i] = x
    return torch.from_numpy(who), torch.from_numpy(known), torch.from_numpy(what), torch.from_numpy(whats), {k: torch.from_numpy(x) for k, x in traits.items()}


def deep_of(model, items, rng):
    """States that the pretrained encoder gives the words; for some passages none, so that the reader can do without."""
    deep = model.encoder.words([p[5] for p in items], max(len(p[0]) for p in items), 0.03, 0.4, rng)
    return deep * torch.from_numpy((rng.random((len(items), 1, 1)) > 0.2).astype(np.float32))


def loss_of(model, items, rng, with_roles=True):
    lengths = torch.tensor([len(p[0]) for p in items])
    h, x = model.encode(padded([p[0] for p in items], items[0][0].shape[1]), stacked([p[4] for p in items]), lengths, deep_of(model, items, rng))
    weight = torch.tensor([p[3] for p in items], dtype=torch.float32)
    total, parts = 0, []
    for layer, scores in zip(LAYERS, model.label_scores(h, x)):
        gold = padded([p[1][layer] for p in items], fill=NONE)
        each = F.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=NONE, reduction="none").view(gold.shape)
        loss = (each.sum(1) * weight).sum()
        total = total + loss
        parts.append(float(loss.detach()))
    beside = [(i, b) for i, p in enumerate(items) for b in p[2]] if with_roles else []
    roles = 0.0
    here = model.here(h) if beside else None
    for k in range(0, len(beside), 64):
        part = [b for _, b in beside[k:k + 64]]
        rows = torch.tensor([i for i, _ in beside[k:k + 64]])
        n = torch.tensor([b[2] - b[1] for b in part])
        t = int(n.max())
        index = torch.tensor([[min(b[1] + j, b[2] - 1) for j in range(t)] for b in part])
        at = torch.tensor([b[0] - b[1] for b in part])
        labels = torch.tensor([LABELS.index((b[4].layer, b[4].label)) for b in part])
        who, what, traits = model.beside(h[rows, torch.tensor([b[0] for b in part])], here[rows.unsqueeze(1), index], padded([b[3] for b in part], 3), at, labels, n)
        gw, known, gs, stretched, gt = gold_roles(part)
        inside = (torch.arange(t).unsqueeze(0) < n.unsqueeze(1)).float()
        loss = (F.binary_cross_entropy_with_logits(who, gw, reduction="none") * inside.unsqueeze(2) * known.unsqueeze(1)).sum()
        pick = stretched.nonzero()[:, 0]
        if len(pick):
            each = F.cross_entropy(what[pick].transpose(1, 2), gs[pick], reduction="none")
            loss = loss + 0.7 * (each * inside[pick]).sum()
        for name, scores in zip(TRAITS, traits):
            if (gt[name] != NONE).any():
                loss = loss + TRAIT_WEIGHT * F.cross_entropy(scores, gt[name], ignore_index=NONE, reduction="sum")
        total = total + ROLE_WEIGHT * loss
        roles += float(loss.detach())
    return total, parts, roles


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--leave-out", default="", help="names of parts, by comma")
    p.add_argument("--steps", type=int, default=500)
    p.add_argument("--keep", type=int, nargs="*", default=[], help="steps whose averaged weights are kept as OUT-STEP as well")
    p.add_argument("--until", type=int, help="stop at this step of them")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rate", type=float, default=4e-3)
    p.add_argument("--roles-every", type=int, default=3, help="roles, which cost most and are learned soonest, are learned in every so many steps")
    p.add_argument("--pretrained", help="ONNX file of the encoder to begin from")
    p.add_argument("--layers", type=int, default=6, help="of the encoder")
    p.add_argument("--deep-rate", type=float, default=1.5e-4, help="rate of the encoder")
    p.add_argument("--start", help="weights of an earlier round to begin from")
    p.add_argument("--repeat", default="", help="PART=N: passages of the parts that begin so come N times a pass")
    p.add_argument("--warm", type=int, default=100, help="steps in which the rate rises")
    p.add_argument("--noise", type=float, default=1.0, help="share of the usual dropout")
    a = p.parse_args()
    Noise.scale = a.noise
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.set_flush_denormal(True)
    torch.manual_seed(a.seed)
    keys, parts = pickle.load(open(a.work + "/prepared.pickle", "rb"))
    left = set(a.leave_out.split(","))
    train = [x for name, items in parts.items() if name not in left for x in items]
    if a.repeat:
        often, times = a.repeat.split("=")
        train += [x for name, items in parts.items() if name not in left and name.startswith(often) for x in items] * (int(times) - 1)
    model = Reader(sizes(statements.Vocabulary(keys)), a.layers)
    if a.pretrained:
        model.encoder.load(pretrained(a.pretrained))
    if a.start:
        model.load_state_dict(torch.load(f"{a.work}/{a.start}.pt"))
    print(len(train), "passages;", sum(q.numel() for q in model.parameters() if q.requires_grad), "numbers to learn", flush=True)
    model.encoder.pieces.weight.requires_grad_(False)  # what rare pieces mean is known better than these passages can say
    deep = {id(q) for q in model.encoder.parameters()}
    learned = [q for q in model.parameters() if q.requires_grad]
    groups = [{"params": [q for q in learned if id(q) not in deep], "rate": a.rate, "weight_decay": 1e-3},
              {"params": [q for q in learned if id(q) in deep], "rate": a.deep_rate, "weight_decay": 1e-2}]
    optimiser = torch.optim.AdamW(groups, lr=a.rate, betas=(0.9, 0.98))
    mean = {k: v.clone() for k, v in model.state_dict().items()}
    model.train()
    step, epoch, began = 0, 0, time.process_time()
    seen, words = [0.0] * 4, 0
    last = a.until or a.steps
    while step < last:
        rng = random.Random(a.seed * 1000 + epoch)
        epoch += 1
        for batch in batches(train, rng):
            if step == last:
                break
            torch.manual_seed(a.seed * 1000000 + step)
            part = [train[i] for i in batch]
            for g in optimiser.param_groups:
                g["lr"] = g["rate"] * min(1, (step + 1) / a.warm) * max(0.02, 1 - step / a.steps)
            loss, kinds, roles = loss_of(model, part, np.random.default_rng(a.seed * 1000000 + step), step % a.roles_every == 0)
            optimiser.zero_grad()
            (loss / 60).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            keep = min(DECAY, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, q in model.named_parameters():
                    if q.requires_grad:
                        mean[name].mul_(keep).add_(q, alpha=1 - keep)
            seen = [s + x for s, x in zip(seen, [*kinds, roles])]
            words += sum(len(x[0]) for x in part)
            step += 1
            if step % 50 == 0:
                print(f"step {step} (pass {epoch}): " + " ".join(f"{s / words:.4f}" for s in seen) + f", {words / (time.process_time() - began):.0f} words/s", flush=True)
                seen, words, began = [0.0] * 4, 0, time.process_time()
            if step in a.keep:
                torch.save(mean, f"{a.work}/{a.out}-{step}.pt")
            if step % 200 == 0:
                torch.save(mean, f"{a.work}/{a.out}.pt")
    torch.save(mean, f"{a.work}/{a.out}.pt")


if __name__ == "__main__":
    main()
