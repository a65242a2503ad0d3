"""Packs a trained checkpoint into the file that ships: embeddings in bytes, the rest in half precision.

  export.py --work DIR --checkpoint NAME --to src/Demarche.Language/Models/analyser.bin
"""
import argparse
import pickle

import numpy as np
import torch

from features import TABLES
from heads import NAME_LABELS, Analyser
from modelfile import ModelWriter


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--checkpoint", default="analyser")
    p.add_argument("--to", required=True)
    a = p.parse_args()
    vocabulary = pickle.load(open(a.work + "/prepared.pickle", "rb"))[0]
    state = torch.load(f"{a.work}/{a.checkpoint}.pt")
    labels = state["labels"]
    w = {k: v.numpy() for k, v in state["model"].items()}
    out = ModelWriter({"version": 1, "labels": {**{k: labels[k] for k in ("upos", "xpos", "feats", "relation")}, "name": NAME_LABELS}})

    for i, t in enumerate(TABLES):
        out.quantised("table." + t, w[f"encoder.embedding.tables.{i}.weight"])
        if not t.startswith("class"):
            out.lines("keys." + t, vocabulary.keys[t])
    words = sorted(vocabulary.classes)
    out.lines("classes.words", words)
    bits = {b: i + 1 for i, b in enumerate(vocabulary.keys["class"])}
    out.add("classes.of", np.array([bits[vocabulary.classes[x]] for x in words], dtype=np.int32))
    for n in (6, 10):
        rows = {k: i + 1 for i, k in enumerate(vocabulary.keys[f"class{n}"])}
        out.add(f"classes.{n}", np.array([0] + [rows[b[:n]] for b in vocabulary.keys["class"]], dtype=np.int32))
    for direction in ("forward", "backward"):
        for layer in "12":
            k = f"encoder.{direction}{layer}."
            out.half(f"{direction}{layer}.input", w[k + "weight_ih_l0"])
            out.half(f"{direction}{layer}.recurrent", w[k + "weight_hh_l0"])
            out.add(f"{direction}{layer}.bias", w[k + "bias_ih_l0"] + w[k + "bias_hh_l0"])
    for name in ("tag_hidden", "upos", "xpos", "feats", "arc_dependent", "arc_head", "relation_dependent", "relation_head", "relation"):
        out.half(name, w[name + ".weight"])
        if name + ".bias" in w:
            out.add(name + ".bias", w[name + ".bias"])
    # The head for names sees the upper layer, the embeddings and the lower layer side by side.
    upper, word = w["encoder.forward2.weight_hh_l0"].shape[1] * 2, w["encoder.embedding.tables.0.weight"].shape[1]
    hidden = w["name_hidden.weight"]
    out.half("name_hidden.upper", hidden[:, :upper])
    out.half("name_hidden.word", hidden[:, upper:upper + word])
    out.half("name_hidden.lower", hidden[:, upper + word:])
    out.add("name_hidden.bias", w["name_hidden.bias"] + w["name_source.weight"][-1])
    out.half("name", w["name.weight"][:, :len(hidden)])
    out.half("name.memory", w["name.weight"][:, len(hidden):])
    out.add("name.bias", w["name.bias"])
    for direction, end in (("forward", ""), ("backward", "_reverse")):
        out.half(f"name_memory.{direction}.input", w["name_lstm.weight_ih_l0" + end])
        out.half(f"name_memory.{direction}.recurrent", w["name_lstm.weight_hh_l0" + end])
        out.add(f"name_memory.{direction}.bias", w["name_lstm.bias_ih_l0" + end] + w["name_lstm.bias_hh_l0" + end])
    out.half("arc_matrix", w["arc_matrix"].T)  # as a linear map: [outputs x inputs]
    for name in ("arc_bias", "arc_root", "relation_root", "name_start", "name_end"):
        out.add(name, w[name])
    out.add("name_transition", np.where(w["allowed"], w["name_transition"], -1e4).astype(np.float32))
    out.save(a.to)


if __name__ == "__main__":
    main()
