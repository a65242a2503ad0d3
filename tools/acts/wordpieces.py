"""Words to the pieces that the pretrained encoder knows: small letters without accents, marks apart, the longest known piece first
(J. Devlin et al., NAACL 2019; `src/Demarche.Language/Contextual/WordPieces.cs` does the same: change both together)."""
import unicodedata

import numpy as np

UNKNOWN, BEGIN, END, MASK = 100, 101, 102, 103
MOST = 16  # pieces of one word
LONGEST = 100  # letters of one word
STRETCH = 300  # pieces that are read at once, begin and end not counted


def parts(word):
    """Runs of letters and digits, and each mark by itself."""
    out, now = [], ""
    for c in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(c)
        if kind == "Mn" or kind[0] == "C":
            continue
        if c.isspace() or kind[0] == "P" or (kind[0] == "S" and ord(c) < 128):
            if now:
                out.append(now)
            now = ""
            if not c.isspace():
                out.append(c)
        else:
            now += c
    return out + [now] if now else out


class WordPieces:
    def __init__(self, lines):
        self.rows = {w: i for i, w in enumerate(lines)}
        self.known = {}

    def of(self, word):
        if word not in self.known:
            found = [p for part in parts(word) for p in self.pieces(part)][:MOST]
            self.known[word] = found or [UNKNOWN]
        return self.known[word]

    def pieces(self, part):
        if len(part) > LONGEST:
            return [UNKNOWN]
        out, s = [], 0
        while s < len(part):
            e = len(part)
            while e > s and ("##" if s else "") + part[s:e] not in self.rows:
                e -= 1
            if e == s:
                return [UNKNOWN]
            out.append(self.rows[("##" if s else "") + part[s:e]])
            s = e
        return out


def pieces_of(text, words):
    """(pieces, first piece of each word and one behind the last)"""
    of = [words.of(f) for f in text.form]
    return np.array([p for w in of for p in w], np.int32), np.cumsum([0] + [len(w) for w in of]).astype(np.int32)


def stretches(starts):
    """Words [a, b) that are read at once."""
    out, a = [], 0
    for i in range(1, len(starts)):
        if starts[i] - starts[a] > STRETCH:
            out.append((a, i - 1))
            a = i - 1
    return out + [(a, len(starts) - 1)]
