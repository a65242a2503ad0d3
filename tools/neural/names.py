"""The one convention for names: PER, ORG, GPE, LOC, MISC, where every name of a country, and every place with a government, is GPE
whatever its role. The data sets say LOC (or ORG, where a country acts) for them; they are mapped by gazetteers."""
import csv
import gzip
import re

import corpora

SOURCES = ("gmb", "redocred", "crossner-politics", "crossner-other", "wikigold", "gum", "re3d", "btc")
FILES = {
    "gmb": "gmb-train", "redocred": "redocred-train", "crossner-politics": "crossner-politics-train", "crossner-other": "crossner-other-train",
    "wikigold": "wikigold-train", "gum": "gum-named-train", "re3d": "re3d-train", "btc": "btc-newstweets-train",
}
# The last part of the politics set is kept for development: it comes without a development part.
POLITICS_HELD = 120


class Places:
    def __init__(self, shared):
        folder = shared + "/data/gazetteers/"
        self.countries = {"u.s.", "u.s", "us", "u.s.a.", "usa", "uk", "u.k.", "united states of america", "britain", "america", "uae", "drc",
                          "soviet union", "ussr", "yugoslavia", "czechoslovakia", "east germany", "west germany", "burma", "ivory coast"}
        self.governed = set()
        for row in csv.DictReader(open(folder + "countries.tsv", encoding="utf-8"), delimiter="\t"):
            for name in [row["name"], row["official"], *row["alternative"].split("|")]:
                if len(name) > 3:
                    self.countries.add(name.lower())
            for capital in row["capital"].split("|"):
                self.governed.add(capital.lower())
        for row in csv.DictReader(gzip.open(folder + "world-cities.csv.gz", "rt", encoding="utf-8")):
            self.governed.add(row["name"].lower())
            self.governed.add(row["subcountry"].lower())
        self.governed |= self.countries
        self.governed.discard("")

    def type_of(self, name, kind):
        name = name.lower().removeprefix("the ")
        if kind == "LOC" and name in self.governed or kind == "ORG" and name in self.countries:
            return "GPE"
        return kind


def spans(tags):
    """(start, end, type) of BIO tags."""
    out, start = [], None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag[0] == "I" and tag[2:] == kind):
            out.append((start, i, kind))
            start = None
        if tag[0] == "B" or tag[0] == "I" and start is None:
            start, kind = i, tag[2:]
    return out


_PREFIXES = frozenset("a anti bi co counter cyber de e ex extra inter mega micro mid mini multi non over post pre pro re semi sub super trans tri ultra un under vice".split())


def cut(forms, tags):
    """Cuts words at hyphens as the treebanks do, and as the product will: the sets keep "al-Qaida" and "U.S.-led" whole."""
    out, labels = [], []
    for form, tag in zip(forms, tags):
        pieces = [p for p in re.split("(?<=[A-Za-z0-9.])(-)(?=[A-Za-z0-9])", form) if p]
        if len(pieces) > 1 and (pieces[0].lower() in _PREFIXES or form.startswith(("http", "@", "#"))):
            pieces = [form]
        out += pieces
        labels += [tag] + [tag if tag == "O" else "I-" + tag[2:]] * (len(pieces) - 1)
    return out, labels


def bioes(n, found):
    tags = ["O"] * n
    for start, end, kind in found:
        if end - start == 1:
            tags[start] = "S-" + kind
        else:
            tags[start], tags[end - 1] = "B-" + kind, "E-" + kind
            for i in range(start + 1, end - 1):
                tags[i] = "I-" + kind
    return tags


def from_bioes(tags):
    out, start = [], None
    for i, tag in enumerate(tags):
        if tag[0] in "BS":
            start = i
        if tag[0] in "ES" and start is not None:
            out.append((start, i + 1, tag[2:]))
            start = None
    return out


def training(shared):
    """(source, forms, BIOES tags) of all sets that may train what ships."""
    places = Places(shared)
    for source in SOURCES:
        rows = list(corpora.tagged_sentences(f"{shared}/data/ner/{FILES[source]}.tsv.gz"))
        if source == "crossner-politics":
            rows = rows[:-POLITICS_HELD]
        for forms, tags in rows:
            forms, tags = cut(forms, tags)
            found = [(s, e, places.type_of(" ".join(forms[s:e]).replace(" - ", "-"), k)) for s, e, k in spans(tags)]
            yield source, forms, bioes(len(forms), found)


def development(shared):
    """name -> [(forms, spans)], places with a government still LOC as the sets have them."""
    read = lambda f: [(forms, spans(tags)) for forms, tags in (cut(*row) for row in corpora.tagged_sentences(f"{shared}/data/ner/{f}.tsv.gz"))]
    return {
        "gmb": read("gmb-dev"),
        "worldwide": read("evalonly-worldwide-dev"),
        "politics": read("crossner-politics-train")[-POLITICS_HELD:],
        "ewt": read("uner-ewt-dev"),
        "gum": read("gum-named-dev"),
    }
