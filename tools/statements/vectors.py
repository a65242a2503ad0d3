"""Vectors of the commonest words, from the embeddings of the network for tags, trees and names, put down in fewer numbers."""
import json
import struct
import sys

import numpy as np

import os
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "neural"))
import importlib.util

_spec = importlib.util.spec_from_file_location("network_features", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "neural", "features.py"))
network = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(network)


class Model:
    def __init__(self, path):
        data = open(path, "rb").read()
        _, n = struct.unpack("<II", data[4:12])
        self.header = json.loads(data[12:12 + n])
        self.blob = data[(12 + n + 63) // 64 * 64:]

    def array(self, name):
        t = self.header["tensors"][name]
        kind = {"f32": "f4", "f16": "f2", "i8": "i1", "u8": "u1", "i32": "i4"}[t["dtype"]]
        count = int(np.prod(t["shape"]))
        x = np.frombuffer(self.blob, kind, count, t["offset"]).reshape(t["shape"])
        return x.astype(np.float32) * self.array(t["scale"])[:, None] if t.get("scale") else x

    def lines(self, name):
        return self.array(name).tobytes().decode("utf-8").split("\n")


def of(path, seen, most=16000, width=64):
    """(words, [1 + words, width]): the commonest words of the news in small letters and those seen often; row 0 is nothing."""
    m = Model(path)
    keys = {t: m.lines("keys." + t) for t in network.TABLES if not t.startswith("class")}
    rows = {t: {k: i + 1 for i, k in enumerate(keys[t])} for t in keys}
    tables = {t: m.array("table." + t) for t in network.TABLES}
    classes = dict(zip(m.lines("classes.words"), m.array("classes.of")))
    six, ten = m.array("classes.6"), m.array("classes.10")
    words = []
    known = set()
    for k in keys["word"]:
        low = k.lower()
        if low not in known and len(words) < most:
            known.add(low)
            words.append(low)
    words += sorted(w for w, n in seen.items() if n >= 6 and w not in known and "\n" not in w)
    out = np.zeros((len(words), tables["word"].shape[1]), np.float32)
    for i, w in enumerate(words):
        forms = [w] if w in rows["word"] else [f for f in (w.capitalize(), w.upper()) if f in rows["word"]] or [w]
        f = forms[0]
        c = int(classes.get(f, classes.get(w, 0)))
        r = {"word": rows["word"].get(f, 0), "class6": int(six[c]), "class10": int(ten[c]), "class": c, "prefix2": rows["prefix2"].get(w[:2], 0), "prefix3": rows["prefix3"].get(w[:3], 0),
             "suffix2": rows["suffix2"].get(w[-2:], 0), "suffix3": rows["suffix3"].get(w[-3:], 0), "suffix4": rows["suffix4"].get(w[-4:], 0), "shape": rows["shape"].get(network.shape(f), 0)}
        out[i] = sum(tables[t][r[t]] for t in network.TABLES)
    out -= out.mean(0)
    _, _, axes = np.linalg.svd(out, full_matrices=False)
    out = out @ axes[:width].T
    out /= out.std()
    return words, np.concatenate([np.zeros((1, width), np.float32), out.astype(np.float32)])
