#!/usr/bin/env python3
"""What the gold of a set of copies can and cannot tell (Python 3, no libraries).

    tools/evaluation/copy-gold.py SHARED helsinki|allsides|synthetic

SHARED is the folder that holds data/ and eval/. Prints, with the scorer that comes with the data:
  plain     the share of words in runs of eight, quotations read by pairs of marks in each paragraph: strict F1, fraction error, families
  set       the same, without words that any text of the set prints in quotation marks
  misread   the same, where a quotation is what stands between two marks that are 80 to 2,000 letters apart, whichever marks they are
  words     for texts whose number of words follows from the gold's fractions: mean difference of each measure from that number
  error E   gold fractions with an exponential error of mean E put on them (ten draws): threshold that the scorer picks, families' ARI there and at .5
"""
import collections, itertools, json, random, re, sys

shared, part = sys.argv[1:]
sys.path.insert(0, shared + '/eval')
import copies  # noqa: E402

RUN = 8
WORD = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z]+)?")
CREDIT = re.compile('AP Photo|Getty')
MARKED = re.compile(r'"([^"]{80,2000})"')


def words(text):
    return [m.group().lower().replace('’', "'") for m in WORD.finditer(text)]


def grams(text):
    return {tuple(text[i:i + RUN]) for i in range(len(text) - RUN + 1)}


def body(text, quoted, by_marks):
    """Words in order, None where something was left out."""
    seen, out = set(), []
    for line in text.split('\n'):
        own = words(line)
        if len(own) < RUN or tuple(own) in seen or CREDIT.search(line):
            continue
        seen.add(tuple(own))
        parts = line.split('"')[::2] if by_marks else [line]
        for part_ in parts:
            out += words(part_) + [None]
    leave = {j for i in range(len(out) - RUN + 1) if tuple(out[i:i + RUN]) in quoted for j in range(i, i + RUN)}
    return [None if i in leave else word for i, word in enumerate(out)]


def measured(bodies):
    holders = collections.defaultdict(set)
    for name, text in bodies.items():
        for gram in grams(text):
            if None not in gram:
                holders[gram].add(name)
    pairs = {p for h in holders.values() if len(h) <= 60 for p in itertools.combinations(sorted(h), 2)}
    found = {name: grams(text) for name, text in bodies.items()}

    def share(a, b):
        inside = {j for i in range(len(bodies[a]) - RUN + 1) for g in [tuple(bodies[a][i:i + RUN])] if None not in g and g in found[b] for j in range(i, i + RUN)}
        return len(inside) / max(1, sum(w is not None for w in bodies[a]))
    out = {}
    for a, b in pairs:
        one, other = share(a, b), share(b, a)
        out[a, b] = (max(one, other), one, other)
    return out


docs = {d['id']: d for d in copies.rows(f'{shared}/data/copies/{part}_dev_docs.jsonl.gz')}
gold = {copies.key(g['a'], g['b']): g for g in copies.rows(f'{shared}/data/copies/{part}_dev_pairs.jsonl.gz')}
apart = (lambda k: docs[k[0]]['outlet'] != docs[k[1]]['outlet']) if part == 'allsides' else (lambda k: True)
gold = {k: g for k, g in gold.items() if apart(k)}
families = copies.comps(docs, [k for k, g in gold.items() if g['label'] == 'copy'])


def ari(pairs, least):
    return copies._st.score(families, copies.comps(docs, [k for k, s in pairs.items() if s[0] >= least]))['ari']


def tell(name, pairs):
    pairs = {k: s for k, s in pairs.items() if apart(k)}
    best = copies.detect(gold, pairs, {'copy'}, [.5])['best']
    print(f"{name}: strict {best}, fraction error {copies.fractions(gold, pairs)['mae']}, ARI {ari(pairs, best['t'])}, at .5 {ari(pairs, .5)}")


def lengths():
    """Texts of which three or more different fractions leave few numbers of words that give them all."""
    told = collections.defaultdict(set)
    for g in gold.values():
        told[g['a']].add(g['frac_a'])
        told[g['b']].add(g['frac_b'])
    for name, fractions in told.items():
        fits = [n for n in range(20, 2000) if all(abs(round(f * n) / n - f) < 6e-5 for f in fractions)]
        if len(fractions) >= 4 and fits:
            yield name, fits[0]


texts = {k: d['text'].replace('“', '"').replace('”', '"') for k, d in docs.items()}
everywhere = set().union(*(grams(words(q)) for t in texts.values() for line in t.split('\n') for q in line.split('"')[1::2]))
misread = set().union(*(grams(words(m.group(1))) for t in texts.values() for m in MARKED.finditer(t)))
known = dict(lengths())
for name, quoted, by_marks in (('plain', set(), True), ('set', everywhere, True), ('misread', misread, False)):
    bodies = {k: body(t, quoted, by_marks) for k, t in texts.items()}
    tell(name, measured(bodies))
    off = [abs(sum(w is not None for w in bodies[k]) - n) for k, n in known.items()]
    print(f'  words: {len(off)} texts, mean difference {sum(off) / max(1, len(off)):.0f}')
for error in (0, .01, .02, .03, .04, .06):
    drawn = []
    for seed in range(10):
        r = random.Random(seed)
        noisy = lambda x: min(1, max(0, x + r.choice((-1, 1)) * r.expovariate(1 / error))) if error else x
        pairs = {}
        for k, g in gold.items():
            one, other = noisy(g['frac_a']), noisy(g['frac_b'])
            pairs[k] = (max(one, other), one, other)
        least = copies.detect(gold, pairs, {'copy'}, [.5])['best']['t']
        drawn.append((least, ari(pairs, least), ari(pairs, .5)))
    print(f'error {error}: threshold %.3f ARI %.3f at .5 %.3f' % tuple(sum(x[i] for x in drawn) / len(drawn) for i in range(3)))
