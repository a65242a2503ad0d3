"""What the network sees of a word. `src/Demarche.Language/Neural` computes the same in C#: change both together."""
import collections

import numpy as np

TABLES = ("word", "class6", "class10", "class", "prefix2", "prefix3", "suffix2", "suffix3", "suffix4", "shape")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', **{d: "0" for d in "123456789"}})


def normalised(form):
    """Digits are 0 and curly quotes straight, as in the word classes."""
    return form.translate(_QUOTES)


def shape(form):
    """X upper case, x lower case, 0 digit, other ASCII as it is, o for the rest; runs longer than two are cut to two; at most 10."""
    out = []
    for c in form:
        if c.isupper():
            s = "X"
        elif c.islower():
            s = "x"
        elif "0" <= c <= "9":
            s = "0"
        else:
            s = c if ord(c) < 128 else "o"
        if len(out) >= 2 and out[-1] == s and out[-2] == s:
            continue
        out.append(s)
        if len(out) == 10:
            break
    return "".join(out)


class Vocabulary:
    """Rows of each embedding table by key; row 0 stands for what is not known."""

    def __init__(self, keys, classes):
        self.keys = keys
        self.rows = {t: {k: i + 1 for i, k in enumerate(keys[t])} for t in TABLES}
        self.classes = classes  # word -> bits

    @staticmethod
    def build(counts, classes, words=48000, least_word=5, least_affix=30):
        """counts: Counter of forms. Ties are broken by spelling, so that the same data give the same rows."""
        by_table = {t: collections.Counter() for t in TABLES}
        for form, n in counts.items():
            w = normalised(form)
            by_table["word"][w] += n
            low = w.lower()
            for t, k in (("prefix2", low[:2]), ("prefix3", low[:3]), ("suffix2", low[-2:]), ("suffix3", low[-3:]), ("suffix4", low[-4:]), ("shape", shape(w))):
                by_table[t][k] += n
        keys = {}
        for t in TABLES:
            if t.startswith("class"):
                n = int(t[5:] or 99)
                keys[t] = sorted({b[:n] for b in classes.values()})
            else:
                least, most = (least_word, words) if t == "word" else (least_affix, 8000)
                ranked = sorted(by_table[t].items(), key=lambda e: (-e[1], e[0]))
                keys[t] = [k for k, n in ranked if n >= least][:most]
        return Vocabulary(keys, classes)

    def of(self, form):
        """One row a table."""
        w = normalised(form)
        low = w.lower()
        r = self.rows
        word = r["word"].get(w) or r["word"].get(low, 0)
        bits = self.classes.get(w) or self.classes.get(low)
        return (
            word,
            r["class6"].get(bits[:6], 0) if bits else 0,
            r["class10"].get(bits[:10], 0) if bits else 0,
            r["class"].get(bits, 0) if bits else 0,
            r["prefix2"].get(low[:2], 0),
            r["prefix3"].get(low[:3], 0),
            r["suffix2"].get(low[-2:], 0),
            r["suffix3"].get(low[-3:], 0),
            r["suffix4"].get(low[-4:], 0),
            r["shape"].get(shape(w), 0),
        )

    def size(self, table):
        return len(self.keys[table]) + 1


class Types:
    """Distinct forms with their rows: a sentence is then an array of type numbers."""

    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.forms = []
        self.number = {}
        self.rows = []
        self._table = None

    def of(self, form):
        n = self.number.get(form)
        if n is None:
            n = self.number[form] = len(self.forms)
            self.forms.append(form)
            self.rows.append(self.vocabulary.of(form))
        return n

    def encode(self, forms):
        return np.array([self.of(f) for f in forms], dtype=np.int32)

    def table(self):
        return np.array(self.rows, dtype=np.int64)

    def batch(self, sentences):
        """Rows [sentence, word, table] of sentences of different lengths, 0 behind their ends; and the lengths."""
        encoded = [self.encode(s) for s in sentences]
        if self._table is None or len(self._table) < len(self.rows):
            self._table = self.table()
        lengths = np.array([len(e) for e in encoded])
        rows = np.zeros((len(encoded), int(lengths.max()), len(TABLES)), dtype=np.int64)
        for i, e in enumerate(encoded):
            rows[i, :len(e)] = self._table[e]
        return rows, lengths
