#!/usr/bin/env python3
"""Fits how sure statements of each group are: calibrate.py SCORER GOLD ANNOTATED

ANNOTATED is of `annotate --layers statements` with the table of curves empty, so that its confidences are those before calibration. Prints rows of
Data/statement-confidence.tsv: group, slope and offset of a logistic curve over the log odds of the confidence. Error and Brier score on
standard error: before, after, and after with each tenth of the articles judged by curves fitted on the others.
"""
import importlib.util
import math
import sys

from reliability import BANDS, group, judged


def odds(confidence):
    held = min(max(confidence, .02), .98)
    return math.log(held / (1 - held))


def curve(pairs):
    """Slope and offset by Newton's method; a weak pull towards the slope 1 and the offset 0 keeps small groups in place."""
    slope, offset, pull = 1.0, 0.0, 1.0
    for _ in range(50):
        ga, gb, aa, ab, bb = pull * (slope - 1), pull * offset, pull, 0.0, pull
        for confidence, right in pairs:
            x = odds(confidence)
            p = 1 / (1 + math.exp(-(slope * x + offset)))
            w = p * (1 - p)
            ga += (p - right) * x
            gb += p - right
            aa += w * x * x
            ab += w * x
            bb += w
        det = aa * bb - ab * ab
        slope, offset = slope - (bb * ga - ab * gb) / det, offset - (aa * gb - ab * ga) / det
    return slope, offset


def at(fit, confidence):
    return round(1 / (1 + math.exp(-(fit[0] * odds(confidence) + fit[1]))), 2)


def errors(pairs):
    error = 0
    for low, high in zip(BANDS, BANDS[1:]):
        inside = [(c, r) for c, r in pairs if low <= c < high]
        if inside:
            error += abs(sum(c - r for c, r in inside))
    return f'error {100 * error / len(pairs):.1f}, Brier {sum((c - r) ** 2 for c, r in pairs) / len(pairs):.3f}'


def main():
    spec = importlib.util.spec_from_file_location('scorer', sys.argv[1])
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    told, articles = [], {}
    for article, statement, right, _ in judged(scorer, sys.argv[2], sys.argv[3]):
        told.append((articles.setdefault(article.id, len(articles)), group(statement), statement['confidence'], int(right)))
    groups = sorted({g for _, g, _, _ in told})
    fits = {g: curve([(c, r) for _, h, c, r in told if h == g]) for g in groups}
    for name in groups:
        print(f'{name}\t{fits[name][0]:.3f}\t{fits[name][1]:.3f}')
    crossed = []
    for fold in range(10):
        own = {g: curve([(c, r) for a, h, c, r in told if h == g and a % 10 != fold]) for g in groups}
        crossed += [(at(own[h], c), r) for a, h, c, r in told if a % 10 == fold]
    print('before ', errors([(c, r) for _, _, c, r in told]), file=sys.stderr)
    print('after  ', errors([(at(fits[h], c), r) for _, h, c, r in told]), file=sys.stderr)
    print('crossed', errors(crossed), file=sys.stderr)


if __name__ == '__main__':
    main()
