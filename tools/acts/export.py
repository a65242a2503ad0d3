"""Packs trained weights into the file that ships: embeddings in bytes, the rest in half precision.

  export.py --work DIR --name NAME --to src/Demarche.Record/Models/acts.bin
"""
import argparse
import pickle

import numpy as np
import torch

from encoder import HEADS, layers_of, pack
from features import LAYERS, MODES, PAIR, STATUSES, WHAT, WHO, WORD, FORCES, load, sizes, statements
from model import EMBEDDING, LOWER, TRAITS, WHAT_LABELS, Reader

modelfile = load("modelfile", "../neural/modelfile.py")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--name", required=True)
    p.add_argument("--to", required=True)
    p.add_argument("--pieces", required=True, help="the pieces that the pretrained encoder knows, one a line")
    p.add_argument("--eager", type=float, nargs=3, default=(0.0, 0.0, 0.0), help="taken off the score of a word telling nothing, for each layer")
    a = p.parse_args()
    keys = pickle.load(open(a.work + "/prepared.pickle", "rb"))[0]
    weights = torch.load(f"{a.work}/{a.name}.pt")
    layers = layers_of(weights)
    model = Reader(sizes(statements.Vocabulary(keys)), layers)
    model.load_state_dict(weights)
    w = {k: v.numpy() for k, v in model.state_dict().items()}
    out = modelfile.ModelWriter({"version": 1, "word": list(WORD), "pair": list(PAIR), "layers": {k: list(v) for k, v in LAYERS.items()}, "who": list(WHO),
                                 "what": list(WHAT_LABELS), "encoder": {"layers": layers, "heads": HEADS}, "traits": list(TRAITS), "mode": list(MODES), "status": list(STATUSES), "force": list(FORCES)})
    out.lines("encoder.keys", open(a.pieces, encoding="utf-8").read().splitlines())
    out.quantised("encoder.piece", w["encoder.pieces.weight"])
    pack(out, w)
    for name in ("lemma", "xpos", "deprel", "suffix"):
        out.lines("keys." + name, keys[name])
    for i, t in enumerate(WORD):
        out.quantised("word." + t, w[f"tables.{i}.weight"])
    for i, t in enumerate(PAIR):
        out.quantised("pair." + t, w[f"pairs.{i}.weight"])
    out.quantised("label", w["label.weight"])
    out.quantised("kind", w["kind.weight"])
    for name in ("first", "second", "reader"):
        kernel = w[name + ".conv.weight"]  # [outputs, inputs, places]
        for k in range(kernel.shape[2]):
            out.half(f"{name}.{k}", kernel[:, :, k])
        out.add(name + ".bias", w[name + ".conv.bias"])
    out.half("word.embedding", w["word.weight"][:, :EMBEDDING])
    out.half("word.lower", w["word.weight"][:, EMBEDDING:EMBEDDING + LOWER])
    out.half("word.upper", w["word.weight"][:, EMBEDDING + LOWER:])
    for name in ("deep", "brief", "head", "object", "vector", "head_vector", "object_vector", "here", "around", "who", "what", "traits"):
        out.half(name, w[name + ".weight"])
        if name + ".bias" in w:
            out.add(name + ".bias", w[name + ".bias"])
    states = w["around.weight"].shape[1]
    out.half("triggers.state", w["triggers.weight"][:, :states])
    out.half("triggers.word", w["triggers.weight"][:, states:])
    bias, at = w["triggers.bias"].copy(), 0
    for (name, labels), eager in zip(LAYERS.items(), a.eager):
        bias[at] -= eager
        at += 1 + len(labels)
    out.add("triggers.bias", bias)
    out.half("trait.trigger", w["trait.weight"][:, :states])
    out.half("trait.read", w["trait.weight"][:, states:])
    out.add("trait.bias", w["trait.bias"])
    transition, start, end = (x.detach().numpy() for x in model.whats.scores())
    out.add("whats.transition", transition)
    out.add("whats.start", start)
    out.add("whats.end", end)
    out.save(a.to)


main()
