"""Readers of the training data: treebanks (CoNLL-U), named entities (BIO TSV) and raw news (JSON Lines of `demarche annotate`)."""
import gzip
import json


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")


class Tree:
    """One sentence of a treebank: parallel lists, heads 1-based with 0 for the root, empty nodes left out."""

    __slots__ = ("forms", "lemmas", "upos", "xpos", "feats", "heads", "relations")

    def __init__(self):
        for name in self.__slots__:
            setattr(self, name, [])


def trees(path):
    tree = Tree()
    for line in opened(path):
        line = line.rstrip("\n")
        if not line:
            if tree.forms:
                yield tree
            tree = Tree()
        elif line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit():
                tree.forms.append(c[1].replace(" ", ""))
                tree.lemmas.append(c[2])
                tree.upos.append(c[3])
                tree.xpos.append(c[4])
                tree.feats.append(c[5])
                tree.heads.append(int(c[6]))
                tree.relations.append(c[7])
    if tree.forms:
        yield tree


def tagged_sentences(path):
    """Sentences of (forms, BIO tags) of a named-entity file."""
    forms, tags = [], []
    for line in opened(path):
        line = line.rstrip("\n")
        if line.startswith("# doc "):
            continue
        if not line:
            if forms:
                yield forms, tags
            forms, tags = [], []
        else:
            c = line.split("\t")
            forms.append(c[0].replace(" ", ""))
            tags.append(c[1])
    if forms:
        yield forms, tags


def annotated_sentences(lines):
    """Sentences of forms out of `demarche annotate --layers tokens,sentences`."""
    for line in lines:
        report = json.loads(line)
        text, current, forms = report["text"], None, []
        for token in report["tokens"]:
            if token["sentence"] != current:
                if forms:
                    yield forms
                current, forms = token["sentence"], []
            forms.append(text[token["start"]:token["end"]].replace(" ", ""))
        if forms:
            yield forms
