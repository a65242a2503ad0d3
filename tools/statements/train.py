"""Trains the reader of attributions:  train.py --work DIR [--out NAME] [--start NAME] [--steps N] [--until N] [--rate R]
Goes on from WORK/NAME.state if that is there: a run that was stopped gives what an unbroken one would have given."""
import argparse
import os
import pickle
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

from features import Vocabulary
from model import ROLE_LABELS, Reader

BATCH = 2600  # words
DECAY = 0.985  # of the running mean of the weights, which is what is kept


def batches(paragraphs, rng):
    """Paragraphs of like length together; of those without attributions every other one."""
    order = sorted((i for i, p in enumerate(paragraphs) if p[3] or rng.random() < 0.5), key=lambda i: (len(paragraphs[i][0]), rng.random()))
    out, now, longest = [], [], 0
    for i in order:
        n = len(paragraphs[i][0])
        if now and max(longest, n) * (len(now) + 1) > BATCH:
            out.append(now)
            now, longest = [], 0
        now.append(i)
        longest = max(longest, n)
    out.append(now)
    rng.shuffle(out)
    return out


def padded(arrays, width=None):
    t = max(len(a) for a in arrays)
    shape = (len(arrays), t) if width is None else (len(arrays), t, width)
    out = np.zeros(shape, np.int64)
    for i, a in enumerate(arrays):
        out[i, :len(a)] = a
    return torch.from_numpy(out)


def loss_of(model, paragraphs, weight=0.3):
    lengths = torch.tensor([len(p[0]) for p in paragraphs])
    h = model.encode(padded([p[0] for p in paragraphs], paragraphs[0][0].shape[1]), lengths)
    mask = torch.arange(h.shape[1]).unsqueeze(0) < lengths.unsqueeze(1)
    loss = model.cues.loss(model.cue(h), padded([p[1] for p in paragraphs]), mask.long())
    any_ = F.cross_entropy(model.any(h)[mask], padded([p[2] for p in paragraphs])[mask], reduction="sum")
    beside = [(i, b) for i, p in enumerate(paragraphs) for b in p[3]]
    roles = 0
    for k in range(0, len(beside), 64):
        part = beside[k:k + 64]
        n = torch.tensor([b[3] - b[2] for _, b in part])
        t = int(n.max())
        index = torch.tensor([[min(b[2] + j, b[3] - 1) for j in range(t)] for _, b in part])
        rows = torch.tensor([i for i, _ in part])
        hh = h[rows.unsqueeze(1), index]
        at = torch.arange(t).unsqueeze(0)
        inside = ((at >= torch.tensor([[b[0] - b[2]] for _, b in part])) & (at <= torch.tensor([[b[1] - b[2]] for _, b in part]))).float()
        emissions = model.beside(hh, padded([b[4] for _, b in part], 4), inside, n)
        roles = roles + model.roles.loss(emissions, padded([b[5] for _, b in part]), (at < n.unsqueeze(1)).long())
    return loss + weight * any_ + roles, float(loss.detach()), float(roles)


def stream(paragraphs, seed):
    """Batches of one pass after the other, without end."""
    epoch = 0
    while True:
        yield from batches(paragraphs, random.Random(seed * 1000 + epoch))
        epoch += 1


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--out", default="reader")
    p.add_argument("--start", help="checkpoint of an earlier round to begin from")
    p.add_argument("--steps", type=int, default=600)
    p.add_argument("--until", type=int, help="stop here; the rate falls as if all steps came")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rate", type=float, default=4e-3)
    a = p.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # what decays towards zero would cost most of the time
    torch.manual_seed(a.seed)
    keys, vectors, rows = pickle.load(open(a.work + "/prepared.pickle", "rb"))
    train = [p for article in rows["train"] for p in article]
    model = Reader(Vocabulary(keys).sizes(), torch.from_numpy(vectors))
    if a.start:
        model.load_state_dict(torch.load(f"{a.work}/{a.start}.pt"))
    print(sum(p.numel() for p in model.parameters() if p.requires_grad), "numbers to learn", flush=True)
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=a.rate, weight_decay=1e-3, betas=(0.9, 0.98))
    mean = {k: v.clone() for k, v in model.state_dict().items()}
    state_path, first = f"{a.work}/{a.out}.state", 0
    if os.path.exists(state_path):
        state = torch.load(state_path)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        first, mean = state["step"], state["mean"]
    model.train()
    began, cues, roles, words = time.process_time(), 0.0, 0.0, 0
    for step, batch in enumerate(stream(train, a.seed)):
        if step == (a.until or a.steps):
            break
        if step < first:
            continue
        torch.manual_seed(a.seed * 1000000 + step)
        part = [train[i] for i in batch]
        for g in optimiser.param_groups:
            g["lr"] = a.rate * min(1, (step + 1) / 60) * max(0.02, 1 - step / a.steps)
        loss, c, r = loss_of(model, part)
        optimiser.zero_grad()
        (loss / 300).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        keep = min(DECAY, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, p in model.named_parameters():
                mean[name].mul_(keep).add_(p, alpha=1 - keep)
        cues, roles, words = cues + c, roles + r, words + sum(len(p[0]) for p in part)
        if step % 20 == 19:
            print(f"step {step + 1}: cue {cues / words:.4f} roles {roles / words:.4f}, {words / (time.process_time() - began):.0f} words/s", flush=True)
            began, cues, roles, words = time.process_time(), 0.0, 0.0, 0
        if (step + 1) % 40 == 0 or step + 1 == a.steps:
            torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "mean": mean, "step": step + 1}, state_path + ".new")
            os.replace(state_path + ".new", state_path)
            torch.save(mean, f"{a.work}/{a.out}.pt")
            torch.save(model.state_dict(), f"{a.work}/{a.out}-last.pt")


if __name__ == "__main__":
    main()
