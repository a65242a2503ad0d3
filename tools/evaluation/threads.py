#!/usr/bin/env python3
"""Sets for threads of stories (python3, standard library only): which dispute or crisis each report is of is known, and threads should follow it.

    threads.py crises SHARED FOLDER     the updates of ten crises, each moved so that all begin on one day: one stream of ten things that go on side by side
    threads.py disputes SHARED FOLDER   eleven invented disputes in one year, side by side: imber-dam and those of tools/evaluation/disputes
    threads.py found STORIES.json… > FILE   pages of `demarche show stories --format json` with `show reports` after them: id TAB thread

The first two write FOLDER/reports.jsonl, FOLDER/actors.jsonl and FOLDER/gold.jsonl, which `shared/eval/stories.py` reads.
"""
import datetime
import glob
import gzip
import json
import os
import sys

IMBER = [
    {"code": "ARV", "kind": "country", "names": ["Arvenia"], "demonyms": ["Arvenian"], "capital": "Lorn"},
    {"code": "TSM", "kind": "country", "names": ["Tasmere"], "demonyms": ["Tasmerian"], "capital": "Quell"},
    {"code": "SOL", "kind": "country", "names": ["Soland"], "demonyms": []},
    {"code": "MRC", "kind": "organisation", "names": ["Meridian Council"], "demonyms": []},
]


def lines(path):
    with (gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")) as file:
        return [json.loads(line) for line in file if line.strip()]


def write(folder, name, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def crises(shared, folder):
    rows = lines(f"{shared}/data/stories/updates_dev.jsonl.gz")
    days = [datetime.date.fromisoformat(row["cluster"].split("/")[1]) for row in rows]
    first = {}
    for row, day in zip(rows, days):
        first[row["topic"]] = min(first.get(row["topic"], day), day)
    begin = datetime.date(2015, 1, 1)
    write(
        folder,
        "reports.jsonl",
        [
            {
                "id": row["id"],
                "text": row["text"],
                "outlet": row["outlet"],
                "published": (begin + (day - first[row["topic"]])).isoformat(),
                "language": "en",
            }
            for row, day in zip(rows, days)
        ],
    )
    write(folder, "actors.jsonl", [])
    write(folder, "gold.jsonl", [{"id": row["id"], "cluster": row["topic"]} for row in rows])


def disputes(shared, folder):
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "disputes")
    sets = [(os.path.basename(path).split(".")[0], lines(path), lines(path.replace(".reports.", ".actors."))) for path in sorted(glob.glob(here + "/*.reports.jsonl"))]
    sets.append(("imber", lines(f"{shared}/data/positions/imber-dam.reports.jsonl"), IMBER))
    reports, actors, gold, taken = [], [], [], {}
    for name, told, known in sets:
        for report in told:
            report["id"] = f"{name}-{report['id']}"
            report["published"] = "2033" + report["published"][4:]
            gold.append({"id": report["id"], "cluster": name})
        for actor in known:
            # Two disputes call different countries by one code.
            if taken.setdefault(actor["code"], actor["names"][0]) != actor["names"][0]:
                actor["code"] = actor["code"][:2] + name[0].upper()
        reports += told
        actors += known
    write(folder, "reports.jsonl", reports)
    write(folder, "actors.jsonl", actors)
    write(folder, "gold.jsonl", gold)


def found(paths):
    thread, given = {}, {}
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for item in json.load(file)["items"]:
                if "carriers" in item:
                    for carrier in item["carriers"]:
                        thread[carrier["report"]] = item.get("thread", item["id"])
                else:
                    given[item["id"]] = item["givenId"]
    for report, name in thread.items():
        print(f"{given[report]}\t{name}")


if __name__ == "__main__":
    what = sys.argv[1]
    if what == "found":
        found(sys.argv[2:])
    else:
        {"crises": crises, "disputes": disputes}[what](*sys.argv[2:4])
