"""Puts the words of word-vectors.bin into classes of like words (k-means by cosine), by which a sentence and a position meet that share no word (`TieKeys`).

  word_classes.py --vectors src/Demarche.Record/Models/word-vectors.bin --to src/Demarche.Record/Models/word-classes.bin
"""
import argparse

import numpy as np

import reader  # noqa: F401 (puts the folders beside this one on the path)
from modelfile import ModelReader, ModelWriter

CLASSES, ROUNDS, PART = 2000, 12, 5000


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--vectors", required=True)
    p.add_argument("--to", required=True)
    a = p.parse_args()
    vectors = ModelReader(a.vectors).array("vectors")
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    centres = vectors[np.random.default_rng(0).choice(len(vectors), CLASSES, replace=False)].copy()
    for _ in range(ROUNDS):
        of = np.concatenate([(vectors[i:i + PART] @ centres.T).argmax(1) for i in range(0, len(vectors), PART)])
        for k in range(CLASSES):
            if (of == k).any():
                centre = vectors[of == k].sum(0)
                centres[k] = centre / np.linalg.norm(centre)
    out = ModelWriter({"version": 1, "classes": CLASSES})
    out.add("classes", of.astype("<u2").view(np.uint8))
    out.save(a.to)


main()
