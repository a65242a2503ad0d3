"""Trains the encoder of holders:  train.py --work DIR --cases FILE --out NAME [--hold FOLD]
DIR holds encoder.onnx and pieces.txt (tools/acts/pretrained.py); FILE is written by `tools/train holders cases FILE`."""
import argparse
import json
import os
import random
import time

import numpy as np
import torch
import torch.distributed as together
import torch.multiprocessing

from reader import MASK, SYMBOLS, Holders, WordPieces, laid
from encoder import pretrained
from tuning import average, learn_from, optimiser_of, set_rate

BATCH = 2400  # pieces, of all processes together
KNOWN = 0.7  # how often what is known of the very person is hidden, and (half as often) of any other
SAID = 0.4  # of the acts whose doer the words name, the share that is read each time


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def example(case, words, rng=None):
    """Laid out for the network; with other symbols and less known each time where rng is given."""
    order, hidden = list(range(len(SYMBOLS))), set()
    if rng is not None:
        rng.shuffle(order)
        known = {int(w.split(":")[1]) for part in (case["title"], case["before"], case["here"]) for w in part if w[0] == "@" and ":" in w}
        hidden = {p for p in sorted(known) if rng.random() < (KNOWN if p == case["person"] else KNOWN / 2)}
    ids, of, at = laid(case, words, order, hidden)
    return ids, of, at, np.array(case["numbers"], np.float32).reshape(case["parties"], -1), case["gold"]


def batches(lengths, rng):
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.random() * 20)
    out, now = [], []
    for i in order:
        if now and lengths[i] * (len(now) + 1) > BATCH:
            out.append(now)
            now = []
        now.append(i)
    out.append(now)
    rng.shuffle(out)
    return out


def stacked(part, noise=None, hide=0.0):
    lengths = torch.tensor([len(p[0]) for p in part])
    t, most = int(lengths.max()), max(len(p[3]) for p in part)
    ids, of = np.zeros((len(part), t), np.int64), np.full((len(part), t), -1, np.int64)
    numbers, gold = np.zeros((len(part), most, part[0][3].shape[1]), np.float32), np.zeros((len(part), 1 + most), np.float32)
    for i, p in enumerate(part):
        ids[i, :len(p[0])], of[i, :len(p[0])], numbers[i, :len(p[3])] = p[0], p[1], p[3]
        gold[i, [1 + k for k in p[4]] or [0]] = 1
        if noise is not None and hide:
            gone = (noise.random(len(p[0])) < hide) & (p[0] > 110) & (p[1] < 0)
            ids[i, :len(p[0])][gone] = MASK
    return [torch.from_numpy(ids), lengths, torch.from_numpy(of), torch.tensor([p[2] for p in part]), torch.from_numpy(numbers), torch.tensor([len(p[3]) for p in part])], torch.from_numpy(gold)


def judged(model, cases, words):
    model.eval()
    out = []
    with torch.no_grad():
        for k in range(0, len(cases), 16):
            inputs, _ = stacked([example(c, words) for c in cases[k:k + 16]])
            out.extend(model(*inputs).softmax(1).numpy())
    model.train()
    return out


def report(cases, chances, say):
    for source in ("disputes", "items", "press"):
        of = [(c, p) for c, p in zip(cases, chances) if c["source"] == source and not c["ruled"]]
        some = sum(bool(c["gold"]) for c, _ in of)
        say(f"{source}: {len(of)} acts whose doer no words name, {some} of a party", flush=True)
        for least in (.5, .6, .7, .8, .9, .95):
            told = [(c, int(p[1:].argmax())) for c, p in of if p[1:].max() >= least]
            right = sum(k in c["gold"] for c, k in told)
            say(f"  from {least}: {len(told)}, {right / max(1, len(told)):.3f} right, {right / max(1, some):.3f} found", flush=True)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--cases", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--hold", type=int, default=-1, help="fold that is left out and measured on")
    p.add_argument("--steps", type=int, default=1500)
    p.add_argument("--layers", type=int, default=6)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--deep-rate", type=float, default=1e-4)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--processes", type=int, default=2, help="each reads its part of every batch with one thread; the weights hang on the number")
    a = p.parse_args()
    a.meet = f"tcp://127.0.0.1:{29500 + os.getpid() % 1000}"
    torch.multiprocessing.start_processes(learn, (a,), a.processes, start_method="fork")


def learn(rank, a):
    together.init_process_group("gloo", init_method=a.meet, rank=rank, world_size=a.processes)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(a.seed)
    words = WordPieces(open(a.work + "/pieces.txt", encoding="utf-8").read().splitlines())
    cases = read(a.cases)
    held = [c for c in cases if c["fold"] == a.hold]
    train = [c for c in cases if c["fold"] != a.hold]
    numbers = len(cases[0]["numbers"]) // cases[0]["parties"]
    model = Holders(numbers, a.layers)
    model.encoder.load(pretrained(a.work + "/encoder.onnx"))
    optimiser, learned = optimiser_of(model, a.rate, a.deep_rate)
    rng = random.Random(a.seed)
    say = print if rank == 0 else lambda *_, **__: None
    say(len(train), "acts;", len(held), "held;", numbers, "numbers", flush=True)
    mean = {k: v.clone() for k, v in model.state_dict().items()}
    model.train()
    step, seen, count, began = 0, 0.0, 0, time.time()
    while step < a.steps:
        now = [example(c, words, rng) for c in train if not c["ruled"] or rng.random() < SAID]
        say(len(now), "acts", flush=True)
        for batch in batches([len(x[0]) for x in now], rng):
            if step == a.steps:
                break
            mine = [now[i] for i in batch[rank::a.processes]] or [now[batch[0]]]
            set_rate(optimiser, step, a.steps)
            torch.manual_seed((a.seed * 1000000 + step) * a.processes + rank)
            noise = np.random.default_rng((a.seed * 1000000 + step) * a.processes + rank)
            inputs, gold = stacked(mine, noise, 0.04)
            chances = model(*inputs).log_softmax(1)
            loss = -torch.logsumexp(chances.masked_fill(gold == 0, -1e4), 1).sum()
            learn_from(optimiser, learned, loss / len(batch))
            average(mean, model, step)
            seen, count, step = seen + float(loss.detach()), count + len(mine), step + 1
            if step % 25 == 0:
                say(f"step {step}: {seen / count:.4f}, {a.processes * count / (time.time() - began):.1f} acts/s", flush=True)
                seen, count, began = 0.0, 0, time.time()
            if (step % 300 == 0 or step == a.steps) and rank == 0:
                torch.save(mean, f"{a.work}/{a.out}.pt")
                if held:
                    own = {k: v.clone() for k, v in model.state_dict().items()}
                    model.load_state_dict(mean)
                    report(held, judged(model, held, words), say)
                    model.load_state_dict(own)


if __name__ == "__main__":
    main()
