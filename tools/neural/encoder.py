"""The shared encoder: summed embeddings, one LSTM in each direction (pretrained as language models), one bidirectional LSTM."""
import torch
from torch import nn

from features import TABLES


class Embedding(nn.Module):
    """The sum of one row of each table (as fastText sums n-grams): each table has the full width, so no projection is needed."""

    def __init__(self, sizes, width, sparse=False):
        super().__init__()
        self.tables = nn.ModuleList()
        for t in TABLES:
            table = nn.Embedding(sizes[t], width, sparse=sparse)
            nn.init.normal_(table.weight, std=0.3 / len(TABLES) ** 0.5)
            if t != "word":
                with torch.no_grad():
                    table.weight[0] = 0
            self.tables.append(table)

    def forward(self, rows, word_dropout=0.0):
        """rows: [..., tables] -> [..., width]. Word dropout takes the row of unknown words, so that affixes learn to carry."""
        total = 0
        for i, (name, table) in enumerate(zip(TABLES, self.tables)):
            r = rows[..., i]
            if word_dropout > 0 and (name == "word" or name.startswith("class")):
                if name == "word":
                    gone = torch.rand(r.shape) < word_dropout
                r = r.masked_fill(gone, 0)
            total = total + table(r)
        return total


def reversed_within(x, lengths):
    """Each row of x [batch, time, ...] reversed inside its own length; what pads stays at the end."""
    t = torch.arange(x.shape[1]).unsqueeze(0)
    index = torch.where(t < lengths.unsqueeze(1), lengths.unsqueeze(1) - 1 - t, t)
    return torch.gather(x, 1, index.unsqueeze(-1).expand(-1, -1, x.shape[2]))


class Encoder(nn.Module):
    def __init__(self, sizes, width=128, lower=160, upper=128, sparse=False):
        super().__init__()
        self.embedding = Embedding(sizes, width, sparse)
        self.forward1 = nn.LSTM(width, lower, batch_first=True)
        self.backward1 = nn.LSTM(width, lower, batch_first=True)
        self.forward2 = nn.LSTM(2 * lower, upper, batch_first=True)
        self.backward2 = nn.LSTM(2 * lower, upper, batch_first=True)
        for lstm in (self.forward1, self.backward1, self.forward2, self.backward2):
            hidden = lstm.hidden_size
            for name, p in lstm.named_parameters():
                if "weight_hh" in name:
                    for g in range(4):
                        nn.init.orthogonal_(p[g * hidden:(g + 1) * hidden])
                elif "weight_ih" in name:
                    nn.init.xavier_uniform_(p)
                else:
                    nn.init.zeros_(p)
                    if "bias_ih" in name:
                        with torch.no_grad():
                            p[hidden:2 * hidden] = 1.0

    def lower(self, x):
        """Both directions without padding (equal lengths): [batch, time, lower] each."""
        f, _ = self.forward1(x)
        b, _ = self.backward1(x.flip(1))
        return f, b.flip(1)

    def forward(self, rows, lengths, word_dropout=0.0, drop=None):
        """The upper layer, and what lies under it (embeddings and lower layer side by side)."""
        drop = drop or (lambda v, where: v)
        x = drop(self.embedding(rows, word_dropout), "input")
        f, _ = self.forward1(x)
        b, _ = self.backward1(reversed_within(x, lengths))
        h1 = drop(torch.cat([f, reversed_within(b, lengths)], -1), "lower")
        f, _ = self.forward2(h1)
        b, _ = self.backward2(reversed_within(h1, lengths))
        return drop(torch.cat([f, reversed_within(b, lengths)], -1), "upper"), torch.cat([x, h1], -1)
