"""The encoder of holders: an act with what stands around it, read by the pretrained encoder, names of parties as symbols; of each party the state of its symbols, that of
the word that tells the act and the numbers (`HolderFeatures`) to one layer and from there to a score; a softmax over the parties and nobody (a pointer to parties, as in
O. Vinyals et al., "Pointer Networks", NeurIPS 2015). `src/Demarche.Record/Positions/Holders/HolderEncoder.cs` does the same."""
import os
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

TOOLS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path.insert(0, os.path.join(TOOLS, "acts"))
sys.path.append(os.path.join(TOOLS, "neural"))
from encoder import WIDTH, Encoder  # noqa: E402
from wordpieces import BEGIN, END, MASK, WordPieces  # noqa: E402

SYMBOLS = ("alpha", "beta", "gamma", "delta", "omega", "sigma", "lambda", "theta")
LONGEST_TITLE, LONGEST_BEFORE, LONGEST_HERE, LONGEST_AHEAD = 30, 90, 64, 44  # pieces; ahead: up to the word that tells the act


def symbol(words, k):
    (piece,) = words.of(SYMBOLS[k])
    return piece


def pieces_of(part, words, order, hidden=(), at=-1):
    """[(piece, party or -1)] of the words of a part, and the place of a word. order: symbols of the parties; hidden: persons of whom nothing is known."""
    out, place = [], -1
    for i, word in enumerate(part):
        if i == at:
            out.extend((p, -1) for p in words.of("*"))
            place = len(out)
        if word[0] == "@":
            party, _, person = word[1:].partition(":")
            k = int(party)
            if not person:
                out.append((symbol(words, order[k]), k))
            elif int(person) not in hidden:
                out.extend([(words.of("(")[0], -1), (symbol(words, order[k]), k), (words.of(")")[0], -1)])
        else:
            out.extend((p, -1) for p in words.of(word))
    return out, place


def laid(case, words, order, hidden=()):
    """(pieces, party of each or -1, place of the word that tells the act)"""
    title = pieces_of(case["title"], words, order, hidden)[0][:LONGEST_TITLE]
    before = pieces_of(case["before"], words, order, hidden)[0][-LONGEST_BEFORE:]
    here, at = pieces_of(case["here"], words, order, hidden, case["at"])
    cut = max(0, at - LONGEST_AHEAD)
    here, at = here[cut:cut + LONGEST_HERE], at - cut
    all_ = [(BEGIN, -1), *title, (END, -1), *before, (END, -1), *here, (END, -1)]
    at += len(title) + len(before) + 3
    return np.array([p for p, _ in all_], np.int64), np.array([k for _, k in all_], np.int64), at


class Holders(nn.Module):
    def __init__(self, numbers, layers=6, hidden=64):
        super().__init__()
        self.encoder = Encoder(layers)
        self.hidden = nn.Linear(3 * WIDTH + numbers + 1, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, ids, lengths, of, at, numbers, parties, drop=0.1):
        """ids [b, t]; of [b, t]: party of each piece or -1; numbers [b, p, n]; parties [b]. Scores [b, 1 + p], the first nobody's."""
        states = self.encoder(ids, lengths, drop)
        b, p = numbers.shape[:2]
        named = (of.unsqueeze(1) == torch.arange(p)[None, :, None]).to(states.dtype)  # [b, p, t]
        mean = named @ states / named.sum(2, keepdim=True).clamp_min(1)
        told = states[torch.arange(b), at].unsqueeze(1)
        first = states[:, :1]
        if self.training:
            numbers = numbers * (torch.rand(b, 1, 1) > 0.15)
        some = torch.cat([first.expand(b, p, -1), told.expand(b, p, -1), mean, numbers, torch.zeros(b, p, 1)], 2)
        none = torch.cat([first, told, torch.zeros(b, 1, WIDTH + numbers.shape[2]), torch.ones(b, 1, 1)], 2)
        x = F.dropout(torch.cat([none, some], 1), drop, self.training)
        scores = self.out(F.dropout(torch.relu(self.hidden(x)), drop, self.training)).squeeze(2)
        there = torch.arange(p).unsqueeze(0) < parties.unsqueeze(1)
        return torch.cat([scores[:, :1], scores[:, 1:].masked_fill(~there, -1e4)], 1)
