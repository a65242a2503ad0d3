#!/usr/bin/env python3
"""Draws lines of a record to be read by a person, each with the words that it rests on:
    sample-lines.py STORE [--events 40] [--positions 35] [--responses 10] [--quotes 15] [--seed 2022] [--demarche CMD]
Prints one line of JSON each: number, kind of line, what the record says, and the sentences. What readers find is counted in docs/accuracy.md."""
import argparse
import json
import random
import shlex
import subprocess


def pages(command, view, store):
    cursor, items = None, []
    while True:
        args = [*command, "show", view, "--store", store, "--limit", "500", "--format", "json"] + (["--cursor", cursor] if cursor else [])
        page = json.loads(subprocess.run(args, check=True, capture_output=True, text=True).stdout)
        items += page["items"]
        cursor = page.get("next")
        if not cursor:
            return items


def names(actors):
    actors = [actors] if isinstance(actors, dict) else actors or []
    return [f"{a['name']} ({a['code']})" if a.get("code") else a["name"] for a in actors]


def words(line):
    return [e.get("text") for e in line.get("evidence", [])][:3]


def date(d):
    return {k: d[k] for k in ("value", "basis", "expression") if d and d.get(k)}


def event(e):
    return {"type": e["type"], "mode": e.get("mode"), "status": e["status"], "background": e.get("background"), "actors": names(e.get("actors")), "recipients": names(e.get("recipients")),
            "date": date(e.get("date")), "saidBy": e.get("saidBy"), "words": words(e)}


def position(p):
    return {"kind": p["kind"], "holders": names(p.get("holders")), "addressees": names(p.get("addressees")), "proposition": p.get("proposition"), "condition": p.get("condition"),
            "deadline": date(p.get("deadline")), "status": p.get("status"), "words": words(p)}


def response(pair):
    p, r = pair
    return {"answers": {"kind": p["kind"], "holders": names(p.get("holders")), "proposition": p.get("proposition"), "words": words(p)[:1]}, "by": names(r.get("by") or r.get("holders")),
            "status": r.get("status"), "basis": r.get("basis"), "words": words(r)}


def quote(q):
    return {"speaker": names(q.get("speaker")) or q.get("speakerText"), "kind": [v.get("kind") for v in q.get("variants", [])][:1], "quote": q.get("fullestText"), "date": date(q.get("date")), "words": words(q)}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("store")
    p.add_argument("--events", type=int, default=40)
    p.add_argument("--positions", type=int, default=35)
    p.add_argument("--responses", type=int, default=10)
    p.add_argument("--quotes", type=int, default=15)
    p.add_argument("--seed", type=int, default=2022)
    p.add_argument("--demarche", default="demarche")
    a = p.parse_args()
    command, rng, number = shlex.split(a.demarche), random.Random(a.seed), 0
    positions = pages(command, "positions", a.store)
    kinds = [("event", event, pages(command, "timeline", a.store), a.events), ("position", position, positions, a.positions),
             ("response", response, [(x, r) for x in positions for r in x.get("responses", [])], a.responses), ("quote", quote, pages(command, "quotes", a.store), a.quotes)]
    for kind, shown, items, wanted in kinds:
        for item in rng.sample(items, min(wanted, len(items))):
            number += 1
            print(json.dumps({"n": number, "line": kind, "of": len(items), **shown(item)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
