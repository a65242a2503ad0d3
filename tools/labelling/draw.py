"""The draw: which sentences and which whole reports are read. Deterministic: each candidate's rank is a hash of its place."""
import hashlib
import json
import os
import re

import corpus

SEED = "demarche-labels-3"
DRAW = os.path.join(corpus.ROOT, "docs", "labels", "draw.jsonl")
# Sentences of each stratum; the cues overshoot.
QUOTA = {"articles": {"position": 640, "response": 300, "will": 60, "domestic": 60, "past": 25, "hypothetical": 35, "commentary": 30, "sport": 5, "plain": 45},
         "ukraine": {"position": 130, "response": 60, "will": 45, "domestic": 6, "past": 6, "hypothetical": 10, "commentary": 10, "plain": 33}}
# Topics that are foreign policy only in part: nothing is drawn from them for position or response cues.
HALF_DOMESTIC = {"terrorism", "national_security", "defense", "us_military", "cybersecurity", "national_defense", "sports"}
# Who may stand before a cue, besides the names of the disputes table.
SUBJECT = re.compile(r"(?:U\.S\.|United States|Washington|White House|Pentagon|State Department|Trump|Obama|Kerry|Pompeo|Tillerson|Bolton|Mattis|Biden|Blinken|[Gg]overnment|"
                     r"[Mm]inist(?:er|ry)|[Pp]resident|[Pp]remier|[Cc]hancellor|[Kk]ing|[Aa]mbassador|[Ss]pokes(?:man|woman|person)|[Oo]fficials?|[Rr]ebels|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|We|we)")
FURNITURE = re.compile(r"(?i)©|copyright|sign up|newsletter|click here|follow (?:us|@)|all rights reserved|photo(?:graph)? by|getty|subscribe|"
                       r"https?:|www\.|contributed to this|advertisement|reporting by|editing by|\bREAD\b|\|")


def rank(*what):
    return hashlib.sha256("\t".join((SEED,) + tuple(map(str, what))).encode()).hexdigest()


class Disputes:
    def __init__(self):
        self.rows = [(d, fam, split, re.compile(a), None if b == "-" else re.compile(b)) for d, fam, split, a, b in corpus.table("disputes.tsv")]
        self.any = re.compile("|".join("(?:%s)" % r[3].pattern for r in self.rows) +
                              r"|\b(?:U\.?N\.?|United Nations|Security Council|German\w*|French|France|Brit(?:ain|ish)|foreign minist\w+|Foreign Ministry|ambassador|NATO|European)\b")

    def of(self, report):
        head = ((report.get("title") or "") + "\n") * 3 + report["text"][:1500]
        best, weight = None, 2
        for d, fam, split, a, b in self.rows:
            if b is None or b.search(head):
                n = len(a.findall(head)) + (0.5 if b else 0)
                if n > weight:
                    best, weight = (d, fam, split), n
        # What fits no dispute: one family for each topic, split by hash.
        topic = "other-" + str(report.get("topic"))
        return best or (topic, topic, "dev" if int(rank(topic)[:2], 16) < 64 else "train")


def stratum(cues, disputes, text, before, comment):
    foreign = disputes.any.search(text) or disputes.any.search(before)
    for name, rx, where in cues:
        if where == "no" or foreign and (where == "near" or not comment):
            m = rx.search(text)
            if m and where == "sentence":
                # Somebody who may hold a position stands not far before the cue.
                lead = text[max(0, m.start() - 70):m.start()]
                m = SUBJECT.search(lead) or disputes.any.search(lead)
            if m:
                return name
    return "plain"


def proper(text):
    return 45 <= len(text) <= 420 and 8 <= len(text.split()) <= 70 and re.search(r"[.!?]['\"”’)]*$", text) and text[0] in "\"“‘'([" + \
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ" and not FURNITURE.search(text) and not text.isupper()


def whole(disputes, pool):
    """Whole reports: middling length, from a few weeks of one dispute, in date order."""
    out = []
    for name, source, first, last, n, words in corpus.table("windows.tsv"):
        rx = re.compile(words, re.I) if words != "-" else None
        can = [r for r in pool[source] if first <= r["date"] <= last and 1200 <= len(r["text"]) <= 5000 and
               (rx is None or rx.search((r["title"] or "") + r["text"][:600])) and disputes.of(r)[0] == name]
        seen, picked = set(), []
        for r in sorted(can, key=lambda r: rank("whole", r["id"])):
            lead = re.sub(r"\W+", "", r["text"].lower())[200:280]
            if lead not in seen and len(picked) < int(n):
                seen.add(lead)
                picked.append(r)
        out += [(name, disputes.of(r)[1:], r) for r in sorted(picked, key=lambda r: (r["date"], r["id"]))]
    return out


def sample(_):
    topics = {t[0] for t in corpus.table("topics.txt")}
    opinion = {t[0] for t in corpus.table("opinion-outlets.txt")}
    disputes = Disputes()
    cues = [(n, re.compile(p, re.I if n in ("commentary", "past") else 0), f) for n, p, f in corpus.table("cues.tsv")]
    pool = {"articles": [r for r in corpus.reports("articles") if r["topic"] in topics], "ukraine": list(corpus.reports("ukraine"))}
    rows, taken = [], set()
    for k, (d, (fam, split), r) in enumerate(whole(disputes, pool)):
        taken.add(r["id"])
        rows.append({"id": "r%03d" % (k + 1), "what": "report", "report": r["id"], "sha256": corpus.sha(r["text"]), "dispute": d, "family": fam, "split": split,
                     "date": r["date"]})
    drawn = []
    for source, quota in QUOTA.items():
        by = {}
        for r in pool[source]:
            if r["id"] in taken:
                continue
            comment = r["outlet"] in opinion or r.get("topic") in HALF_DOMESTIC or re.match(r"(?i)opinion|editorial|op-ed|analysis|commentary", r["title"] or "") is not None
            spans = corpus.sentences(r["text"])
            for n, (a, b) in enumerate(spans):
                place, t = rank(r["id"], a), r["text"][a:b]
                if not proper(t):
                    continue
                before = r["text"][spans[n - 1][0]:spans[n - 1][1]] if n else r["title"] or ""
                name = stratum(cues, disputes, t, before, comment)
                if name != "sport" and r.get("topic") == "sports":
                    continue
                by.setdefault(name, []).append((place, r, a, b, re.sub(r"\W+", "", t.lower())))
        for v in by.values():
            v.sort(key=lambda c: c[0])
        used, seen, fam, where = {}, set(), {}, {}
        most = 3 if source == "articles" else 2
        # Rare strata first, so that the limit of sentences for a report does not starve them; no family has more than a seventh.
        want = dict(quota)
        for name in sorted(quota, key=lambda s: (s == "plain", len(by.get(s, [])))):
            n = 0
            for _, r, a, b, key in by.get(name, []):
                if n == want[name]:
                    break
                d = where.get(r["id"]) or where.setdefault(r["id"], disputes.of(r) if source == "articles" else ("ukraine", "russia", "dev"))
                if used.get(r["id"], 0) >= most or key in seen or source == "articles" and fam.get((name, d[1]), 0) >= max(3, quota[name] // 7):
                    continue
                used[r["id"]] = used.get(r["id"], 0) + 1
                seen.add(key)
                fam[name, d[1]] = fam.get((name, d[1]), 0) + 1
                drawn.append((source, name, r, a, b, d))
                n += 1
            if n < want[name]:
                print("stratum %s of %s has only %d of %d; the rest is drawn plain" % (name, source, n, want[name]))
                want["plain"] += want[name] - n
    # Packets are random mixes of all strata; the last five are read twice.
    drawn.sort(key=lambda c: rank("packet", c[2]["id"], c[3]))
    ukr, art = [c for c in drawn if c[0] == "ukraine"], [c for c in drawn if c[0] == "articles"]
    k = 0
    for p in range(25):
        for c in sorted(art[p * 48:p * 48 + 48] + ukr[p * 12:p * 12 + 12], key=lambda c: rank("order", c[2]["id"], c[3])):
            k += 1
            source, name, r, a, b, (d, fam, split) = c
            rows.append({"id": "s%04d" % k, "what": "sentence", "report": r["id"], "sha256": corpus.sha(r["text"]), "start": a, "end": b, "dispute": d, "family": fam,
                         "split": split, "source": source, "stratum": name, "packet": "s%02d" % (p + 1), "twice": p >= 20, "date": r["date"]})
    packet = {}
    for r in rows:
        if r["what"] == "report":
            n = packet.setdefault(r["dispute"], 0)
            packet[r["dispute"]] += 1
            r["packet"] = "%s-%d" % (r["dispute"], n // 5 + 1)
    os.makedirs(os.path.dirname(DRAW), exist_ok=True)
    with open(DRAW, "w", encoding="utf-8") as f:
        f.writelines(json.dumps(r) + "\n" for r in rows)
    print("%d sentences, %d reports -> %s" % (sum(r["what"] == "sentence" for r in rows), sum(r["what"] == "report" for r in rows), os.path.relpath(DRAW, corpus.ROOT)))


def read():
    with open(DRAW, encoding="utf-8") as f:
        return [json.loads(l) for l in f]
