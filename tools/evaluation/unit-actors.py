#!/usr/bin/env python3
"""Makes what the unit records of PETRARCH need:  unit-actors.py DATA ACTORS.jsonl REPORTS.jsonl
DATA is the folder of events; the toy dictionary PETR.Validate.actors.txt becomes lines for --actors (of a code with dates the first is taken), the records
become reports for annotate."""
import json
import re
import sys

SECTORS = {"GOV", "MIL", "COP", "REB", "OPP", "PTY", "LEG", "JUD", "SPY", "MED", "BUS", "EDU", "AGR"}


def entries(path):
    """(code, names): a name a line, further names behind "+", the code in brackets on one of the lines."""
    names, code, found = [], None, {}
    for line in [*open(path, encoding="utf-8"), "END [END]"]:
        line = line.split("#")[0].rstrip()
        if not line.strip() or line.startswith("<!"):
            continue
        bracket = re.search(r"\[([^\]<>]*?)\s*(?:[<>].*)?\]", line)
        body = re.sub(r"\[.*", "", line).strip()
        if body and not body.startswith("+") and (bracket or not line.startswith(("\t", " "))) and code:
            found.setdefault(code, []).extend(names)
            names, code = [], None
        name = body.lstrip("+").replace("_", " ").strip()
        if name:
            names.append(name)
        if bracket and code is None:
            code = bracket.group(1).strip().upper()
    return found


def main():
    data, actors, reports = sys.argv[1:4]
    with open(actors, "w", encoding="utf-8") as out:
        for code, names in entries(data + "/dictionaries/PETR.Validate.actors.txt").items():
            if re.fullmatch(r"[A-Z]{3,}", code):
                sector = code[3:6] if code[3:6] in SECTORS else ""
                shown = [" ".join(w.capitalize() if len(w) > 2 else w for w in name.lower().split()) for name in names]
                out.write(json.dumps({"code": f"{code[:3]} {sector}".strip(), "kind": "country" if len(code) == 3 else "organisation", "names": shown, "demonyms": []}) + "\n")
    with open(reports, "w", encoding="utf-8") as out:
        for line in open(data + "/petrarch_unit.dev.jsonl", encoding="utf-8"):
            r = json.loads(line)
            day = r.get("date") or "20000101"
            out.write(json.dumps({"id": r["id"], "text": r["text"], "published": f"{day[:4]}-{day[4:6]}-{day[6:8]}", "language": "en"}) + "\n")


main()
