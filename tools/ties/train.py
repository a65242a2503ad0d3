"""Trains the encoder of ties:  train.py --work DIR --pairs FILE --out NAME [--hold FOLD]
DIR holds encoder.onnx and pieces.txt (tools/acts/pretrained.py); FILE is written by `tools/train ties pairs FILE`."""
import argparse
import json
import os
import random
import time
from typing import NamedTuple

import numpy as np
import torch
import torch.multiprocessing
import torch.distributed as together
from torch.nn import functional as F

from reader import CLASSES, MASK, SYMBOLS, Ties, WordPieces, class_of, laid, named
from encoder import pretrained
from tuning import average, learn_from, optimiser_of, set_rate

BATCH = 2400  # pieces, of all processes together
ANSWERS, LIKELY, UNLIKELY, WRITTEN = 0.7, 0.4, 0.12, 0.25  # of the answers, of what may be one, of what hardly can, of the written sentences: the share that is read each time
PRESS = 1.0  # the same of what may be an answer in the real press, of which there is little


class Pair(NamedTuple):
    """A position and a sentence as they are laid out (`reader.laid`), with what is to be learned of them."""
    pieces: np.ndarray
    end: int  # of the position
    at: int  # first piece of the sentence
    numbers: np.ndarray
    answer: int  # its class, 0 for none
    likely: float  # by the numbers alone
    press: bool
    told: dict | None  # as the file has it; None for what was written for this


def read(path, words):
    out = []
    for line in open(path, encoding="utf-8"):
        p = json.loads(line)
        gold = class_of(p["by"], p["status"])
        if gold >= 0:
            out.append(Pair(*laid(p["position"], p["title"], p["before"], p["here"], words), np.array(p["numbers"], np.float32), gold, max(p["asked"], p["own"]), p["clue"] < 0, p))
    return out


def read_items(paths, words, numbers):
    """Positions with sentences that answer them or do not, written for this alone: without parties, what stands before, and the numbers that only a report gives."""
    out = []
    for path in paths:
        for line in open(path, encoding="utf-8"):
            item = json.loads(line)
            for status, sentence in item["sentences"]:
                by = None if status == "none" else "own" if status.startswith("own ") else "asked"
                gold = class_of(by, status.removeprefix("own "))
                if gold >= 0:
                    out.append(Pair(*laid(f"{item['kind']} : {item['position']} . {item['told']}", "", "", sentence, words), np.zeros(numbers, np.float32), gold, 1, False, None))
    return out


def share_of(pair, least):
    """Of pairs like this one, how many are read in each pass."""
    if pair.press and pair.likely >= least:
        return PRESS
    return ANSWERS if pair.answer else LIKELY if pair.likely >= least else UNLIKELY


def batches(items, rng):
    order = sorted(range(len(items)), key=lambda i: len(items[i].pieces) + rng.random() * 10)
    out, now = [], []
    for i in order:
        if now and len(items[i].pieces) * (len(now) + 1) > BATCH:
            out.append(now)
            now = []
        now.append(i)
    out.append(now)
    rng.shuffle(out)
    return out


def stacked(part, symbols, rng=None, hide=0.0):
    """With the symbols dealt out anew where rng is given."""
    lengths = torch.tensor([len(p.pieces) for p in part])
    ids = np.zeros((len(part), int(lengths.max())), np.int64)
    for i, p in enumerate(part):
        ids[i, :len(p.pieces)] = named(p.pieces, symbols if rng is None else rng.permutation(symbols))
        if rng is not None and hide:
            hidden = rng.random(len(p.pieces)) < hide
            ids[i, :len(p.pieces)][hidden & (p.pieces > 110)] = MASK
    return torch.from_numpy(ids), lengths, torch.tensor([p.end for p in part]), torch.tensor([p.at for p in part]), torch.from_numpy(np.stack([p.numbers for p in part]))


def judged(model, items, symbols):
    """Chances of the classes [items, classes]."""
    model.eval()
    out = np.zeros((len(items), len(CLASSES)), np.float32)
    order = sorted(range(len(items)), key=lambda i: len(items[i].pieces))
    with torch.no_grad():
        for k in range(0, len(order), 32):
            part = order[k:k + 32]
            out[part] = model(*stacked([items[i] for i in part], symbols)).softmax(1).numpy()
    model.train()
    return out


def report(chances, items, answers):
    """Of each sentence the best position; how often right."""
    clues = {}
    for c, it in zip(chances, items):
        best = int(c[1:].argmax()) + 1
        if it.told["keyed"]:
            clues.setdefault(it.told["clue"], []).append((float(c[best]), best, it.answer, 1 - float(c[0])))
    for least in (.2, .3, .4, .5, .6, .7, .8):
        said = [max(x) for x in clues.values()]
        said = [x for x in said if x[0] >= least]
        tied, right = sum(x[2] > 0 for x in said), sum(x[2] == x[1] for x in said)
        print(f"  from {least:.1f}: {len(said)}; tied {tied / max(1, len(said)):.3f}, right {right / max(1, len(said)):.3f}; {right / answers:.3f} of all", flush=True)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--pairs", required=True)
    p.add_argument("--items", nargs="*", default=[], help="files of positions and sentences written for this")
    p.add_argument("--anew", nargs="*", default=[], help="files of the same kind that an earlier round has not seen: all of them are read in each pass")
    p.add_argument("--seen", type=float, default=1.0, help="share of the usual of what an earlier round has seen: of all but those files and the press")
    p.add_argument("--out", required=True)
    p.add_argument("--hold", type=int, default=-1, help="fold that is left out and measured on")
    p.add_argument("--least", type=float, default=0.04, help="what the networks think less likely is unlikely")
    p.add_argument("--steps", type=int, default=2100)
    p.add_argument("--layers", type=int, default=6)
    p.add_argument("--rate", type=float, default=3e-3)
    p.add_argument("--deep-rate", type=float, default=1.2e-4)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--start", help="weights of an earlier round to begin from")
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
    symbols = np.array([words.of(s)[0] for s in SYMBOLS])
    pairs = read(a.pairs, words)
    held = [x for x in pairs if x.told["fold"] == a.hold]
    pairs = [x for x in pairs if x.told["fold"] != a.hold]
    written, anew = (read_items(files, words, len(pairs[0].numbers)) for files in (a.items, a.anew))
    model = Ties(len(pairs[0].numbers), a.layers)
    model.encoder.load(pretrained(a.work + "/encoder.onnx"))
    if a.start:
        model.load_state_dict(torch.load(f"{a.work}/{a.start}.pt"))
    optimiser, learned = optimiser_of(model, a.rate, a.deep_rate)
    rng = random.Random(a.seed)
    steps = a.steps
    say = print if rank == 0 else lambda *_, **__: None
    say(len(pairs), "pairs,", sum(x.answer > 0 for x in pairs), "answers;", len(held), "held;", len(written) + len(anew), "written", flush=True)
    mean = {k: v.clone() for k, v in model.state_dict().items()}
    model.train()
    step, seen, count, began = 0, 0.0, 0, time.time()
    while step < steps:
        train = [x for x in pairs if rng.random() < share_of(x, a.least) * (1 if x.press else a.seen)]
        train += [x for x in written if rng.random() < WRITTEN * a.seen] + anew
        say(len(train), "pairs,", sum(x.answer > 0 for x in train), "answers", flush=True)
        for batch in batches(train, rng):
            if step == steps:
                break
            mine = [train[i] for i in batch[rank::a.processes]] or [train[batch[0]]]
            set_rate(optimiser, step, steps)
            torch.manual_seed((a.seed * 1000000 + step) * a.processes + rank)
            noise = np.random.default_rng((a.seed * 1000000 + step) * a.processes + rank)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(*stacked(mine, symbols, noise, 0.04))
            loss = F.cross_entropy(scores.float(), torch.tensor([x.answer for x in mine]), reduction="sum")
            learn_from(optimiser, learned, loss / len(batch))
            average(mean, model, step)
            seen, count, step = seen + float(loss.detach()), count + len(mine), step + 1
            if step % 25 == 0:
                say(f"step {step}: {seen / count:.4f}, {a.processes * count / (time.time() - began):.1f} pairs/s", flush=True)
                seen, count, began = 0.0, 0, time.time()
            if step % 200 == 0 and rank == 0:
                torch.save(mean, f"{a.work}/{a.out}.pt")
    if rank == 0:
        model.load_state_dict(mean)
        torch.save(mean, f"{a.work}/{a.out}.pt")
        if held:
            chances = judged(model, held, symbols)
            near = [i for i, x in enumerate(held) if x.answer > 0 or x.likely >= .02]
            say("loss", -np.log(np.maximum(chances[near, [held[i].answer for i in near]], 1e-9)).mean(), flush=True)
            report(chances, held, sum(x.answer > 0 for x in held))


if __name__ == "__main__":
    main()
