"""The reader of attributions: an encoder over the words of a paragraph, a linear chain over cues, and, beside each cue, a second
small encoder with a linear chain over source and content (after J. Lafferty et al., ICML 2001; cue-conditioned as roles are beside a
predicate, J. Zhou and W. Xu, ACL 2015)."""
import torch
from torch import nn

from features import PAIR, WORD

CUE_LABELS = ("O", "B", "I")
ROLE_LABELS = ("O", "B-source", "I-source", "B-content", "I-content")


class Chain(nn.Module):
    """A linear-chain conditional random field."""

    def __init__(self, labels):
        super().__init__()
        n = len(labels)
        self.transition, self.start, self.end = (nn.Parameter(torch.zeros(*s)) for s in ((n, n), (n,), (n,)))
        allowed = torch.ones(n, n)
        first = torch.ones(n)
        for j, to in enumerate(labels):
            if to[0] == "I":
                first[j] = 0
                for i, frm in enumerate(labels):
                    allowed[i, j] = float(frm[0] in "BI" and frm[1:] == to[1:])
        self.register_buffer("forbidden", (1 - allowed) * -1e4)
        self.register_buffer("forbidden_first", (1 - first) * -1e4)

    def scores(self):
        return self.transition + self.forbidden, self.start + self.forbidden_first, self.end

    def loss(self, emissions, gold, mask):
        """Negative log likelihood, summed. emissions [b, t, n], gold [b, t], mask [b, t] (at least one word each)."""
        transition, start, end = self.scores()
        present = mask.to(emissions.dtype)
        score = start[gold[:, 0]] + (emissions.gather(2, gold.unsqueeze(2))[:, :, 0] * present).sum(1)
        score = score + (transition[gold[:, :-1], gold[:, 1:]] * present[:, 1:]).sum(1)
        last = gold.gather(1, (mask.sum(1, keepdim=True) - 1))[:, 0]
        # Taken apart once: slices taken one by one would each be given back a gradient of the whole.
        each, there = emissions.unbind(1), (mask > 0).unsqueeze(2).unbind(1)
        alpha = start + each[0]
        for i in range(1, len(each)):
            step = torch.logsumexp(alpha.unsqueeze(2) + transition, 1) + each[i]
            alpha = torch.where(there[i], step, alpha)
        return (torch.logsumexp(alpha + end, 1) - score - end[last]).sum()

    def decode(self, emissions, length):
        """The best labels of one sequence [t, n]."""
        transition, start, end = self.scores()
        alpha, back = start + emissions[0], []
        for i in range(1, length):
            best, at = (alpha.unsqueeze(1) + transition).max(0)
            back.append(at.tolist())
            alpha = best + emissions[i]
        out = [int((alpha + end).argmax())]
        for at in reversed(back):
            out.append(at[out[-1]])
        return out[::-1]


def locked(x, rate, training):
    if not training or rate == 0:
        return x
    return x * (torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - rate) / (1 - rate))


class Both(nn.Module):
    """Both directions over padded rows. Packed sequences keep what pads out."""

    def __init__(self, inputs, hidden):
        super().__init__()
        self.lstm = nn.LSTM(inputs, hidden, batch_first=True, bidirectional=True)
        for name, p in self.lstm.named_parameters():
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

    def forward(self, x, lengths):
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        return nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=x.shape[1])[0]


class Reader(nn.Module):
    def __init__(self, sizes, vectors, width=80, hidden=80, pair=64, role=56):
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.word = nn.Linear(vectors.shape[1], width, bias=False)
        self.head = nn.Linear(vectors.shape[1], width, bias=False)
        self.tables = nn.ModuleList([nn.Embedding(sizes[t], width) for t in WORD])
        self.pairs = nn.ModuleList([nn.Embedding(sizes[t], pair) for t in PAIR])
        for t in self.tables:
            nn.init.normal_(t.weight, std=0.15)
        for t in self.pairs:
            nn.init.normal_(t.weight, std=0.3)
        self.encoder = Both(width, hidden)
        self.cue = nn.Linear(2 * hidden, len(CUE_LABELS))
        self.cues = Chain(CUE_LABELS)
        self.any = nn.Linear(2 * hidden, len(ROLE_LABELS))  # in training only: what any attribution of the paragraph says of the word
        self.around = nn.Linear(2 * hidden, pair)
        self.here = nn.Linear(2 * hidden, pair, bias=False)
        self.reader = Both(pair, role)
        self.role = nn.Linear(2 * role, len(ROLE_LABELS))
        self.roles = Chain(ROLE_LABELS)

    def encode(self, rows, lengths):
        word, head = rows[..., 0], rows[..., 1]
        lemma = rows[..., 2]
        if self.training:
            gone = torch.rand(word.shape) < 0.12
            word, lemma = word.masked_fill(gone, 0), lemma.masked_fill(gone | (torch.rand(word.shape) < 0.1), 0)
        x = self.word(self.vectors(word)) + self.head(self.vectors(head)) + self.tables[0](lemma)
        for i in range(1, len(WORD)):
            x = x + self.tables[i](rows[..., 2 + i])
        x = locked(x, 0.3, self.training)
        return locked(self.encoder(x, lengths), 0.3, self.training)

    def beside(self, h, pairs, inside, lengths):
        """h [b, t, 2 hidden] of the words beside each cue, inside [b, t] what is the cue."""
        cue = (h * inside.unsqueeze(2)).sum(1) / inside.sum(1, keepdim=True)
        x = self.around(cue).unsqueeze(1)
        for i in range(len(PAIR)):
            x = x + self.pairs[i](pairs[..., i])
        x = locked(x + self.here(h), 0.2, self.training)
        return self.role(locked(self.reader(x, lengths), 0.3, self.training))
