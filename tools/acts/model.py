"""The reader of acts, on the states that the network of the language layer gives: two convolutions over the words of a paragraph (R. Collobert et
al., JMLR 12, 2011), a choice of labels for each word, one in each layer, and beside each trigger a third convolution that says which words hold a
role and which stretches tell what (conditioned on the trigger as roles are on a predicate, J. Zhou and W. Xu, ACL 2015)."""
import torch
from torch import nn

from encoder import WIDTH, Encoder

from features import FORCES, LABELS, LAYERS, MODES, PAIR, STATUSES, WHAT, WHO, WORD, load

attributions = load("attributions_model", "../statements/model.py")
Chain, locked = attributions.Chain, attributions.locked
WHAT_LABELS = ("O",) + tuple(b + "-" + w for w in WHAT for b in "BI")
EMBEDDING, LOWER, UPPER = 128, 320, 256  # of the network of the language layer
STATES, VECTOR = EMBEDDING + LOWER + UPPER, 100
TRAITS = {"mode": 1 + len(MODES), "status": len(STATUSES), "background": 2, "force": 1 + len(FORCES), "implied": 2}


class Noise:
    """How much of what is read is hidden while learning, as a share of the usual: less in later rounds, when the first have learned what is robust."""

    scale = 1.0


def dropped(x, rate, training):
    return nn.functional.dropout(x, rate * Noise.scale, training)


class Convolution(nn.Module):
    """A word and those beside it to a new vector; nothing stands beyond the ends."""

    def __init__(self, inputs, outputs, reach):
        super().__init__()
        self.conv = nn.Conv1d(inputs, outputs, 2 * reach + 1, padding=reach)

    def forward(self, x, inside):
        return torch.relu(self.conv(x.transpose(1, 2)).transpose(1, 2)) * inside


class Reader(nn.Module):
    def __init__(self, sizes, deep=6, width=128, hidden=128, brief=48, pair=80, traits=64):
        super().__init__()
        self.encoder = Encoder(deep)
        self.deep = nn.Linear(WIDTH, width)
        self.word = nn.Linear(STATES, width, bias=False)
        self.vector = nn.Linear(VECTOR, width, bias=False)
        self.brief = nn.Linear(EMBEDDING, brief, bias=False)
        self.head = nn.Linear(brief, width, bias=False)
        self.object = nn.Linear(brief, width, bias=False)
        self.head_vector = nn.Linear(VECTOR, width, bias=False)
        self.object_vector = nn.Linear(VECTOR, width, bias=False)
        self.tables = nn.ModuleList([nn.Embedding(sizes[t], width) for t in WORD])
        self.pairs = nn.ModuleList([nn.Embedding(sizes[t], pair) for t in PAIR])
        self.label = nn.Embedding(len(LABELS), pair)
        for t in self.tables:
            nn.init.normal_(t.weight, std=0.15)
        for t in self.pairs:
            nn.init.normal_(t.weight, std=0.3)
        nn.init.normal_(self.label.weight, std=0.3)
        self.first = Convolution(width, hidden, 2)
        self.second = Convolution(hidden, hidden, 2)
        self.triggers = nn.Linear(2 * hidden + width, sum(1 + len(x) for x in LAYERS.values()))
        self.around = nn.Linear(2 * hidden, pair)
        self.here = nn.Linear(2 * hidden, pair, bias=False)
        self.reader = Convolution(pair, pair, 1)
        self.who = nn.Linear(2 * pair, len(WHO))
        self.what = nn.Linear(2 * pair, len(WHAT_LABELS))
        self.whats = Chain(WHAT_LABELS)
        self.trait = nn.Linear(2 * hidden + 2 * pair, traits)
        self.kind = nn.Embedding(len(LABELS), traits)
        self.traits = nn.Linear(traits, sum(TRAITS.values()))

    @staticmethod
    def pointed(x, beside):
        """What x has for the head and for the object of each word; nothing for those without."""
        x = torch.cat([x, x.new_zeros(x.shape[0], 1, x.shape[2])], 1)  # -1 is the row of nothing
        return [x.gather(1, torch.where(k < 0, x.shape[1] - 1, k).unsqueeze(2).expand(-1, -1, x.shape[2])) for k in beside.unbind(-1)]

    def encode(self, rows, states, lengths, deep, drop=0.2):
        """States of the words, and what went in. rows [b, t, 2 + tables], states [b, t, those of the network and the vector of the word], deep [b, t, WIDTH] or
        None: those of the pretrained encoder, without which a first look tells which passages are worth it."""
        lemma, beside = rows[..., 2], rows[..., :2]
        if self.training:
            lemma = lemma.masked_fill(torch.rand(lemma.shape) < 0.25 * Noise.scale, 0)
        inside = (torch.arange(rows.shape[1]).unsqueeze(0) < lengths.unsqueeze(1)).to(states.dtype).unsqueeze(2)
        states, vectors = states[..., :STATES], locked(states[..., STATES:], 0.15 * Noise.scale, self.training)
        own, like = self.pointed(self.brief(states[..., :EMBEDDING]), beside), self.pointed(vectors, beside)
        x = self.word(locked(states, 0.15 * Noise.scale, self.training)) + self.vector(vectors) + self.tables[0](lemma)
        x = x + self.head(own[0]) + self.object(own[1]) + self.head_vector(like[0]) + self.object_vector(like[1])
        for i in range(1, len(WORD)):
            x = x + self.tables[i](rows[..., 2 + i])
        if deep is not None:
            x = x + self.deeper(deep)
        x = dropped(x, drop, self.training) * inside
        h1 = dropped(self.first(x, inside), drop, self.training)
        h2 = dropped(self.second(h1, inside), drop, self.training)
        return torch.cat([h1, h2], -1), x

    def deeper(self, deep):
        """What the pretrained encoder adds. A passage without is all noughts: nothing is added."""
        seen = (deep.abs().amax((1, 2), keepdim=True) > 0).to(deep.dtype)
        return self.deep(locked(deep, 0.1 * Noise.scale, self.training)) * seen

    def label_scores(self, h, x):
        return self.triggers(torch.cat([h, x], -1)).split([1 + len(l) for l in LAYERS.values()], -1)

    def beside(self, trigger, here, pairs, at, labels, lengths):
        """trigger [b, 2 hidden]: the state of each trigger, which stands at place `at`; here [b, t, pair]: self.here of the words beside it."""
        rows = torch.arange(len(at))
        inside = (torch.arange(here.shape[1]).unsqueeze(0) < lengths.unsqueeze(1)).to(here.dtype).unsqueeze(2)
        x = (self.around(trigger) + self.label(labels)).unsqueeze(1) + here
        for i in range(len(PAIR)):
            x = x + self.pairs[i](pairs[..., i])
        x = dropped(torch.relu(x), 0.2, self.training) * inside
        read = torch.cat([x, dropped(self.reader(x, inside), 0.2, self.training)], -1)
        hidden = torch.relu(self.trait(torch.cat([trigger, read[rows, at]], -1)) + self.kind(labels))
        return self.who(read), self.what(read), self.traits(hidden).split(list(TRAITS.values()), -1)
