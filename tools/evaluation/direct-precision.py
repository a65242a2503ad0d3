#!/usr/bin/env python3
"""Precision of direct quotations with a named speaker, by the scorer and by reading: direct-precision.py SCORER VERDICTS PART GOLD ANNOTATED

SCORER     quotes.py, whose pairing and "who+what" say what is right
VERDICTS   direct-verdicts.tsv: what a reader said of single quotations, by article and code points; no text
PART       dev or train: which verdicts are meant
ANNOTATED  what `annotate --layers statements` printed for the articles of GOLD
Three strata: what the scorer calls wrong; what it calls right whose source is a pronoun or a nominal, where it cannot see whom that means; and the rest,
which name the speaker. Of each: how many, how many of them were read and are still found, how many of those name the wrong speaker or give words that he
did not say. The share by reading weighs each stratum by its size; its 95 % interval is the normal one over the strata that were drawn from, with a success and a failure added to each.
"""
import importlib.util
import math
import os
import sys



def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stratum(article, statement, right):
    if not right:
        return 'wrong by the scorer'
    source = ' '.join(article.text[s['start']:s['end']] for s in statement.get('source') or [])
    return 'right, names him' if any(c.isupper() for c in source[1:]) or (source[:1].isupper() and ' ' not in source
            and source not in ('He', 'She', 'They', 'It', 'Who')) else 'right, a pronoun'


def main():
    scorer_path, verdicts_path, part, gold, annotated = sys.argv[1:6]
    here = os.path.dirname(os.path.abspath(__file__))
    scorer = load('scorer', scorer_path)
    reliability = load('reliability', os.path.join(here, '..', 'statements', 'reliability.py'))
    verdicts = {}
    with open(verdicts_path, encoding='utf-8') as file:
        for line in file:
            if not line.startswith('#'):
                of, article, start, end, verdict = line.rstrip('\n').split('\t')[:5]
                if of == part:
                    verdicts[article, int(start), int(end)] = verdict
    found = {}
    for article, statement, right, _ in reliability.judged(scorer, gold, annotated):
        if statement['kind'] == 'direct' and statement.get('speaker'):
            place = article.id, statement['content'][0]['start'], statement['content'][-1]['end']
            found.setdefault(stratum(article, statement, right), []).append(verdicts.get(place))
    total = sum(len(v) for v in found.values())
    wrong = len(found.get('wrong by the scorer', []))
    print(f'by the scorer: {total - wrong} of {total} right, {100 * (total - wrong) / total:.1f} %')
    mean = variance = 0.0
    for name, given in sorted(found.items()):
        read = [v for v in given if v]
        bad = sum(v == 'wrong' for v in read)
        print(f'  {name}: {len(given)}; read {len(read)}, of them {bad} wrong, {sum(v == "part" for v in read)} right with a part of the words')
        weight = len(given) / total
        share = bad / len(read) if read else 0.0
        mean += weight * share
        if read and len(read) < len(given):
            smoothed = (bad + 1) / (len(read) + 2)
            variance += weight ** 2 * smoothed * (1 - smoothed) / len(read)
    half = 1.96 * math.sqrt(variance)
    print(f'by reading: {100 * (1 - mean):.1f} % right (95 %: {100 * (1 - mean - half):.1f} to {min(100, 100 * (1 - mean + half)):.1f})')


if __name__ == '__main__':
    main()
