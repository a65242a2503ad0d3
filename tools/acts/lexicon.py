"""Derives src/Demarche.Record/Data/act-words.tsv from the CAMEO verb dictionary of the Open Event Data Alliance (MIT, in CAMEO.2.0.txt).

  lexicon.py DICTIONARY > act-words.tsv

One row a key: a verb, or a verb and a word that hangs on it ("call|off", "lift|sanction"), and the PLOVER type that the CAMEO root
of its code stands for. Roots 01 (statement) is no event; 02 (appeal) counts as REQUEST, since the ledger needs it."""
import collections
import re
import sys

ROOT = {"02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "09": "ACCUSE", "10": "REQUEST",
        "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT",
        "19": "ASSAULT", "20": "ASSAULT"}


def plover(code):
    code = code.split(":")[0].strip()
    if code[:2] == "08":
        return "RETREAT" if code[:3] in ("084", "085", "086", "087") else "CONCEDE"
    if code[:3] in ("191", "192"):
        return "COERCE"
    if code[:3] == "175" or code == "1712":
        return "ASSAULT"
    return ROOT.get(code[:2])


def words(text):
    return [w for w in re.findall(r"[A-Z][A-Z-]+", text)]


def singular(noun):
    for end, new in (("IES", "Y"), ("SES", "S"), ("CHES", "CH"), ("SHES", "SH"), ("S", "")):
        if noun.endswith(end) and not noun.endswith("SS") and len(noun) > 4:
            return noun[:-len(end)] + new
    return noun


def main():
    synsets, verbs, now, default, forms = collections.defaultdict(list), {}, None, None, {}
    rows = collections.defaultdict(collections.Counter)
    name = None
    for line in open(sys.argv[1], encoding="utf-8", errors="replace"):
        line = line.rstrip("\n")
        if not line.strip() or line.startswith("#"):
            continue
        body, _, comment = line.partition("#")
        if line.startswith("&"):
            name = line.split()[0].rstrip("_")
            continue
        if line.startswith("+") and name and now is None:
            synsets[name].append(singular(body.strip("+ \t_").split("_")[-1]))
            continue
        if line.startswith("---"):
            code = re.search(r"\[([^\]]*)\]", body)
            default, now, forms = (code.group(1) if code else "---"), [], {}
            continue
        if now is None:
            continue
        code = re.search(r"\[([^\]]*)\]", body)
        if not line.startswith("-"):
            head = body.split("[")[0].split("{")[0].strip()
            key = head.strip("+").lower()
            if not key or not re.fullmatch(r"[a-z_-]+", key):
                continue
            parts = key.split("_")
            if len(parts) <= 2:
                key = "|".join(parts)
                kind = plover(code.group(1) if code else default)
                now.append(key)
                for w in re.findall(r"[A-Z_]+", head + " " + (body.split("{")[1].split("}")[0] if "{" in body else "")):
                    forms[w.strip("_")] = key
                if kind:
                    rows[key][kind] += 100
            continue
        kind = plover(code.group(1)) if code else None
        if not kind:
            continue
        before, star, after = body.split("[")[0].lstrip("-").partition("*")
        of = [forms.get(w.strip()) or w.strip().lower() for w in comment.split(",") if re.fullmatch(r"\s*[A-Z]+\s*", w)]
        of = [v for v in of if v and "|" not in v] or [v for v in now if "|" not in v][:1]
        after = after.strip()
        piece = re.match(r"\{([^}]*)\}|\(([^)]*)\)|(\S+)", after)
        if not piece:
            continue
        content = next(g for g in piece.groups() if g is not None)
        last = content.split()[-1] if content.split() else ""
        objects = synsets.get(last, []) if last.startswith("&") else [singular(w) for w in words(last)]
        for v in of:
            for o in objects[:40]:
                rows[f"{v}|{o.lower()}"][kind] += 1
    print("# verb, or verb|word that hangs on it <TAB> PLOVER type. Made by tools/acts/lexicon.py from CAMEO.2.0.txt, (c) 2015 Open Event Data Alliance, MIT.")
    for key in sorted(rows):
        if re.fullmatch(r"[a-z|-]+", key) and len(key) > 2:
            best = rows[key].most_common(2)
            if len(best) == 1 or best[0][1] > best[1][1]:
                print(f"{key}\t{best[0][0]}")


main()
