"""What the network of the language layer (src/Demarche.Language/Models/analyser.bin) makes of each word of a sentence: the sum of its embeddings
and the states of both layers. `JointNetwork.States` gives the same in C#."""
import numpy as np
import torch
from torch import nn

from features import load

vectors = load("attribution_vectors", "../statements/vectors.py")
network = vectors.network
LONGEST = 160  # as SyntaxReader cuts


class States:
    def __init__(self, path):
        m = vectors.Model(path)
        self.rows = {t: {k: i + 1 for i, k in enumerate(m.lines("keys." + t))} for t in network.TABLES if not t.startswith("class")}
        self.tables = {t: m.array("table." + t) for t in network.TABLES}
        self.classes = dict(zip(m.lines("classes.words"), m.array("classes.of")))
        self.six, self.ten = m.array("classes.6"), m.array("classes.10")
        self.width = self.tables["word"].shape[1]
        self.layers = {}
        for name in ("forward1", "backward1", "forward2", "backward2"):
            wi, wh, b = (m.array(f"{name}.{x}").astype(np.float32) for x in ("input", "recurrent", "bias"))
            lstm = nn.LSTM(wi.shape[1], wh.shape[1], batch_first=True)
            with torch.no_grad():
                lstm.weight_ih_l0.copy_(torch.from_numpy(wi)), lstm.weight_hh_l0.copy_(torch.from_numpy(wh))
                lstm.bias_ih_l0.copy_(torch.from_numpy(b)), lstm.bias_hh_l0.zero_()
            self.layers[name] = lstm

    def embedding(self, form):
        form = form.replace(" ", "")
        w = network.normalised(form)
        low = w.lower()
        word = self.rows["word"].get(w) or self.rows["word"].get(low, 0)
        c = int(self.classes.get(w) or self.classes.get(low, 0))
        r = {"word": word, "class6": int(self.six[c]), "class10": int(self.ten[c]), "class": c, "prefix2": low[:2], "prefix3": low[:3], "suffix2": low[-2:], "suffix3": low[-3:],
             "suffix4": low[-4:], "shape": network.shape(w)}
        return sum(self.tables[t][x if isinstance(x, int) else self.rows[t].get(x, 0)] for t, x in r.items())

    def of(self, text):
        """[words, embedding + lower + upper] in half precision."""
        n = len(text.form)
        out = np.zeros((n, self.width + 2 * self.layers["forward1"].hidden_size + 2 * self.layers["forward2"].hidden_size), np.float16)
        starts = [i for i in range(n) if i == 0 or text.sentence[i] != text.sentence[i - 1]] + [n]
        for a, b in zip(starts, starts[1:]):
            for a in range(a, b, LONGEST):
                e = min(b, a + LONGEST)
                x = torch.from_numpy(np.stack([self.embedding(f) for f in text.form[a:e]])).unsqueeze(0)
                with torch.no_grad():
                    h1 = torch.cat([self.layers["forward1"](x)[0], self.layers["backward1"](x.flip(1))[0].flip(1)], -1)
                    h2 = torch.cat([self.layers["forward2"](h1)[0], self.layers["backward2"](h1.flip(1))[0].flip(1)], -1)
                out[a:e] = torch.cat([x, h1, h2], -1)[0].numpy()
        return out
