"""Labelled passages as rows of numbers. A passage is one paragraph; what its makers did not label is masked."""
import json
import re

import numpy as np

from features import FORCES, LAYERS, MODES, SPAN, STATUSES, WHAT, Text, head_of, pair_rows, word_rows

NONE = -100


class Trigger:
    """One labelled act: place, layer, label, role heads, stretches (`stretched`: labelled at all), traits (None: not labelled)."""

    def __init__(self, at, layer, label, who, what, traits, stretched=None):
        self.at, self.layer, self.label, self.who, self.what, self.traits = at, layer, label, who, what, traits
        self.stretched = layer == "position" if stretched is None else stretched


def find(text, phrase, near=None):
    """Tokens (first, end) of the occurrence of the phrase nearest to a token."""
    best = None
    for m in re.finditer(re.escape(phrase), text.text):
        s, e = m.span()
        if (s > 0 and text.text[s - 1].isalnum() and phrase[0].isalnum()) or (e < len(text.text) and text.text[e].isalnum() and phrase[-1].isalnum()):
            continue
        a, b = text.tokens(s, e)
        if a < b:
            d = 0 if near is None else abs(a - near) if a > near else abs(near - (b - 1))
            if best is None or d < best[0]:
                best = (d, a, b)
    if best is None:
        s = text.text.find(phrase)
        if s < 0:
            return None
        a, b = text.tokens(s, s + len(phrase))
        return (a, b) if a < b else None
    return best[1:]


def heads(text, phrases, near):
    out = []
    for p in phrases:
        at = find(text, p, near)
        if at:
            out.append(head_of(text, *at))
    return out


def trigger_at(text, word, taken, near=None):
    places = []
    for m in re.finditer(re.escape(word), text.text):
        a, b = text.tokens(*m.span())
        if a < b:
            places.append(head_of(text, a, b) if b - a > 1 else a)
    free = [p for p in places if p not in taken] or places
    if not free:
        return None
    return free[0] if near is None else min(free, key=lambda p: abs(p - near))


def composed(record, text):
    out, taken = [], set()
    for e in record["events"]:
        near = None
        spot = [find(text, s) for s in e["source"][:1]]
        if spot and spot[0]:
            near = spot[0][1]
        at = trigger_at(text, e["trigger"], taken, near)
        if at is None:
            continue
        taken.add(at)
        mode = e.get("mode")
        traits = {"mode": 0 if mode is None else 1 + MODES.index(mode) if mode in MODES else NONE, "status": STATUSES.index(e["status"]), "background": int(bool(e.get("background")))}
        who = {"source": heads(text, e["source"], at), "target": heads(text, e["target"], at)}
        out.append(Trigger(at, "event", e["type"], who, {}, traits))
    cues, taken = {}, set()
    for p in record["positions"]:
        spot = find(text, p["words"]) if p.get("words") else None
        at = trigger_at(text, p["cue"], taken, spot[0] if spot else None)
        if at is None:
            continue
        taken.add(at)
        cues[p["id"]] = at
        who = {"holder": heads(text, p["holder"], at), "addressee": heads(text, p["addressee"], at), "performer": heads(text, p.get("performer", []), at)}
        what = {k: find(text, p[k], at) for k in WHAT if p.get(k)}
        force = p.get("force")
        traits = {"force": 0 if force is None else 1 + FORCES.index(force) if force in FORCES else NONE, "implied": int(bool(p.get("implied")))}
        out.append(Trigger(at, "position", p["kind"], who, {k: s for k, s in what.items() if s}, traits))
    taken = set()
    for r in record["responses"]:
        at = trigger_at(text, r["cue"], taken)
        if at is None:
            continue
        taken.add(at)
        who = {"by": heads(text, r["by"], at), "answered": [cues[r["to"]]] if r["to"] in cues else []}
        # What the answer is about was labelled later than the rest: without the key nobody looked.
        told = find(text, r["words"], at) if r.get("words") else None
        out.append(Trigger(at, "response", r["status"], who, {"words": told} if told else {}, {}, stretched="words" in r))
    return out, ("event", "position", "response")


def marked(text, markup):
    """Stretches (kind, start, end) of the marks of PLOVER's records, by their words in order."""
    out, at = [], 0
    for m in re.finditer(r"\(((?:SRC|TAR|EVT|LOC)(?:/(?:SRC|TAR|EVT|LOC))*): *((?:[^()]|\((?!SRC|TAR|EVT|LOC)[^()]*\))*)\)?", markup):
        words = m.group(2).strip()
        s = text.text.find(words, at)
        if s < 0:
            s = text.text.find(words)
        if s >= 0 and words:
            out.append((m.group(1), s, s + len(words)))
            at = s
    return out


def plover(record, text):
    out, taken = [], set()
    for e in record["events"]:
        marks = marked(text, e["markup"])
        at = None
        for kind, s, t in marks:
            if "EVT" in kind:
                a, b = text.tokens(s, t)
                if a < b:
                    h = head_of(text, a, b)
                    if h not in taken:
                        at = h
                        break
        if at is None:
            at = next((h for h in (trigger_at(text, w, taken) for w in e.get("event_text", "").split()) if h is not None), None)
        if at is None:
            continue
        taken.add(at)
        who = {"source": heads(text, [x["text"].split(" ... ")[-1] if x["text"] not in text.text else x["text"] for x in e["source"]], at),
               "target": heads(text, [x["text"].split(" ... ")[-1] if x["text"] not in text.text else x["text"] for x in e["target"]], at)}
        traits = {"mode": 1 + MODES.index(e["mode"]) if e.get("mode") in MODES else NONE}
        out.append(Trigger(at, "event", e["type"], who, {}, traits))
    return out, ("event",)


def nothing(record, text):
    return [], ("event", "position", "response")


def no_positions(record, text):
    """A sentence in which readers found no position and no answer; what happens in it they did not type."""
    return [], ("position", "response")


def rows(text, triggers, layers, v, states, pieces, weight=1.0):
    """(word rows, {layer: labels}, [(at, from, to, pair rows, Trigger)], weight, states of the words, (pieces, starts, names)) of a text read as one paragraph."""
    n = len(text.form)
    labels = {l: np.full(n, NONE if l not in layers else 0, np.int64) for l in LAYERS}
    beside = []
    for t in triggers:
        labels[t.layer][t.at] = 1 + LAYERS[t.layer].index(t.label)
        a, b = max(0, t.at - SPAN), min(n, t.at + 1 + SPAN)
        beside.append((t.at, a, b, np.array(pair_rows(text, t.at, a, b, v), np.int64), t))
    return np.array(word_rows(text, 0, n, v), np.int64), labels, beside, weight, states, pieces
