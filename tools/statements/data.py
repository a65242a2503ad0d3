"""Paragraphs of annotated articles with the attributions that people marked in them, as rows of numbers."""
import gzip
import json

import numpy as np

from features import SPAN, Text, pair_rows, word_rows


def articles(gold, annotated):
    with gzip.open(gold, "rt", encoding="utf-8") as g, open(annotated, encoding="utf-8") as a:
        for x, y in zip(g, a):
            x, y = json.loads(x), json.loads(y)
            assert x["id"] == y["id"]
            yield Text(y), x["attributions"]


def tokens_of(text, spans):
    out = set()
    for s in spans:
        a, b = text.tokens(s["start"], s["end"])
        out.update(range(a, b))
    return out


def window(first, last, a, b):
    return max(a, first - SPAN), min(b, last + 1 + SPAN)


def labelled(tokens, a, b, kind, labels):
    """Begin and inside of each stretch; kind 0 is source, 1 is content."""
    for i in range(a, b):
        if i in tokens:
            labels[i - a] = 2 * kind + (2 if i - 1 in tokens and i > a else 1)


def paragraphs(text, attributions, v):
    """(word rows, cue labels, any labels, [(first, last, from, to, pair rows, role labels)]) of each paragraph."""
    marked = []
    for at in attributions:
        cue = sorted(tokens_of(text, at["cue"]))
        if cue:
            marked.append((cue[0], cue[-1], tokens_of(text, at["source"]), tokens_of(text, at["content"])))
    marked.sort(key=lambda m: m[:2])
    for a, b in text.paragraphs:
        cue, any_, beside = np.zeros(b - a, np.int64), np.zeros(b - a, np.int64), []
        for first, last, source, content in marked:
            if not a <= first < b:
                continue
            last = min(last, b - 1)
            if cue[first - a:last - a + 1].any():
                continue
            cue[first - a:last - a + 1] = 2
            cue[first - a] = 1
            labelled(content, a, b, 1, any_)
            labelled(source, a, b, 0, any_)
            f, t = window(first, last, a, b)
            labels = np.zeros(t - f, np.int64)
            labelled(content, f, t, 1, labels)
            labelled(source, f, t, 0, labels)
            beside.append((first - a, last - a, f - a, t - a, np.array(pair_rows(text, first, last, f, t, v), np.int64), labels))
        yield np.array(word_rows(text, a, b, v), np.int64), cue, any_, beside
