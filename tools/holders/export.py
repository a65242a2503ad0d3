"""Packs the trained encoder of holders into the file that ships: the matrices of its layers in bytes, the rest in half precision. The pieces of words are those of acts.bin.

  export.py --work DIR --name NAME --to src/Demarche.Record/Models/holder-encoder.bin
"""
import argparse

import torch

from reader import SYMBOLS, WIDTH
from encoder import HEADS, layers_of, pack
from modelfile import ModelWriter


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--name", required=True)
    p.add_argument("--to", required=True)
    a = p.parse_args()
    weights = torch.load(f"{a.work}/{a.name}.pt")
    w = {k: v.numpy() for k, v in weights.items()}
    out = ModelWriter({"version": 1, "symbols": list(SYMBOLS), "encoder": {"layers": layers_of(weights), "heads": HEADS}})
    pack(out, w)
    out.half("hidden.state", w["hidden.weight"][:, :3 * WIDTH])
    out.half("hidden.numbers", w["hidden.weight"][:, 3 * WIDTH:])
    out.add("hidden.bias", w["hidden.bias"])
    out.half("out", w["out.weight"])
    out.add("out.bias", w["out.bias"])
    out.save(a.to)


main()
