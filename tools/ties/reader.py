"""The encoder of ties: a position, what stands before a sentence that may answer it, and that sentence, names of parties as symbols, read together by the pretrained encoder (a cross-encoder, as in R. Nogueira, K. Cho,
arXiv:1901.04085); the state of the first place, the mean of the sentence's, the likeness of both means number by number and the numbers of the tie (`TieFeatures`)
to one layer and from there to the answer. `src/Demarche.Record/Positions/Ties/TieEncoder.cs` does the same."""
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

NONE = "none"
ASKED = ("accepted", "rejected", "fulfilled", "deferred", "noted", "unanswered", "partly accepted", "defied", "countered")
OWN = ("done", "withdrawn", "broken", "lapsed", "partly kept")
CLASSES = (NONE,) + ASKED + tuple("own " + s for s in OWN)
SYMBOLS = ("alpha", "beta", "gamma", "delta", "omega", "sigma", "lambda", "theta")
ANOTHER = "another"
LONGEST_POSITION, LONGEST_TITLE, LONGEST_BEFORE, LONGEST_HERE = 72, 16, 48, 60  # pieces; of a position and a title the end is cut, of the sentences what stands before


def class_of(by, status):
    """The class of an answer; -1 for one that no class tells."""
    if by is None:
        return 0
    if by == "own":
        status = "own " + ("done" if status in ("kept", "carried out", "fulfilled", "accepted") else status)
    return CLASSES.index(status) if status in CLASSES else -1


def pieces_of(text, words):
    """Pieces of a text; -1 - k for the party with number k."""
    out = []
    for word in text.split():
        bare = word.strip("()")
        if bare[:1] != "@" or word[0] not in "(@":
            out.extend(words.of(word))
            continue
        k = int(bare[1:]) if bare[1:].isdigit() else len(SYMBOLS)
        party = [-1 - k] if k < len(SYMBOLS) else words.of(ANOTHER)
        out.extend([*words.of("("), *party, *words.of(")")] if word[0] == "(" else party)
    return out


def laid(position, title, before, here, words):
    """(pieces of all with their marks, parties as in `pieces_of`; where the position ends; first piece of the sentence)"""
    a = pieces_of(position, words)[:LONGEST_POSITION]
    b = pieces_of(title, words)[:LONGEST_TITLE] + pieces_of(before, words)[-LONGEST_BEFORE:]
    c = pieces_of(here, words)[-LONGEST_HERE:]
    return np.array([BEGIN, *a, END, *b, END, *c, END], np.int64), len(a) + 1, len(a) + len(b) + 3


def named(pieces, symbols):
    """With a symbol for each party. symbols: pieces of the symbols in the order of the parties' numbers."""
    return np.where(pieces < 0, symbols[np.maximum(0, -1 - pieces)], pieces)


class Ties(nn.Module):
    def __init__(self, numbers, layers=6, hidden=64):
        super().__init__()
        self.encoder = Encoder(layers)
        self.hidden = nn.Linear(3 * WIDTH + numbers, hidden)
        self.out = nn.Linear(hidden, len(CLASSES))

    def forward(self, ids, lengths, end, at, numbers, drop=0.1):
        """end: where the position ends; at: where the sentence begins, which ends with the text."""
        states = self.encoder(ids, lengths, drop)
        places = torch.arange(ids.shape[1]).unsqueeze(0)
        u = self.mean(states, (places > 0) & (places < end.unsqueeze(1)))
        v = self.mean(states, (places >= at.unsqueeze(1)) & (places < lengths.unsqueeze(1) - 1))
        if self.training:
            numbers = numbers * (torch.rand(len(numbers), 1) > 0.2)
        x = F.dropout(torch.cat([states[:, 0], v, 20 * F.normalize(u) * F.normalize(v), numbers], 1), drop, self.training)
        return self.out(F.dropout(torch.relu(self.hidden(x)), drop, self.training))

    @staticmethod
    def mean(states, which):
        which = which.to(states.dtype).unsqueeze(2)
        return (states * which).sum(1) / which.sum(1).clamp_min(1)
