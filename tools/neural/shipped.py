"""The network that ships (analyser.bin), back in torch: its encoder is what the reader of names (student.py) stands on."""
import numpy as np
import torch

import features
from features import TABLES
from heads import Analyser
from modelfile import ModelReader


class Vocabulary:
    """As features.Vocabulary, from the file that ships."""

    def __init__(self, model):
        self.rows = {t: {k: i + 1 for i, k in enumerate(model.lines("keys." + t))} for t in TABLES if not t.startswith("class")}
        self.sizes = {t: model.tensors["table." + t]["shape"][0] for t in TABLES}
        self.classes = dict(zip(model.lines("classes.words"), model.array("classes.of").tolist()))
        self.six, self.ten = model.array("classes.6").tolist(), model.array("classes.10").tolist()

    def of(self, form):
        w = features.normalised(form)
        low, r = w.lower(), self.rows
        c = self.classes.get(w) or self.classes.get(low, 0)
        return (r["word"].get(w) or r["word"].get(low, 0), self.six[c], self.ten[c], c, r["prefix2"].get(low[:2], 0), r["prefix3"].get(low[:3], 0), r["suffix2"].get(low[-2:], 0),
                r["suffix3"].get(low[-3:], 0), r["suffix4"].get(low[-4:], 0), r["shape"].get(features.shape(w), 0))

    def size(self, table):
        return self.sizes[table]


def load(path):
    """(vocabulary, network, labels); the head for names is the one of the joint training, read without a set."""
    m = ModelReader(path)
    labels = {**{k: m.meta["labels"][k] for k in ("upos", "xpos", "feats", "relation")}, "source": []}
    vocabulary = Vocabulary(m)
    model = Analyser({t: vocabulary.size(t) for t in TABLES}, labels)
    state = model.state_dict()
    put = lambda name, x: state[name].copy_(torch.from_numpy(np.array(x, np.float32)))
    for i, t in enumerate(TABLES):
        put(f"encoder.embedding.tables.{i}.weight", m.array("table." + t))
    lstm = lambda to, name, end="": [put(f"{to}weight_ih_l0{end}", m.array(name + ".input")), put(f"{to}weight_hh_l0{end}", m.array(name + ".recurrent")), put(f"{to}bias_ih_l0{end}", m.array(name + ".bias")),
                                     state[f"{to}bias_hh_l0{end}"].zero_()]
    for name in ("forward1", "backward1", "forward2", "backward2"):
        lstm(f"encoder.{name}.", name)
    lstm("name_lstm.", "name_memory.forward"), lstm("name_lstm.", "name_memory.backward", "_reverse")
    put("name_hidden.weight", np.concatenate([m.array("name_hidden." + x) for x in ("upper", "word", "lower")], 1))
    put("name_hidden.bias", m.array("name_hidden.bias"))
    put("name.weight", np.concatenate([m.array("name"), m.array("name.memory")], 1)), put("name.bias", m.array("name.bias"))
    for name in ("name_transition", "name_start", "name_end"):
        put(name, m.array(name))
    model.load_state_dict(state)
    return vocabulary, model.eval(), labels
