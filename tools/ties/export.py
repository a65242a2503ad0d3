"""Packs the trained encoder of ties into the file that ships: the matrices of its layers in bytes, the rest in half precision. The pieces of words are those of acts.bin.

  export.py --work DIR --name NAME --to src/Demarche.Record/Models/tie-encoder.bin
"""
import argparse

import torch

from shipped import modelfile
from reader import CLASSES, Ties
from encoder import HEADS, WIDTH
from wordpieces import STRETCH


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--name", required=True)
    p.add_argument("--to", required=True)
    a = p.parse_args()
    weights = torch.load(f"{a.work}/{a.name}.pt")
    layers = sum(k.startswith("encoder.layers.") and k.endswith(".up.bias") for k in weights)
    w = {k: v.numpy() for k, v in weights.items()}
    out = modelfile.ModelWriter({"version": 1, "classes": list(CLASSES), "encoder": {"layers": layers, "heads": HEADS}})
    out.half("encoder.place", w["encoder.places.weight"][:STRETCH + 2])
    for c in ("weight", "bias"):
        out.add("encoder.norm." + c, w["encoder.norm." + c])
    for i in range(layers):
        for name in ("queries", "out", "up", "down"):
            out.quantised(f"encoder.{i}.{name}", w[f"encoder.layers.{i}.{name}.weight"])
            out.add(f"encoder.{i}.{name}.bias", w[f"encoder.layers.{i}.{name}.bias"])
        for name in ("first", "second"):
            for c in ("weight", "bias"):
                out.add(f"encoder.{i}.{name}.{c}", w[f"encoder.layers.{i}.{name}.{c}"])
    out.half("hidden.state", w["hidden.weight"][:, :3 * WIDTH])
    out.half("hidden.numbers", w["hidden.weight"][:, 3 * WIDTH:])
    out.add("hidden.bias", w["hidden.bias"])
    out.half("out", w["out.weight"])
    out.add("out.bias", w["out.bias"])
    out.save(a.to)


main()
