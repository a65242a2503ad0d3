"""What the reader of attributions sees of a word, and of a word beside a cue. `src/Demarche.Record/Statements/Learned` computes the
same in C#: change both together."""
import bisect
import collections

import quotation

# Tables of a word, in the order in which the model file holds them.
WORD = ("lemma", "xpos", "deprel", "name", "quote", "shape", "suffix", "head_xpos", "head_deprel", "children", "place")
# Tables of a word beside a cue.
PAIR = ("branch", "depth", "distance", "quotation")
SPAN = 120  # words on either side of a cue that are looked at
LEVELS = 4  # the cue's head and those above it
TYPES = {"PER": 0, "ORG": 1, "GPE": 2, "LOC": 3, "MISC": 4}
CHILDREN = ("nsubj", "ccomp", "xcomp", "parataxis", "obj", "obl", "mark", "cop")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', **{d: "0" for d in "123456789"}})


def normalised(form):
    return form.translate(_QUOTES).lower()


def shape(form):
    c = form[0]
    if c.isupper():
        return 2 if len(form) > 1 and all(x.isupper() for x in form if x.isalpha()) else 1
    return 0 if c.islower() else 3 if c.isdigit() else 4


class Text:
    """One annotated text (a line of `annotate --layers tokens,sentences,entities`) cut into paragraphs."""

    def __init__(self, record):
        text, tokens = record["text"], record["tokens"]
        self.text = text
        self.start = [t["start"] for t in tokens]
        self.end = [t["end"] for t in tokens]
        self.form = [text[t["start"]:t["end"]] for t in tokens]
        self.lemma = [t.get("lemma", "") for t in tokens]
        self.xpos = [t.get("xpos", "") for t in tokens]
        self.deprel = [t.get("deprel", "") for t in tokens]
        self.sentence = [t["sentence"] for t in tokens]
        n = len(tokens)
        first = {}
        for i, s in enumerate(self.sentence):
            first.setdefault(s, i)
        self.head = [-1 if t.get("head", 0) <= 0 else first[t["sentence"]] + t["head"] - 1 for t in tokens]
        self.first = [first[s] == i for i, s in enumerate(self.sentence)]
        self.children = [0] * n
        for i, h in enumerate(self.head):
            base = self.deprel[i].split(":")[0]
            if h >= 0 and base in CHILDREN:
                self.children[h] |= 1 << CHILDREN.index(base)
        self.name = [0] * n
        for entity in record.get("entities", []):
            for m in entity["mentions"]:
                person = entity["type"] == "PER"
                value = 1 + TYPES[entity["type"]] if m["kind"] == "name" else (6 if person else 7) if m["kind"] == "nominal" else (8 if person else 9)
                a, b = bisect.bisect_right(self.end, m["start"]), bisect.bisect_left(self.start, m["end"])
                for i in range(a, b):
                    if self.name[i] == 0 or value < 6:
                        self.name[i] = value
        self.quotes = quotation.find(text)
        self.quote_of, self.quote = [-1] * n, [0] * n
        for q, (a, b, inner, outer, closed, single) in enumerate(self.quotes):
            for i in range(bisect.bisect_right(self.end, a), bisect.bisect_left(self.start, b)):
                self.quote_of[i] = q
                self.quote[i] = (1 if self.start[i] < inner else 3 if self.start[i] >= outer else 2) + (3 if single else 6 if not closed else 0)
        breaks = [i for i, c in enumerate(text) if c == "\n"]
        line = [bisect.bisect_left(breaks, s) for s in self.start]
        self.paragraphs, a = [], 0
        for i in range(1, n + 1):
            if i == n or line[i] != line[i - 1]:
                self.paragraphs.append((a, i))
                a = i

    def tokens(self, start, end):
        return bisect.bisect_right(self.end, start), bisect.bisect_left(self.start, end)


class Vocabulary:
    """Rows of each table by key; row 0 stands for what is not known."""

    def __init__(self, keys):
        self.keys = keys
        self.rows = {t: {k: i + 1 for i, k in enumerate(keys[t])} for t in keys}

    @staticmethod
    def build(texts, words):
        count = {t: collections.Counter() for t in ("lemma", "suffix", "xpos", "deprel")}
        for t in texts:
            count["lemma"].update(x.lower() for x in t.lemma)
            count["suffix"].update(normalised(x)[-3:] for x in t.form)
            count["xpos"].update(t.xpos)
            count["deprel"].update(t.deprel)
        least = {"lemma": 8, "suffix": 25, "xpos": 1, "deprel": 1}
        return Vocabulary({**{t: sorted(k for k, n in count[t].items() if n >= least[t] and k and "\n" not in k) for t in count}, "word": words})

    def sizes(self):
        d, x = len(self.keys["deprel"]) + 1, len(self.keys["xpos"]) + 1
        return {"lemma": len(self.keys["lemma"]) + 1, "xpos": x, "deprel": d, "name": 10, "quote": 10, "shape": 5,
                "suffix": len(self.keys["suffix"]) + 1, "head_xpos": x, "head_deprel": d, "children": 1 << len(CHILDREN), "place": 20,
                "branch": (LEVELS + 1) * d + 3, "depth": 4, "distance": 21, "quotation": 6}


def word_rows(text, a, b, v):
    """Rows of the words of a paragraph: the vectors of the word and its head, then those of WORD."""
    r, out = v.rows, []
    for i in range(a, b):
        h = text.head[i]
        inside = h if a <= h < b else -1
        since = i - a
        place = (0 if since == 0 else 1 if since == 1 else 2 if since < 4 else 3 if since < 8 else 4) * 4 + text.first[i] * 2 + (a == 0)
        out.append((
            r["word"].get(normalised(text.form[i]), 0),
            r["word"].get(normalised(text.form[inside]), 0) if inside >= 0 else 0,
            r["lemma"].get(text.lemma[i].lower(), 0),
            r["xpos"].get(text.xpos[i], 0),
            r["deprel"].get(text.deprel[i], 0),
            text.name[i],
            text.quote[i],
            shape(text.form[i]),
            r["suffix"].get(normalised(text.form[i])[-3:], 0),
            r["xpos"].get(text.xpos[inside], 0) if inside >= 0 else 0,
            r["deprel"].get(text.deprel[inside], 0) if inside >= 0 else 0,
            text.children[i],
            place,
        ))
    return out


def cue_head(text, first, last):
    for i in range(first, last + 1):
        if not first <= text.head[i] <= last:
            return i
    return first


def distance(d):
    bucket = d if d < 5 else 5 if d < 7 else 6 if d < 10 else 7 if d < 15 else 8 if d < 23 else 9 if d < 41 else 10
    return bucket


def pair_rows(text, first, last, a, b, v):
    """Rows of PAIR for the words a..b beside the cue first..last."""
    relations, none = len(v.keys["deprel"]) + 1, (LEVELS + 1) * (len(v.keys["deprel"]) + 1)
    level, at = {}, cue_head(text, first, last)
    sentence = text.sentence[at]
    for k in range(LEVELS):
        if at < 0:
            break
        level[at] = k
        at = text.head[at]
    known = {}

    def branch(t):
        path = []
        while t not in known:
            if t in level:
                known[t] = (level[t] * relations, 0)
                break
            h = text.head[t]
            if h < 0:
                known[t] = (LEVELS * relations, 3)
                break
            if h in level:
                known[t] = (level[h] * relations + v.rows["deprel"].get(text.deprel[t], 0), 1)
                break
            path.append(t)
            t = h
            if len(path) > 200:
                known[t] = (LEVELS * relations, 3)
        found = known[t]
        for p in reversed(path):
            found = known[p] = (found[0], min(found[1] + 1, 3))
        return found

    before = after = -1
    for i in range(first - 1, a - 1, -1):
        if text.quote_of[i] >= 0:
            before = text.quote_of[i]
            break
    for i in range(last + 1, b):
        if text.quote_of[i] >= 0:
            after = text.quote_of[i]
            break
    own, out = text.quote_of[first], []
    for i in range(a, b):
        if text.sentence[i] == sentence:
            path, depth = branch(i)
        else:
            path, depth = none + (0 if i < first else 1), 0
        d = 0 if first <= i <= last else 2 * distance(i - last) if i > last else 2 * distance(first - i) - 1
        q = text.quote_of[i]
        q = 0 if q < 0 else 1 if q == own else 2 if q == after else 3 if q == before else 4 if i > last else 5
        out.append((path, depth, d, q))
    return out
