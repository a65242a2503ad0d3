"""Packs the trained encoder of ties into the file that ships: the matrices of its layers in bytes, the rest in half precision. The pieces of words are those of acts.bin.

  export.py --work DIR --name NAME --to src/Demarche.Record/Models/tie-encoder.bin
"""
import argparse

import torch

from reader import CLASSES, SYMBOLS
from modelfile import ModelWriter
from tuning import export


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--name", required=True)
    p.add_argument("--to", required=True)
    a = p.parse_args()
    export(torch.load(f"{a.work}/{a.name}.pt"), a.to, ModelWriter, classes=list(CLASSES), symbols=list(SYMBOLS))


main()
