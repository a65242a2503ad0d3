"""The encoder of ties: a position and a sentence that may answer it, read together by the pretrained encoder (a cross-encoder, as in R. Nogueira, K. Cho,
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
LONGEST_POSITION, LONGEST_SENTENCE = 60, 60  # pieces; of a position the end is cut, of a sentence what stands before it


def class_of(by, status):
    """The class of an answer; -1 for one that no class tells."""
    if by is None:
        return 0
    if by == "own":
        status = "own " + ("done" if status in ("kept", "carried out", "fulfilled", "accepted") else status)
    return CLASSES.index(status) if status in CLASSES else -1


def pieces_of(position, sentence, words):
    """(pieces of both with their marks, first piece of the sentence)"""
    a = [p for w in position.split() for p in words.of(w)][:LONGEST_POSITION]
    b = [p for w in sentence.split() for p in words.of(w)][-LONGEST_SENTENCE:]
    return np.array([BEGIN, *a, END, *b, END], np.int64), len(a) + 2


class Ties(nn.Module):
    def __init__(self, numbers, layers=6, hidden=64):
        super().__init__()
        self.encoder = Encoder(layers)
        self.hidden = nn.Linear(3 * WIDTH + numbers, hidden)
        self.out = nn.Linear(hidden, len(CLASSES))

    def forward(self, ids, lengths, at, numbers, drop=0.1):
        states = self.encoder(ids, lengths, drop)
        places = torch.arange(ids.shape[1]).unsqueeze(0)
        u = self.mean(states, (places > 0) & (places < at.unsqueeze(1) - 1))
        v = self.mean(states, (places >= at.unsqueeze(1)) & (places < lengths.unsqueeze(1) - 1))
        if self.training:
            numbers = numbers * (torch.rand(len(numbers), 1) > 0.2)
        x = F.dropout(torch.cat([states[:, 0], v, 20 * F.normalize(u) * F.normalize(v), numbers], 1), drop, self.training)
        return self.out(F.dropout(torch.relu(self.hidden(x)), drop, self.training))

    @staticmethod
    def mean(states, which):
        which = which.to(states.dtype).unsqueeze(2)
        return (states * which).sum(1) / which.sum(1).clamp_min(1)
