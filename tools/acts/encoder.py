"""The pretrained encoder under the reader of acts: the lower layers of MiniLM (W. Wang et al., NeurIPS 2020; all-MiniLM-L6-v2 of the sentence-transformers,
Apache-2.0), a transformer over pieces of words whose weights go on learning with the reader's. `src/Demarche.Language/Contextual` is the same in C#."""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from wordpieces import BEGIN, END, MASK, STRETCH, stretches

WIDTH, HEADS, INNER, PLACES = 384, 12, 1536, 512
PARTS = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "intermediate.dense", "output.dense")


def pretrained(path):
    """Names as in the checkpoint, from the ONNX file, whose matrices have lost theirs and stand in the order in which they are used."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    w = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer if t.name.startswith(("embeddings", "encoder"))}
    matrices = [numpy_helper.to_array(t) for t in graph.initializer if t.name.isdigit() and len(t.dims) == 2]
    for i, m in enumerate(matrices):
        w[f"encoder.layer.{i // len(PARTS)}.{PARTS[i % len(PARTS)]}.weight"] = torch.from_numpy(m.T.copy())
    return w


def dropped(x, drop, training):
    """Dropout by random bytes: several times faster here than by a number for each."""
    if not training or not drop:
        return x
    out = round(256 * drop)
    noise = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_(-2 ** 63, None).view(torch.uint8)[:x.numel()].view(x.shape)
    return x * ((noise >= out).to(x.dtype) * (256 / (256 - out)))


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.queries = nn.Linear(WIDTH, 3 * WIDTH)  # queries, keys and values
        self.out, self.first = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down, self.second = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask, drop):
        b, t, _ = x.shape
        q, k, v = self.queries(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        looked = dropped((q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + mask).softmax(-1), drop, self.training) @ v
        x = self.first(x + dropped(self.out(looked.transpose(1, 2).reshape(b, t, WIDTH)), drop, self.training))
        return self.second(x + dropped(self.down(F.gelu(self.up(x).float(), approximate="tanh")), drop, self.training))

    def load(self, w, prefix):
        with torch.no_grad():
            for c in ("weight", "bias"):
                self.queries.get_parameter(c).copy_(torch.cat([w[f"{prefix}{p}.{c}"] for p in PARTS[:3]]))
                for layer, name in ((self.out, PARTS[3]), (self.up, PARTS[4]), (self.down, PARTS[5]), (self.first, "attention.output.LayerNorm"), (self.second, "output.LayerNorm")):
                    layer.get_parameter(c).copy_(w[f"{prefix}{name}.{c}"])


class Encoder(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.pieces, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(layers)])

    def load(self, w):
        with torch.no_grad():
            self.pieces.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0])
            for c in ("weight", "bias"):
                self.norm.get_parameter(c).copy_(w["embeddings.LayerNorm." + c])
        for i, layer in enumerate(self.layers):
            layer.load(w, f"encoder.layer.{i}.")

    def forward(self, ids, lengths, drop=0.1):
        t = ids.shape[1]
        mask = torch.where(torch.arange(t).unsqueeze(0) < lengths.unsqueeze(1), 0.0, -1e4)[:, None, None, :]
        x = dropped(self.norm(self.pieces(ids) + self.places.weight[:t]), drop, self.training)
        for layer in self.layers:
            x = layer(x, mask, drop)
        return x

    def words(self, texts, width, hide=0.0, hide_names=0.0, rng=None):
        """States of words [texts, width, WIDTH]: that of the first piece of each. texts: (pieces, starts, which words are names)."""
        runs, place = [], np.zeros((len(texts), width, 2), np.int64)
        for k, (pieces, starts, names) in enumerate(texts):
            for a, b in stretches(starts):
                ids = pieces[starts[a]:starts[b]].copy()
                if hide or hide_names:
                    of = np.repeat(np.arange(b - a), starts[a + 1:b + 1] - starts[a:b])
                    hidden = rng.random(b - a) < np.where(names[a:b], hide_names if rng.random() < 0.5 else hide, hide)
                    ids[hidden[of]] = MASK
                place[k, a:b, 0] = len(runs)
                place[k, a:b, 1] = 1 + starts[a:b] - starts[a]
                runs.append([BEGIN, *ids, END])
        lengths = torch.tensor([len(r) for r in runs])
        ids = torch.zeros(len(runs), int(lengths.max()), dtype=torch.long)
        for i, r in enumerate(runs):
            ids[i, :len(r)] = torch.tensor(r)
        return self(ids, lengths)[torch.from_numpy(place[..., 0]), torch.from_numpy(place[..., 1])]


def pack(out, w):
    """Writes the encoder's weights, the vectors of the pieces apart: the matrices of its layers in bytes. w: weights by name."""
    out.half("encoder.place", w["encoder.places.weight"][:STRETCH + 2])
    for c in ("weight", "bias"):
        out.add("encoder.norm." + c, w["encoder.norm." + c])
    for i in range(layers_of(w)):
        for name in ("queries", "out", "up", "down"):
            out.quantised(f"encoder.{i}.{name}", w[f"encoder.layers.{i}.{name}.weight"])
            out.add(f"encoder.{i}.{name}.bias", w[f"encoder.layers.{i}.{name}.bias"])
        for name in ("first", "second"):
            for c in ("weight", "bias"):
                out.add(f"encoder.{i}.{name}.{c}", w[f"encoder.layers.{i}.{name}.{c}"])


def layers_of(w):
    return sum(k.startswith("encoder.layers.") and k.endswith(".up.bias") for k in w)
