"""Writes and reads the container that `src/Demarche.Language/Neural/ModelFile.cs` reads: named tensors after a JSON header."""
import json
import struct

import numpy as np

TYPES = {np.dtype("float32"): "f32", np.dtype("float16"): "f16", np.dtype("int8"): "i8", np.dtype("uint8"): "u8", np.dtype("int32"): "i32"}


class ModelWriter:
    def __init__(self, meta):
        self.meta, self.header, self.blob = meta, {}, bytearray()

    def add(self, name, array, scale=None):
        array = np.ascontiguousarray(array)
        self.blob += b"\0" * (-len(self.blob) % 64)
        self.header[name] = {"dtype": TYPES[array.dtype], "shape": list(array.shape), "offset": len(self.blob), **({"scale": scale} if scale else {})}
        self.blob += array.tobytes()

    def quantised(self, name, array):
        """One signed byte a number, one scale a row."""
        scale = np.maximum(np.abs(array).max(1), 1e-8) / 127
        self.add(name + ".scale", scale.astype(np.float32))
        self.add(name, np.clip(np.rint(array / scale[:, None]), -127, 127).astype(np.int8), name + ".scale")

    def half(self, name, array):
        self.add(name, np.asarray(array).astype(np.float16))

    def lines(self, name, strings):
        assert not any("\n" in s for s in strings)
        self.add(name, np.frombuffer("\n".join(strings).encode("utf-8"), dtype=np.uint8))

    def save(self, path):
        header = json.dumps({"meta": self.meta, "tensors": self.header}, ensure_ascii=True, sort_keys=True).encode()
        start = 12 + len(header)
        with open(path, "wb") as f:
            f.write(b"DMRC" + struct.pack("<II", 1, len(header)) + header + b"\0" * (-start % 64) + self.blob)


class ModelReader:
    def __init__(self, path):
        data = open(path, "rb").read()
        _, n = struct.unpack("<II", data[4:12])
        header = json.loads(data[12:12 + n])
        self.meta, self.tensors = header["meta"], header["tensors"]
        self.blob = data[(12 + n + 63) // 64 * 64:]

    def array(self, name):
        t = self.tensors[name]
        kind = {"f32": "f4", "f16": "f2", "i8": "i1", "u8": "u1", "i32": "i4"}[t["dtype"]]
        x = np.frombuffer(self.blob, kind, int(np.prod(t["shape"])), t["offset"]).reshape(t["shape"])
        return x.astype(np.float32) * self.array(t["scale"])[:, None] if t.get("scale") else x

    def lines(self, name):
        return self.array(name).tobytes().decode("utf-8").split("\n")
