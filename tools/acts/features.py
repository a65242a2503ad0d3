"""What the reader of acts sees of a word, and of a word beside a trigger: what the reader of attributions sees (tools/statements/features.py)
and what the lexicon of acts says. `src/Demarche.Record/Acts` computes the same in C#: change both together."""
import importlib.util
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, os.path.join(HERE, path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module




sys.path.append(os.path.join(HERE, "..", "statements"))
statements = load("statements_features", "../statements/features.py")

TYPES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST",
         "MOBILIZE", "COERCE", "ASSAULT")
KINDS = ("demand", "offer", "commitment", "threat", "condition", "refusal")
ANSWERS = ("accepted", "partly accepted", "rejected", "countered", "deferred", "noted", "withdrawn", "fulfilled", "kept", "partly kept", "broken",
           "carried out", "lapsed", "defied", "unanswered")
LAYERS = {"event": TYPES, "position": KINDS, "response": ANSWERS}
LABELS = [(layer, label) for layer, labels in LAYERS.items() for label in labels]
STATUSES = ("happened", "announced", "hypothetical", "denied")
MODES = ("visit", "third-party", "multilateral", "phone", "withdraw", "release", "disarm", "ceasefire", "access", "resign", "assist", "change", "yield", "meet",
         "disapprove", "allege", "investigate", "restrict", "arrest", "relations", "expel", "territory", "violence", "convict", "discontinue", "demo", "riot",
         "strike", "hunger", "boycott", "obstruct", "vandalize", "troops", "weapons", "police", "militia", "seize", "censor", "curfew", "martial-law", "deport",
         "withhold", "misinformation", "cyber", "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
         "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional")
MODES_OF = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"), "REJECT": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "allege", "investigate"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": ("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"),
    "ASSAULT": ("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone",
                "heavy-weapons", "crowd-control", "unconventional"),
}
FORCES = ("request", "call", "demand", "ultimatum", "may offer", "offers", "promises")
# Roles whose holders are words, each told by its head word; a word may have several.
WHO = ("source", "target", "holder", "addressee", "performer", "by", "answered")
# Roles that are stretches of words; a word has one at most.
WHAT = ("words", "condition", "deadline")

WORD = statements.WORD + ("lexicon", "frame")
PAIR = statements.PAIR[:3]
SPAN = 50  # words on either side of a trigger that are looked at
NAMES = ("NNP", "NNPS")  # Penn tags of names
HANGING = ("obj", "obl", "compound", "nmod", "xcomp", "ccomp", "nsubj:pass", "advmod", "case", "amod")


class Lexicon:
    """Type of a verb or noun, and of a word with one that hangs on it."""

    def __init__(self, paths):
        self.rows = {}
        for path in paths:
            for line in open(path, encoding="utf-8"):
                if not line.startswith("#") and line.strip():
                    key, kind = line.rstrip("\n").split("\t")[:2]
                    self.rows[key] = 0 if kind == "-" else 1 + TYPES.index(kind)

    def of(self, text, children, i):
        """(by itself, with a word that hangs on it)"""
        lemma = text.lemma[i].lower()
        bare = self.rows.get(lemma, 0)
        for c in children[i]:
            if text.deprel[c] in HANGING or text.deprel[c].split(":")[0] in HANGING:
                found = self.rows.get(lemma + "|" + text.lemma[c].lower(), 0)
                if found:
                    return bare, found
        return bare, 0


class WordVectors:
    """What is known of a word by the company it keeps (word_vectors.py); nothing of a name, so that no place is known for what once happened there."""

    def __init__(self, path):
        m = load("attribution_vectors", "../statements/vectors.py").Model(path)
        self.rows = {w: i for i, w in enumerate(m.lines("words"))}
        self.vectors = m.array("vectors").astype(np.float16)

    def of(self, text):
        out = np.zeros((len(text.form), self.vectors.shape[1]), np.float16)
        for i, (form, tag) in enumerate(zip(text.form, text.xpos)):
            row = -1 if tag in NAMES else self.rows.get(form.lower(), -1)
            if row >= 0:
                out[i] = self.vectors[row]
        return out


class Text(statements.Text):
    def __init__(self, record, lexicon):
        super().__init__(record)
        n = len(self.form)
        below = [[] for _ in range(n)]
        for i, h in enumerate(self.head):
            if h >= 0:
                below[h].append(i)
        self.below = below
        self.lexicon = [lexicon.of(self, below, i) for i in range(n)]
        self.object = [-1] * n
        for i in range(n):
            for relation in ("obj", "obl", "xcomp", "nmod", "nsubj:pass"):
                at = next((c for c in below[i] if self.deprel[c] == relation), -1)
                if at >= 0:
                    self.object[i] = at
                    break


def word_rows(text, a, b, v):
    """Places of the head and the object in the paragraph (-1 for none), then the rows of WORD."""
    base = statements.word_rows(text, a, b, v)
    out = []
    for i, row in zip(range(a, b), base):
        h, o = text.head[i], text.object[i]
        out.append((h - a if a <= h < b else -1, o - a if a <= o < b else -1, *row[2:], *text.lexicon[i]))
    return out


def sizes(v):
    return {**v.sizes(), "lexicon": len(TYPES) + 1, "frame": len(TYPES) + 1}


def pair_rows(text, first, a, b, v):
    return [row[:3] for row in statements.pair_rows(text, first, first, a, b, v)]


def head_of(text, first, end):
    """The word of a phrase on which the others hang: the first whose head lies outside."""
    for i in range(first, end):
        if not first <= text.head[i] < end:
            return i
    return first
