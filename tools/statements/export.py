"""Packs a trained checkpoint into the file that ships: embeddings in bytes, the rest in half precision.

  export.py --work DIR --name NAME --to src/Demarche.Record/Models/attributions.bin
"""
import argparse
import importlib.util
import os
import pickle

import torch

from features import PAIR, WORD, Vocabulary
from model import CUE_LABELS, ROLE_LABELS, Reader

_spec = importlib.util.spec_from_file_location("modelfile", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "neural", "modelfile.py"))
modelfile = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(modelfile)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--name", default="reader")
    p.add_argument("--to", required=True)
    p.add_argument("--eager", type=float, default=0.2, help="taken off the score of a word being no cue, tuned on the dev part")
    a = p.parse_args()
    keys, vectors, _ = pickle.load(open(a.work + "/prepared.pickle", "rb"))
    model = Reader(Vocabulary(keys).sizes(), torch.from_numpy(vectors))
    model.load_state_dict(torch.load(f"{a.work}/{a.name}.pt"))
    w = {k: v.numpy() for k, v in model.state_dict().items()}
    w["cue.bias"] = w["cue.bias"] - [a.eager, 0, 0]
    w["cue.bias"] = w["cue.bias"].astype("float32")
    out = modelfile.ModelWriter({"version": 1, "word": list(WORD), "pair": list(PAIR), "cue": list(CUE_LABELS), "role": list(ROLE_LABELS)})
    for name in ("word", "lemma", "xpos", "deprel", "suffix"):
        out.lines("keys." + name, keys[name])
    out.quantised("vectors", w["vectors.weight"])
    for i, t in enumerate(WORD):
        out.quantised("word." + t, w[f"tables.{i}.weight"])
    for i, t in enumerate(PAIR):
        out.quantised("pair." + t, w[f"pairs.{i}.weight"])
    for layer in ("encoder", "reader"):
        for direction, suffix in (("forward", ""), ("backward", "_reverse")):
            k = f"{layer}.lstm.%s_l0{suffix}"
            out.half(f"{layer}.{direction}.input", w[k % "weight_ih"])
            out.half(f"{layer}.{direction}.recurrent", w[k % "weight_hh"])
            out.add(f"{layer}.{direction}.bias", w[k % "bias_ih"] + w[k % "bias_hh"])
    for name in ("word", "head", "here", "around", "cue", "role"):
        out.half(name, w[name + ".weight"])
        if name + ".bias" in w:
            out.add(name + ".bias", w[name + ".bias"])
    for name, chain in (("cues", model.cues), ("roles", model.roles)):
        transition, start, end = (x.detach().numpy() for x in chain.scores())
        out.add(name + ".transition", transition)
        out.add(name + ".start", start)
        out.add(name + ".end", end)
    out.save(a.to)


main()
