"""Averages the weights of several points of one training, which lie in one valley and are better together (P. Izmailov et al., UAI 2018):
average.py --work DIR --out NAME NAME NAME ..."""
import argparse

import torch


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("names", nargs="+")
    a = p.parse_args()
    points = [torch.load(f"{a.work}/{name}.pt") for name in a.names]
    torch.save({k: sum(w[k].float() for w in points) / len(points) for k in points[0]}, f"{a.work}/{a.out}.pt")


main()
