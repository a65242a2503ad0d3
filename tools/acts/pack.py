#!/usr/bin/env python3
"""Packs labelled paragraphs of the corpus as places, so that no text of the reports is kept:  pack.py LABELLED.jsonl ... > labelled/paragraphs.jsonl
LABELLED: a paragraph a line: `id` (REPORT@START-END, characters of the report's text), `text`, and `events`, `positions`, `responses` whose phrases are
substrings of the text. A phrase becomes [start, end] in the paragraph; gather.py, which has the corpus, turns it back."""
import json
import sys

LISTS = ("source", "target", "holder", "addressee", "performer", "by")
PHRASES = ("trigger", "said_by", "cue", "words", "condition", "deadline")


def place(text, phrase):
    at = text.index(phrase)
    return [at, at + len(phrase)]


def packed(item, text):
    out = {}
    for key, value in item.items():
        if key in LISTS:
            out[key] = [place(text, p) for p in value]
        elif key in PHRASES:
            out[key] = place(text, value) if value else None
        else:
            out[key] = value
    return out


def unpacked(item, text):
    out = {}
    for key, value in item.items():
        if key in LISTS:
            out[key] = [text[a:b] for a, b in value]
        elif key in PHRASES:
            out[key] = text[value[0]:value[1]] if value else None
        else:
            out[key] = value
    return out


def main():
    for path in sys.argv[1:]:
        for line in open(path, encoding="utf-8"):
            r = json.loads(line)
            row = {"id": r["id"], **{k: [packed(x, r["text"]) for x in r[k]] for k in ("events", "positions", "responses")}}
            print(json.dumps(row, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
