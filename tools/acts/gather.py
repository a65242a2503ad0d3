"""Lays out the passages to learn from:  gather.py --shared DIR --root DIR --work DIR
WORK gets NAME.jsonl, one passage a line, each with `id` and `text`; what is there already is left as it is."""
import argparse
import glob
import gzip
import json
import os

from pack import unpacked


def write(work, name, rows):
    path = f"{work}/{name}.jsonl"
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8") as f:
            for i, row in enumerate(rows):
                f.write(json.dumps({"id": f"{name}-{i}", **row}, ensure_ascii=False) + "\n")


def reports(shared):
    texts = {}
    for part in ("articles_1", "articles_2"):
        with gzip.open(f"{shared}/data/corpus/{part}.jsonl.gz", "rt", encoding="utf-8") as f:
            for line in f:
                r = json.loads(line)
                texts[r["id"]] = r["text"]
    return texts


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--shared", required=True)
    p.add_argument("--root", required=True)
    p.add_argument("--work", required=True)
    a = p.parse_args()
    for path in sorted(glob.glob(a.root + "/tools/acts/composed/*.jsonl")):
        write(a.work, "c-" + os.path.basename(path)[:-len(".jsonl")], [json.loads(l) for l in open(path, encoding="utf-8") if l.strip()])
    write(a.work, "plover", [json.loads(l) for l in open(a.shared + "/data/events/plover_gsr.dev.jsonl", encoding="utf-8") if l.strip()])
    texts = reports(a.shared)
    # Paragraphs of the news, labelled for this (labelled/*.jsonl hold places, no text); those of held.jsonl are for measuring and are not learned from.
    for path in sorted(glob.glob(a.root + "/tools/acts/labelled/*.jsonl")):
        name = os.path.basename(path)[:-len(".jsonl")]
        labelled = []
        for line in open(path, encoding="utf-8"):
            r = json.loads(line)
            report, at = r["id"].rsplit("@", 1)
            if report in texts:
                start, end = map(int, at.split("-"))
                text = texts[report][start:end]
                labelled.append({"id": r["id"], "text": text, **{k: [unpacked(x, text) for x in r[k]] for k in ("events", "positions", "responses")}})
        write(a.work, name if name == "held" else "c-" + name, labelled)
    # Sentences of the news without a position, by the project's own labels (train part), and without an event (sport, culture, weather).
    none = []
    for line in open(a.root + "/docs/labels/sentences.jsonl", encoding="utf-8"):
        s = json.loads(line)
        if s["split"] == "train" and s["source"] == "articles" and not s["positions"] and not s["responses"] and s["report"] in texts:
            text = texts[s["report"]][s["start"]:s["end"]]
            if "\n" not in text and len(text) >= 20:
                none.append({"id": s["id"], "text": text})
    write(a.work, "labels-none", none)
    quiet = []
    for line in open(a.root + "/tools/acts/quiet.tsv", encoding="utf-8"):
        if not line.startswith("#"):
            use, report, start, end = line.rstrip("\n").split("\t")[:4]
            if use == "learn":
                quiet.append({"id": f"{report}-{start}", "text": texts[report][int(start):int(end)]})
    write(a.work, "none-quiet", quiet)


main()
