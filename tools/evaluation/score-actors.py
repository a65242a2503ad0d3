#!/usr/bin/env python3
"""Scores `demarche resolve` on actor phrases with known country and sector.

    score-actors.py cases GOLD.jsonl            write the input of resolve
    score-actors.py records GOLD.jsonl          the same from event records: each source and target phrase alone
    score-actors.py score INPUT.jsonl OUTPUT.jsonl [--igo] [--errors]

A phrase is right where one actor is named and its country (sector) is the gold one. A note "X also accepted" counts X as right.
--igo folds organisations, as the scorer of events does: records of 2016 know only IGO.
"""
import json
import re
import sys

IGO = set("UNO EUR EEC INT NATO OSCE IAEA ICRC IRC ASEAN OPEC ARL AFU APEC ECOWAS OAS OIC COE IMF WBK ICC".split())


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def inputs(kind, path):
    for record in lines(path):
        if kind == "cases":
            yield {**{k: record[k] for k in ("phrase", "date", "context") if k in record}, "gold": [record["country"], record.get("sector")], "note": record.get("note")}
        else:
            for event in record["events"]:
                for role in ("source", "target"):
                    for actor in event[role] if isinstance(event[role], list) else []:
                        if actor.get("text"):
                            yield {"phrase": actor["text"], "date": record.get("date"), "gold": [actor["country"], actor.get("sector")]}


def main():
    if sys.argv[1] in ("cases", "records"):
        for item in inputs(sys.argv[1], sys.argv[2]):
            print(json.dumps(item, ensure_ascii=False))
        return
    gold, system = lines(sys.argv[2]), lines(sys.argv[3])
    igo, show = "--igo" in sys.argv, "--errors" in sys.argv
    assert len(gold) == len(system), (len(gold), len(system))
    country = sector = both = nothing = 0
    for want, got in zip(gold, system):
        actors = got["actors"]
        found = (actors[0].get("country"), actors[0].get("sector")) if len(actors) == 1 else (None, None)
        note = want.get("note") or ""
        more = re.findall(r"\b([A-Z]{3})\b(?= also accepted)", note)
        fold = lambda c: "IGO" if igo and c in IGO else {"XKX": "KOS"}.get(c, c)
        wanted = want["gold"]
        right = fold(found[0]) == fold(wanted[0]) or found[0] in more
        fits = (found[1] or None) == (wanted[1] or None) or found[1] in more
        country += right
        sector += fits
        both += right and fits
        nothing += not actors
        if show and not (right and fits):
            print("%-60s gold %s  got %s%s" % (want["phrase"], wanted, [(a.get("country"), a.get("sector")) for a in actors], "  (" + note + ")" if note else ""))
    n = len(gold)
    print("phrases %d   country %.1f %%   sector %.1f %%   both %.1f %%   nothing found %d" % (n, 100 * country / n, 100 * sector / n, 100 * both / n, nothing))


main()
