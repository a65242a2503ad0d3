"""Readers' answers (compact, with quoted text) -> checked labels (code-point offsets, no text)."""
import glob
import json
import os
import re
from collections import Counter

import corpus
import draw

KINDS = {"D": "demand", "O": "offer", "C": "commitment", "T": "threat", "N": "condition", "R": "refusal"}
STATUSES = {"acc": "accepted", "part": "partly-accepted", "rej": "rejected", "counter": "countered", "defer": "deferred", "noted": "noted", "silent": "unanswered",
            "wdn": "withdrawn", "done": "fulfilled", "kept": "kept", "pkept": "partly-kept", "broken": "broken", "carried": "carried-out", "lapsed": "lapsed",
            "defied": "defied"}
EVENTS = {"h": "happened", "a": "announced", "y": "hypothetical", "d": "denied", "b": "background"}
MARKS = {"p": "past", "h": "habitual", "y": "hypothetical", "c": "claimed", "u": "unnamed", "r": "restated"}
WHERE = {"i": "implied", "o": "outside"}
CODE = re.compile(r"(?:[A-Z][A-Z0-9]{1,9})(?: (?:GOV|MIL|LEG|JUD|SPY|COP|REB|OPP|PTY|BUS|CVL|REF|REL|MED|JRN|KRG|PRE|AGR|LAB|EDU|CRM|UNK))?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Bad(Exception):
    pass


def actors(value, what, empty=False):
    out = [a.strip() for a in re.split(r"[+,]", value or "") if a.strip()]
    if not out and not empty:
        raise Bad("%s is missing" % what)
    for a in out:
        if not CODE.fullmatch(a):
            raise Bad("%s: \"%s\" is not an actor code like USA, UNO, SYR REB" % (what, a))
    return out


def find(quote, text, start, end, wider=None):
    """Span of a quoted substring in text[start:end], else nearest the sentence in the wider range; "##2" behind it asks for the second one."""
    quote, _, nth = str(quote).partition("##")
    if not quote:
        raise Bad("empty quotation")
    at = start - 1
    for _ in range(int(nth or 1)):
        at = text.find(quote, at + 1, end)
        if at < 0:
            break
    if at >= 0:
        return {"start": at, "end": at + len(quote)}
    if wider:
        at = text.rfind(quote, wider[0], start)
        if at < 0:
            at = text.find(quote, end, wider[1])
        if at >= 0:
            return {"start": at, "end": at + len(quote)}
    raise Bad("not found word for word: \"%s\"" % quote)


def keys(o, allowed, what):
    for k in o:
        if k not in allowed:
            raise Bad("%s: unknown key \"%s\" (known: %s)" % (what, k, " ".join(allowed)))


def choice(table, value, what):
    if value not in table:
        raise Bad("%s: \"%s\" is none of %s" % (what, value, " ".join(table)))
    return table[value]


def line(p, place, report=False):
    """The fields of a position that sentences and whole reports share; `place` turns (quotation, wider?) into a span."""
    x = (p.get("x") or "").strip()
    if not x:
        raise Bad("x (proposition) is missing")
    if re.match(r"(?i)to ", x) or x.endswith(".") or len(x.split()) > 25:
        raise Bad("x is a bare infinitive clause, without \"to\" or full stop, of at most 25 words: \"%s\"" % x)
    kind = choice(KINDS, p.get("k"), "k")
    o = {"kind": kind, "holder": actors(p.get("h"), "h"), "addressee": actors(p.get("a"), "a", True)}
    o["performer"] = actors(p.get("f"), "f", True) or (o["addressee"] if kind in ("demand", "condition") else o["holder"])
    o["proposition"] = x
    if p.get("m"):
        o["marks"] = [choice(MARKS, c, "m") for c in p["m"]]
    for key, name in (("c", "condition"), ("t", "deadline"), ("hq", "holderSpan")):
        if p.get(key):
            o[name] = place(p[key], True)
    if p.get("d"):
        o["stated"] = day(p["d"])
    return o


def day(d):
    if not DAY.fullmatch(d):
        raise Bad("d: a date is written 2031-03-15, not \"%s\"" % d)
    return d


def response(r, place):
    keys(r, ("b", "s", "q", "d", "cond", "by"), "response")
    o = {"by": actors(r.get("b"), "b"), "status": choice(STATUSES, r.get("s"), "s")}
    if r.get("d"):
        o["date"] = day(r["d"])
    if r.get("cond"):
        o["conditional"] = True
    o["evidence"] = place(r.get("q"))
    return o


def sentence(a, row, text):
    keys(a, ("i", "n", "p", "u", "v"), "answer")
    s, e = row["start"], row["end"]

    def place(q, wide=False):
        return find(q, text, s, e, (max(0, s - 1500), min(len(text), e + 1200)) if wide else None)

    o = {"id": row["id"], "report": row["report"], "sha256": row["sha256"], "start": s, "end": e, "dispute": row["dispute"], "split": row["split"], "source": row["source"]}
    if a.get("n"):
        if a.get("p") or a.get("u"):
            raise Bad("n together with positions or responses")
        o["none"] = True
    elif not a.get("p") and not a.get("u"):
        raise Bad("neither n nor p nor u")
    positions = []
    for p in a.get("p", []):
        keys(p, ("k", "h", "a", "f", "x", "q", "hq", "c", "t", "m", "w", "r", "d"), "position")
        q = line(p, place)
        if p.get("w"):
            q["where"] = choice(WHERE, p["w"], "w")
            if not p.get("r"):
                raise Bad("a line that is implied or outside (w) needs its response (r)")
        if q.get("where") != "outside":
            q["evidence"] = [dict(place(p.get("q") or ""), report=row["report"])]
        q["responses"] = [dict(b, evidence=[dict(b["evidence"], report=row["report"])]) for b in (response(r, place) for r in p.get("r", []))]
        positions.append(q)
    o["positions"] = positions
    o["responses"] = [dict(b, evidence=[dict(b["evidence"], report=row["report"])]) for b in (response(r, place) for r in a.get("u", []))]
    o["events"] = []
    for v in a.get("v", []):
        if not isinstance(v, list) or len(v) != 2:
            raise Bad("v is a list of [trigger, status]")
        o["events"].append(dict(place(v[0]), status=choice(EVENTS, v[1], "v")))
    return o


def report(a, row, text, spans, lines):
    """Adds one report's answer to the lines of its dispute (id -> line)."""
    keys(a, ("i", "n", "p"), "answer")

    def at(e):
        if isinstance(e, list) and len(e) == 2 and isinstance(e[0], int) and 1 <= e[0] <= len(spans):
            return dict(find(e[1], text, *spans[e[0] - 1]), report=row["report"])
        raise Bad("evidence is [sentence number, quotation], not %s" % json.dumps(e, ensure_ascii=False))

    def place(q, wide=False):
        return {k: v for k, v in at(q).items()}

    for p in a.get("p", []):
        keys(p, ("id", "k", "h", "a", "f", "x", "e", "hq", "c", "t", "m", "r", "d", "sup"), "line")
        name = p.get("id")
        if not isinstance(name, str) or not name:
            raise Bad("a line needs its id")
        if p.get("k"):
            if name in lines:
                raise Bad("line %s exists already; give only id, e, r to add to it" % name)
            q = line(p, place)
            q.update(id=name, evidence=[], responses=[])
            q.setdefault("stated", row["date"])
            if p.get("sup"):
                q["supersedes"] = p["sup"]
            if not p.get("e"):
                raise Bad("line %s has no evidence (e)" % name)
            lines[name] = q
        elif name not in lines:
            raise Bad("line %s is not known yet: k, h, x are needed the first time" % name)
        q = lines[name]
        q["evidence"] += [at(e) for e in p.get("e", [])]
        for r in p.get("r", []):
            keys(r, ("b", "s", "q", "e", "d", "cond"), "response")
            ev = [at(e) for e in (r.get("e") or [r.get("q")])]
            b = response({"b": r.get("b"), "s": r.get("s"), "d": r.get("d") or row["date"], "cond": r.get("cond")}, lambda _: None)
            b["evidence"] = ev
            q["responses"].append(b)


def rows_of(path):
    with open(path, encoding="utf-8") as f:
        for n, l in enumerate(f, 1):
            if l.strip() and not l.lstrip().startswith("#"):
                try:
                    yield n, json.loads(l)
                except ValueError as e:
                    yield n, Bad("not JSON: %s" % e)


class Reading:
    """The draw with its texts, loaded once."""

    def __init__(self, packets=None):
        self.rows = [r for r in draw.read() if packets is None or r["packet"] in packets]
        self.texts = {k: r["text"] for k, r in corpus.by_id(r["report"] for r in self.rows).items()}
        self.by = {r["id"]: r for r in self.rows}

    def file(self, path, ledgers):
        """(labels, errors) of one answer file; lines of whole reports go to ledgers[dispute]."""
        packet = os.path.basename(path)[:-len(".jsonl")]
        want = [r for r in self.rows if r["packet"] == packet]
        if not want:
            return [], ["%s: no packet of this name" % path]
        labels, errors, seen = [], [], set()
        for n, a in rows_of(path):
            if isinstance(a, Bad):
                errors.append("%s:%d: %s" % (path, n, a))
                continue
            ident = a.get("i") if isinstance(a, dict) else None
            row = self.by.get(ident)
            try:
                if row is None or row["packet"] != packet:
                    raise Bad("\"i\" names no item of this packet")
                if ident in seen:
                    raise Bad("answered twice")
                seen.add(ident)
                text = self.texts[row["report"]]
                if row["what"] == "sentence":
                    labels.append(sentence(a, row, text))
                else:
                    report(a, row, text, corpus.sentences(text), ledgers.setdefault(row["dispute"], {}))
            except Bad as e:
                errors.append("%s:%d: %s: %s" % (path, n, ident, e))
            except (AttributeError, TypeError, ValueError) as e:
                errors.append("%s:%d: %s: malformed answer (%s)" % (path, n, ident, e))
        missing = [r["id"] for r in want if r["id"] not in seen]
        if missing:
            errors.append("%s: %d not answered: %s" % (path, len(missing), " ".join(missing[:12])))
        return labels, errors


def name_of(path):
    return os.path.basename(path)[:-len(".jsonl")]


def check(args):
    # Whole reports continue the lines of the packets before them, so these are read first.
    extra = []
    for f in args.files:
        m = re.fullmatch(r"(.+)-(\d+)", name_of(f))
        if m:
            extra += [os.path.join(os.path.dirname(f), "%s-%d.jsonl" % (m.group(1), k)) for k in range(1, int(m.group(2)))]
    before = [f for f in dict.fromkeys(extra) if f not in args.files and os.path.exists(f)]
    reading = Reading({name_of(f) for f in args.files + before})
    bad, ledgers = 0, {}
    for f in before:
        reading.file(f, ledgers)
    for f in args.files:
        labels, errors = reading.file(f, ledgers)
        for e in errors:
            print(e)
        bad += bool(errors)
        if labels:
            held = sum(not l.get("none") for l in labels)
            print("%s: %d answered, %d with a line or response, %d errors" % (f, len(labels), held, len(errors)))
        else:
            print("%s: %s, %d errors" % (f, ", ".join("%s %d lines %d responses" % (d, len(v), sum(len(q["responses"]) for q in v.values())) for d, v in ledgers.items()), len(errors)))
    return 1 if bad else 0


def readings(folder):
    """{reader: {packet: path}}"""
    out = {}
    for path in sorted(glob.glob(os.path.join(folder, "*", "*.jsonl"))):
        out.setdefault(os.path.basename(os.path.dirname(path)), {})[name_of(path)] = path
    return out


def collect(args):
    reading, errors, sentences, ledgers = Reading(), [], {}, {}
    for reader, packets in readings(args.folder).items():
        for packet, path in packets.items():
            if any(r["packet"] == packet and r["what"] == "sentence" for r in reading.rows):
                if reader == args.settled:
                    continue
                labels, bad = reading.file(path, {})
                errors += bad
                for l in labels:
                    l["readers"] = sentences.get(l["id"], {}).get("readers", []) + [reader]
                    # Of two readings the first reader's stands until it is settled.
                    sentences[l["id"]] = dict(sentences[l["id"]], readers=l["readers"]) if l["id"] in sentences else l
            else:
                _, bad = reading.file(path, ledgers.setdefault(reader, {}))
                errors += bad
    # Settled answers lie in packets of the same names and need not be complete.
    for path in sorted(glob.glob(os.path.join(args.folder, args.settled, "*.jsonl"))):
        for n, a in rows_of(path):
            row = reading.by.get(a.get("i")) if isinstance(a, dict) else None
            if row and row["what"] == "sentence":
                try:
                    l = sentence(a, row, reading.texts[row["report"]])
                    l["readers"] = sentences.get(l["id"], {}).get("readers", [])
                    l["settled"] = True
                    sentences[l["id"]] = l
                except Bad as e:
                    errors.append("%s:%d: %s" % (path, n, e))
    for e in errors:
        print(e)
    folder = os.path.dirname(draw.DRAW)
    with open(os.path.join(folder, "sentences.jsonl"), "w", encoding="utf-8") as f:
        f.writelines(json.dumps(sentences[i], ensure_ascii=False) + "\n" for i in sorted(sentences))
    reports = [r for r in reading.rows if r["what"] == "report"]
    with open(os.path.join(folder, "reports.jsonl"), "w", encoding="utf-8") as f:
        for reader in sorted(ledgers):
            if reader != args.settled:
                for d, lines in ledgers[reader].items():
                    rows = [r for r in reports if r["dispute"] == d]
                    f.write(json.dumps({"dispute": d, "split": rows[0]["split"], "reader": reader, "reports": [{"id": r["report"], "sha256": r["sha256"], "date": r["date"]} for r in rows],
                                        "lines": list(lines.values())}, ensure_ascii=False) + "\n")
    kinds = Counter(p["kind"] for l in sentences.values() for p in l["positions"])
    print("%d sentences (%d none, %d settled), %d lines (%s), %d responses; %d errors" % (
        len(sentences), sum(bool(l.get("none")) for l in sentences.values()), sum(bool(l.get("settled")) for l in sentences.values()), sum(kinds.values()),
        ", ".join("%s %d" % k for k in kinds.most_common()), sum(len(p["responses"]) for l in sentences.values() for p in l["positions"]), len(errors)))
    return 1 if errors else 0
