#!/usr/bin/env python3
"""How often statements of each confidence are right: reliability.py SCORER GOLD ANNOTATED [--wrong]

SCORER     quotes.py, whose pairing and "who+what" say what is right
GOLD       attributions as the scorer reads them (JSON lines, plain or .gz)
ANNOTATED  what `annotate --layers statements` printed for the same articles
--wrong    prints the direct quotations with a named speaker that are not right, one by one
Prints for each group of statements and each band of confidence: how many, their mean confidence, the share that is right; and for each group
the expected calibration error (mean distance of the two over the bands, weighted by how many) and the Brier score.
"""
import gzip
import importlib.util
import json
import sys

BANDS = [0, .2, .4, .6, .7, .8, .9, .95, 1.01]


def lines(path):
    with (gzip.open if path.endswith('.gz') else open)(path, 'rt', encoding='utf-8') as file:
        for line in file:
            yield json.loads(line)


def group(statement):
    if not statement.get('source'):
        return 'no source'
    if statement['learned']:
        return 'learned, spoken' if statement['spoken'] else 'learned, not spoken'
    return 'rules, ' + statement['kind']


def judged(scorer, gold_path, annotated_path):
    """(article id, statement, right, gold attribution or None, text) of each statement."""
    system = {record['id']: record for record in lines(annotated_path)}
    for record in lines(gold_path):
        article = scorer.Article(record)
        problems = []
        gold = [scorer.Attribution(article, raw, 'gold', problems) for raw in record['attributions']]
        told = system[record['id']]['statements']
        # The command counts code points, the scorer UTF-16 units: the articles hold no character for which that differs.
        read = [scorer.Attribution(article, raw, 'system', problems) for raw in told]
        _, pairs = scorer.pair_up(gold, read)
        for at, statement in enumerate(told):
            other = gold[pairs[at]] if at in pairs else None
            right = False
            if other is not None:
                mine, theirs = read[at].tok['source'], other.tok['source']
                heads = (not mine and not theirs) if not mine or not theirs else (
                    article.head(mine) in theirs and article.head(theirs) in mine)
                right = scorer.dice(other.tok['content'], read[at].tok['content']) >= .5 and heads
            yield article, statement, right, other


def main():
    spec = importlib.util.spec_from_file_location('scorer', sys.argv[1])
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found = {}
    for article, statement, right, other in judged(scorer, sys.argv[2], sys.argv[3]):
        if '--wrong' in sys.argv:
            if statement['kind'] == 'direct' and statement.get('speaker') and not right:
                show(article, statement, other)
            continue
        for name in ('all', group(statement)):
            found.setdefault(name, []).append((statement['confidence'], right))
    for name, pairs in sorted(found.items()):
        table(name, pairs)


def table(name, pairs):
    error = 0
    print(f'\n{name}: {len(pairs)}, right {100 * sum(r for _, r in pairs) / len(pairs):.1f} %')
    for low, high in zip(BANDS, BANDS[1:]):
        inside = [(c, r) for c, r in pairs if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(r for _, r in inside) / len(inside)
            error += abs(mean - share) * len(inside)
            print(f'  {low:.2f} to {min(high, 1):.2f}: {len(inside):5}  said {100 * mean:5.1f}  right {100 * share:5.1f}')
    brier = sum((c - r) ** 2 for c, r in pairs) / len(pairs)
    print(f'  expected calibration error {100 * error / len(pairs):.1f}, Brier {brier:.3f}')


def show(article, statement, other):
    def text(spans):
        return ' / '.join(article.text[s['start']:s['end']] for s in spans or [])

    def gold(role):
        return ' / '.join(article.text[article.starts[a]:article.ends[b]] for a, b in other.pieces[role])

    print(f'\n{article.id}  {statement["confidence"]}  speaker {json.dumps(statement["speaker"])[:80]}')
    start, end = statement['content'][0]['start'], statement['content'][-1]['end']
    print('  text   ', article.text[max(0, start - 160):end + 160].replace('\n', ' ¶ '))
    print('  ours   ', text(statement.get('source')), '|', text(statement.get('cue')), '|', text(statement['content']))
    print('  gold   ', 'none' if other is None else ' | '.join(gold(r) for r in ('source', 'cue', 'content')))


if __name__ == '__main__':
    main()
