namespace Demarche.Record;

/// <summary>What became of whole sentences and paragraphs.</summary>
internal sealed class ParagraphChanges
{
    /// <summary>Words that two paragraphs share at least for the one to stand for the other.</summary>
    private const int LeastShared = 4;

    private readonly ChangedText _later;
    private readonly ChangedText _earlier;
    private readonly WordMap _map;

    // Sentences of which less than half is in the other text; which of them say the same as such a one of the other.
    private readonly bool[] _new;
    private readonly bool[] _gone;
    private readonly int[] _rewordedFrom;
    private readonly bool[] _rewordedTo;

    // Paragraphs that have a sentence in the other text.
    private readonly bool[] _kept;
    private readonly bool[] _left;

    public ParagraphChanges(ChangedText later, ChangedText earlier, WordMap map)
    {
        (_later, _earlier, _map) = (later, earlier, map);
        _new = Loose(later, map.LaterCovered);
        _gone = Loose(earlier, map.EarlierCovered);
        _rewordedFrom = new int[_new.Length];
        _rewordedTo = new bool[_gone.Length];
        RewordedSentences.Find(later, _new, earlier, _gone, _rewordedFrom, _rewordedTo);
        _kept = new bool[later.Paragraphs.Count];
        _left = new bool[earlier.Paragraphs.Count];
        for (int s = 0; s < _new.Length; s++)
        {
            _new[s] &= _rewordedFrom[s] < 0;
            _kept[later.Sentences[s].Paragraph] |= !_new[s];
        }

        for (int s = 0; s < _gone.Length; s++)
        {
            _gone[s] &= !_rewordedTo[s];
            _left[earlier.Sentences[s].Paragraph] |= !_gone[s];
        }
    }

    public bool HaveAnyInCommon => _kept.AsSpan().Contains(true) && _left.AsSpan().Contains(true);

    public void Tell(ChangeTally tally)
    {
        bool newLede = !_kept[0];
        int first = Array.IndexOf(_left, true);
        int last = Array.LastIndexOf(_left, true);
        for (int p = 0; p < _kept.Length; p++)
        {
            if (!_kept[p])
            {
                bool replaces = p == 0 && first > 0;
                tally.Add(
                    p == 0 ? CopyChangeKind.NewLede : CopyChangeKind.InsertedParagraphs,
                    _later.Paragraphs[p].Length,
                    _later.SpanOf(_later.Paragraphs[p]),
                    replaces ? _earlier.SpanOf(_earlier.Paragraphs[0]) : null
                );
            }
        }

        for (int p = newLede ? 1 : 0; p < _left.Length; p++)
        {
            if (!_left[p])
            {
                CopyChangeKind kind =
                    p > last ? CopyChangeKind.CutTail
                    : p < first && !newLede ? CopyChangeKind.CutHead
                    : CopyChangeKind.DroppedParagraphs;
                tally.Add(kind, _earlier.Paragraphs[p].Length, null, _earlier.SpanOf(_earlier.Paragraphs[p]));
            }
        }

        TellSentences(tally);
        TellMoved(tally);
    }

    /// <summary>Words of sentences that were taken over which the other text does not have.</summary>
    public IEnumerable<Stretch> LooseInLater() => LooseIn(_later, _new, _map.LaterCovered, s => _rewordedFrom[s] >= 0);

    public IEnumerable<Stretch> LooseInEarlier() => LooseIn(_earlier, _gone, _map.EarlierCovered, s => _rewordedTo[s]);

    private void TellSentences(ChangeTally tally)
    {
        for (int s = 0; s < _new.Length; s++)
        {
            Stretch sentence = _later.Sentences[s];
            if (_rewordedFrom[s] is >= 0 and var from)
            {
                Stretch before = _earlier.Sentences[from];
                tally.Add(
                    CopyChangeKind.RewordedSentences,
                    Math.Max(sentence.Length, before.Length),
                    _later.SpanOf(sentence),
                    _earlier.SpanOf(before)
                );
            }
            else if (_new[s] && _kept[sentence.Paragraph])
            {
                tally.Add(CopyChangeKind.InsertedSentences, sentence.Length, _later.SpanOf(sentence), null);
            }
        }

        for (int s = 0; s < _gone.Length; s++)
        {
            Stretch sentence = _earlier.Sentences[s];
            if (_gone[s] && _left[sentence.Paragraph])
            {
                tally.Add(CopyChangeKind.DroppedSentences, sentence.Length, null, _earlier.SpanOf(sentence));
            }
        }
    }

    // Paragraphs outside the longest sequence that stands in the same order in both texts.
    private void TellMoved(ChangeTally tally)
    {
        List<(int Here, int There)> pairs = Counterparts();
        HashSet<int> inOrder = LongestInOrder(pairs.ConvertAll(static p => p.There));
        for (int k = 0; k < pairs.Count; k++)
        {
            if (!inOrder.Contains(k))
            {
                Stretch here = _later.Paragraphs[pairs[k].Here];
                tally.Add(
                    CopyChangeKind.MovedParagraphs,
                    here.Length,
                    _later.SpanOf(here),
                    _earlier.SpanOf(_earlier.Paragraphs[pairs[k].There])
                );
            }
        }
    }

    // For each paragraph that was taken over the one that most of its words stand in.
    private List<(int Here, int There)> Counterparts()
    {
        int[] paragraphOf = new int[_earlier.Words.Length];
        foreach (Stretch paragraph in _earlier.Paragraphs)
        {
            paragraphOf.AsSpan(paragraph.First, paragraph.Length).Fill(paragraph.Paragraph);
        }

        List<(int Here, int There)> pairs = [];
        Dictionary<int, int> votes = [];
        for (int p = 0, s = 0; p < _kept.Length; p++)
        {
            votes.Clear();
            for (int i = _later.Paragraphs[p].First; i < _later.Paragraphs[p].End; i++)
            {
                if (_map.InEarlier[i] is >= 0 and var j)
                {
                    votes[paragraphOf[j]] = votes.GetValueOrDefault(paragraphOf[j]) + 1;
                }
            }

            for (; s < _new.Length && _later.Sentences[s].Paragraph == p; s++)
            {
                if (_rewordedFrom[s] is >= 0 and var from)
                {
                    int there = _earlier.Sentences[from].Paragraph;
                    votes[there] = votes.GetValueOrDefault(there) + _earlier.Sentences[from].Length;
                }
            }

            if (
                _kept[p]
                && votes.OrderByDescending(static v => v.Value).ThenBy(static v => v.Key).FirstOrDefault() is { Value: >= LeastShared } most
            )
            {
                pairs.Add((p, most.Key));
            }
        }

        return pairs;
    }

    // Places of a longest sequence that never goes down, by patience sorting.
    private static HashSet<int> LongestInOrder(List<int> values)
    {
        List<int> tails = [];
        int[] before = new int[values.Count];
        for (int k = 0; k < values.Count; k++)
        {
            (int low, int high) = (0, tails.Count);
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = values[tails[middle]] <= values[k] ? (middle + 1, high) : (low, middle);
            }

            before[k] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
            {
                tails.Add(k);
            }
            else
            {
                tails[low] = k;
            }
        }

        HashSet<int> sequence = [];
        for (int k = tails.Count == 0 ? -1 : tails[^1]; k >= 0; k = before[k])
        {
            sequence.Add(k);
        }

        return sequence;
    }

    private static bool[] Loose(ChangedText text, bool[] covered)
    {
        bool[] loose = new bool[text.Sentences.Count];
        for (int s = 0; s < loose.Length; s++)
        {
            Stretch sentence = text.Sentences[s];
            loose[s] = covered.AsSpan(sentence.First, sentence.Length).Count(true) * 2 < sentence.Length;
        }

        return loose;
    }

    private static IEnumerable<Stretch> LooseIn(ChangedText text, bool[] only, bool[] covered, Func<int, bool> isReworded)
    {
        for (int s = 0; s < only.Length; s++)
        {
            if (only[s] || isReworded(s))
            {
                continue;
            }

            Stretch sentence = text.Sentences[s];
            for (int i = sentence.First; i < sentence.End; i++)
            {
                int first = i;
                while (i < sentence.End && !covered[i])
                {
                    i++;
                }

                if (i > first)
                {
                    yield return new Stretch(first, i, sentence.Paragraph);
                }
            }
        }
    }
}
