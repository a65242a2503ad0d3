"""What is read off the encoder: tags, trees (Dozat and Manning 2017, with an additive labeller) and names (a bidirectional memory
under a linear-chain CRF: Lample et al. 2016)."""
import torch
import torch.nn.functional as F
from torch import nn

from encoder import Encoder

TYPES = ("PER", "ORG", "GPE", "LOC", "MISC")
NAME_LABELS = ["O"] + [f"{p}-{t}" for t in TYPES for p in "BIES"]


class Locked(nn.Module):
    """Dropout with one mask for all words of a sentence (Gal and Ghahramani 2016)."""

    def __init__(self, **rates):
        super().__init__()
        self.rates = rates

    def forward(self, x, where):
        rate = self.rates.get(where, 0.0)
        if not self.training or rate == 0:
            return x
        mask = torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - rate) / (1 - rate)
        return x * mask


class Analyser(nn.Module):
    def __init__(self, sizes, labels, arc=112, relation=112, tag=112, name=128, memory=48, lower=160, upper=128):
        super().__init__()
        self.encoder = Encoder(sizes, lower=lower, upper=upper, sparse=True)
        top = 2 * upper
        self.drop = Locked(input=0.15, lower=0.25, upper=0.25, head=0.25)
        self.tag_hidden = nn.Linear(top, tag)
        self.upos = nn.Linear(tag, len(labels["upos"]))
        self.xpos = nn.Linear(tag, len(labels["xpos"]))
        self.feats = nn.Linear(tag, len(labels["feats"]))
        self.arc_dependent = nn.Linear(top, arc)
        self.arc_head = nn.Linear(top, arc)
        self.arc_root = nn.Parameter(torch.randn(arc) * 0.1)
        self.arc_matrix = nn.Parameter(torch.zeros(arc, arc))
        nn.init.orthogonal_(self.arc_matrix)
        self.arc_bias = nn.Parameter(torch.zeros(arc))
        self.relation_dependent = nn.Linear(top, relation)
        self.relation_head = nn.Linear(top, relation, bias=False)
        self.relation_root = nn.Parameter(torch.randn(relation) * 0.1)
        self.relation = nn.Linear(relation, len(labels["relation"]))
        self.name_hidden = nn.Linear(top + 2 * lower + self.encoder.forward1.input_size, name)
        self.name_source = nn.Embedding(len(labels["source"]) + 1, name)  # the last row: no set in particular, as in use
        nn.init.zeros_(self.name_source.weight)
        self.name_lstm = nn.LSTM(name, memory, batch_first=True, bidirectional=True)
        self.name = nn.Linear(name + 2 * memory, len(NAME_LABELS))
        self.name_transition = nn.Parameter(torch.zeros(len(NAME_LABELS), len(NAME_LABELS)))
        self.name_start = nn.Parameter(torch.zeros(len(NAME_LABELS)))
        self.name_end = nn.Parameter(torch.zeros(len(NAME_LABELS)))
        self.register_buffer("allowed", allowed_transitions())

    def encode(self, rows, lengths, word_dropout=0.0):
        return self.encoder(rows, lengths, word_dropout, self.drop)

    def tags(self, top):
        h = self.drop(F.relu(self.tag_hidden(top)), "head")
        return self.upos(h), self.xpos(h), self.feats(h)

    def arcs(self, top):
        """Scores [batch, dependent, head]; head 0 is the root, head j the word j (from 1)."""
        d = self.drop(F.relu(self.arc_dependent(top)), "head")
        h = self.drop(F.relu(self.arc_head(top)), "head")
        h = torch.cat([self.arc_root.expand(len(h), 1, -1), h], 1)
        return (d @ self.arc_matrix + self.arc_bias) @ h.transpose(1, 2)

    def relations(self, top, heads):
        """Scores of labels for one head a word: [batch, dependent, labels]."""
        d = self.relation_dependent(top)
        h = self.relation_head(top)
        h = torch.cat([self.relation_root.expand(len(h), 1, -1), h], 1)
        chosen = torch.gather(h, 1, heads.unsqueeze(-1).expand(-1, -1, h.shape[2]))
        return self.relation(self.drop(F.relu(d + chosen), "head"))

    def names(self, top, under, lengths, source):
        """Names are in the words more than in the sentence: this head sees all layers. Its own memory lets the words of a name agree."""
        h = self.name_hidden(torch.cat([top, under], -1)) + self.name_source(source).unsqueeze(1)
        h = self.drop(F.relu(h), "head")
        packed = nn.utils.rnn.pack_padded_sequence(h, lengths, batch_first=True, enforce_sorted=False)
        m, _ = nn.utils.rnn.pad_packed_sequence(self.name_lstm(packed)[0], batch_first=True)
        return self.name(torch.cat([h, self.drop(m, "head")], -1))

    def transitions(self):
        return self.name_transition.masked_fill(~self.allowed, -1e4)

    def name_loss(self, scores, gold, mask):
        """Negative log likelihood a sentence (Lafferty et al. 2001)."""
        t = self.transitions()
        batch, time, _ = scores.shape
        alpha = self.name_start + scores[:, 0]
        total = self.name_start[gold[:, 0]] + scores[:, 0].gather(1, gold[:, :1]).squeeze(1)
        for i in range(1, time):
            m = mask[:, i]
            step = torch.logsumexp(alpha.unsqueeze(2) + t, 1) + scores[:, i]
            alpha = torch.where(m.unsqueeze(1), step, alpha)
            total = total + torch.where(m, t[gold[:, i - 1], gold[:, i]] + scores[:, i].gather(1, gold[:, i:i + 1]).squeeze(1), torch.zeros(()))
        last = gold.gather(1, (mask.sum(1) - 1).unsqueeze(1)).squeeze(1)
        return (torch.logsumexp(alpha + self.name_end, 1) - total - self.name_end[last]).sum()

    def best_names(self, scores, lengths):
        t = self.transitions()
        out = []
        for s, n in zip(scores, lengths.tolist()):
            v, back = self.name_start + s[0], []
            for i in range(1, n):
                best, arg = (v.unsqueeze(1) + t).max(0)
                back.append(arg)
                v = best + s[i]
            k = int((v + self.name_end).argmax())
            path = [k]
            for b in reversed(back):
                k = int(b[k])
                path.append(k)
            out.append(path[::-1])
        return out


def allowed_transitions():
    n = len(NAME_LABELS)
    ok = torch.zeros(n, n, dtype=torch.bool)
    for i, a in enumerate(NAME_LABELS):
        for j, b in enumerate(NAME_LABELS):
            inside = a[0] in "BI"
            ok[i, j] = (b[0] in "IE" and a[2:] == b[2:]) if inside else b[0] in "OBS"
    return ok
