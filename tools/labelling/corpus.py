"""The corpus beside the project: reports by id, and sentences as spans of Unicode code points (end exclusive)."""
import gzip
import hashlib
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FILES = {"articles": ("articles_1", "articles_2"), "ukraine": ("ukraine_2022_2024",)}


def shared():
    path = os.environ.get("DEMARCHE_SHARED") or os.path.join(ROOT, "..", "shared")
    if not os.path.isdir(os.path.join(path, "data", "corpus")):
        raise SystemExit("no corpus at %s; set DEMARCHE_SHARED to the folder that holds data/ and eval/" % path)
    return path


def reports(name):
    for f in FILES[name]:
        with gzip.open(os.path.join(shared(), "data", "corpus", f + ".jsonl.gz"), "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def by_id(ids):
    """The reports of these ids, whichever file holds them."""
    ids = set(ids)
    return {r["id"]: r for name in FILES for r in reports(name) if r["id"] in ids}


def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def table(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        return [l.rstrip("\n").split("\t") for l in f if l.strip() and not l.startswith("#")]


_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Sec|St|Jr|Sr|Prof|Rev|vs|No|Inc|Corp|Co|Ltd|"
                           r"Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Ariz|Calif|Fla|Tenn|Conn|Mass|Va|Pa|Ga|Ky|Okla|Ore|Wash|Md|Ala|Ill|Mich|Minn|Miss|Mo|Tex)"
                           r"|\b[A-Z]|\b[ap]\.m)\.$")
_END = re.compile(r"[.!?…]['\"”’)\]]*(?=\s+['\"“‘(\[]*[A-Z0-9])")


def sentences(text):
    """[(start, end)] of the sentences of a text, a plain cut at full stops inside paragraphs: used to draw and to read, not to score."""
    out = []
    for par in re.finditer(r"[^\n]+", text):
        line, at = par.group(), 0
        ends = [m.end() for m in _END.finditer(line) if not (m.group() == "." and _ABBREVIATION.search(line[max(0, m.end() - 8):m.end()]))]
        for end in ends + [len(line)]:
            piece = line[at:end]
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                out.append((par.start() + at + lead, par.start() + at + len(piece.rstrip())))
            at = end
    return out
