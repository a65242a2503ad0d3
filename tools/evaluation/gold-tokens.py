#!/usr/bin/env python3
"""CoNLL-U to the input of `demarche annotate` with its words kept: gold-tokens.py FILE.conllu[.gz], a document a line."""
import gzip
import json
import sys


def documents(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    sentences, words, inside = [], [], 0
    for line in opened:
        line = line.rstrip("\n")
        if line.startswith("# newdoc") and sentences:
            yield sentences
            sentences = []
        c = line.split("\t")
        if not line and words:
            sentences.append(words)
            words, inside = [], 0
        elif len(c) == 10 and "-" in c[0]:
            inside = int(c[0].split("-")[1])
        elif len(c) == 10 and c[0].isdigit():
            # A word of a contraction stands against the one before it.
            words.append((c[1], inside > int(c[0])))
    if words:
        sentences.append(words)
    yield sentences


for number, document in enumerate(documents(sys.argv[1])):
    text, tokens = "", []
    for sentence in document:
        spans = []
        for form, joined in sentence:
            spans.append([len(text), len(text) + len(form)])
            text += form + ("" if joined else " ")
        text = text.rstrip(" ") + "\n"
        tokens.append(spans)
    print(json.dumps({"id": f"d{number}", "text": text, "language": "en", "tokens": tokens}, ensure_ascii=False))
