using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// What stands around a counted noun and tells which ones are counted: the act, the names, whose they are, whether they are all. A number of a part, of what
/// came on top, or of what may be or will be, is none to compare.
/// </summary>
internal sealed class CountedSurroundings
{
    private const int MostUp = 4;
    private const int MostBack = 2;
    private const int LongestPhrase = 60;

    private static readonly FrozenSet<string> Parts = EmbeddedLines.Words("part-words.tsv").ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Growth = EmbeddedLines.Words("growth-words.tsv").ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Correcting = EmbeddedLines.Words("correcting-words.tsv").ToFrozenSet(StringComparer.Ordinal);

    private readonly SentenceView _view;
    private readonly SentenceTree _tree;
    private readonly int _noun;
    private readonly int _number;
    private readonly int _numberEnd;
    private readonly int _governor;

    /// <param name="noun">The word that is counted; the unit of a sum of money.</param>
    /// <param name="number">The first word of the number.</param>
    /// <param name="numberEnd">One behind its last.</param>
    public CountedSurroundings(SentenceView view, int noun, int number, int numberEnd)
    {
        (_view, _tree, _noun, _number, _numberEnd) = (view, view.Tree, noun, number, numberEnd);
        _governor = GovernorOf(noun);
    }

    /// <summary>The verb or noun that tells what was done; the counted noun itself where none does.</summary>
    public int Anchor => _governor >= 0 ? _governor : _noun;

    public bool IsPart
    {
        get
        {
            if (Parts.Contains(_tree.Marker(_noun)) || (_number > 0 && Parts.Contains(_view.Words[_number - 1].Lower)))
            {
                return true;
            }

            foreach (int child in _tree.Children(_noun))
            {
                if (
                    child != _number
                    && !_view.Words[child].InTime
                    && (
                        _tree.Is(child, "amod")
                        || _tree.Is(child, "advmod")
                        || _tree.Is(child, "det")
                        || _tree.Is(child, "acl")
                        || _tree.Is(child, "case")
                    )
                    && (Parts.Contains(_tree.Lemma(child)) || Parts.Contains(_view.Words[child].Lower))
                )
                {
                    return true;
                }
            }

            // "a first part of 50 million dollars"; "has 200 prisoners left", whatever the parser hangs it on.
            int head = _tree.Head(_noun);
            return (head >= 0 && _tree.Is(_noun, "nmod") && Parts.Contains(_tree.Lemma(head)))
                || (_noun + 1 < _view.Words.Length && _view.Words[_noun + 1].Lower is "left" or "more" or "each" or "remaining");
        }
    }

    /// <summary>Not told as done: denied, supposed, wanted or still to come.</summary>
    public bool IsOpen
    {
        get
        {
            int at = _governor;
            for (int step = 0; step < MostUp && at >= 0; step++)
            {
                if (_tree.IsVerb(at))
                {
                    Clause clause = Clause.Of(_tree, at);
                    if (clause.Negated || clause.Modal is not null)
                    {
                        return true;
                    }
                }

                if (_tree.Relation(at) is not ("xcomp" or "conj" or "advcl" or "nmod" or "obl"))
                {
                    break;
                }

                at = _tree.Head(at);
            }

            return _view.EndsWith('?');
        }
    }

    /// <inheritdoc cref="ReportedQuantity.Whole"/>
    public bool IsWhole
    {
        get
        {
            foreach (int child in _tree.Children(_noun))
            {
                if (child < _noun && _tree.Is(child, "det") && _tree.Lemma(child) is "the" or "these" or "those")
                {
                    return true;
                }

                if (child < _number && (_tree.Is(child, "nmod:poss") || (_tree.Is(child, "det") && _tree.Tag(child) == "PRP$")))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>"has risen to 16 dead", "16 so far".</summary>
    public bool IsGrown
    {
        get
        {
            int head = _tree.Head(_noun);
            if (head >= 0 && Growth.Contains(_tree.Lemma(head)))
            {
                return true;
            }

            for (int i = 0; i + 1 < _view.Words.Length; i++)
            {
                if (_view.Words[i].Lower == "so" && _view.Words[i + 1].Lower == "far")
                {
                    return true;
                }
            }

            return false;
        }
    }

    public bool IsCorrection => Has(Correcting);

    /// <summary>The verb that tells what was done, or that its noun stands for; null for none.</summary>
    public string? Verb
    {
        get
        {
            string? lemma = _governor < 0 ? null : _tree.Lemma(_governor);
            return lemma is null || _tree.IsVerb(_governor) ? lemma : NominalActs.VerbOf(lemma)?.Verb ?? lemma;
        }
    }

    /// <inheritdoc cref="ReportedQuantity.Act"/>
    public string? Act
    {
        get
        {
            string stem = Verb is { } verb ? ContentStems.VerbOf(verb) : "";
            return stem.Length == 0 || ShippedWords.LightVerbs.Contains(stem) ? null : stem;
        }
    }

    /// <summary>The noun phrase without number, article and relative clause.</summary>
    public string Phrase
    {
        get
        {
            (int first, int end) = _tree.Extent(_noun);
            foreach (int child in _tree.Children(_noun))
            {
                if (child > _noun && !(_tree.Is(child, "nmod") && _tree.Marker(child) is "of" or "from"))
                {
                    end = Math.Min(end, _tree.Extent(child).First);
                }
            }

            while (end > _noun + 1 && !_view.Words[end - 1].IsWord)
            {
                end--;
            }

            int from = Math.Max(first, Math.Min(_numberEnd, _noun));
            string phrase = _view.SpanOf(Math.Min(from, _noun), Math.Max(end, _noun + 1)).Of(_view.Text);
            return phrase.Length <= LongestPhrase ? phrase : _view.SpanOf(_noun, _noun + 1).Of(_view.Text);
        }
    }

    /// <inheritdoc cref="ReportedQuantity.Kinds"/>
    public ImmutableArray<string> Kinds
    {
        get
        {
            SortedSet<string> kinds = new(StringComparer.Ordinal);
            foreach (int child in _tree.Children(_noun))
            {
                bool qualifies = (_tree.Is(child, "amod") || _tree.Is(child, "compound")) && child < _noun && child != _number;
                if (qualifies && _view.Words[child].Mention < 0 && _tree.Class(child) is "ADJ" or "NOUN" or "VERB")
                {
                    kinds.UnionWith(ContentStems.Of(_view.Words[child].Lower));
                }
            }

            return [.. kinds];
        }
    }

    public ImmutableArray<string> Group
    {
        get
        {
            (int first, int end) = _tree.Extent(_noun);
            SortedSet<string> parties = new(StringComparer.Ordinal);
            foreach (SentenceMention mention in _view.Mentions)
            {
                int last = Math.Min(mention.End, _tree.Count) - 1;
                if (mention.Actor.Code is not null && mention.First >= first && last < Math.Min(end, _noun + 1))
                {
                    parties.Add(mention.Actor.Party);
                }
            }

            return [.. parties];
        }
    }

    /// <summary>
    /// Names that are no parties, speakers or parts of a dateline. Of those who are all counted: the names in their own words, and where these are no more than
    /// "the nine sailors", the names of the sentence before. Of others: the names of the sentence.
    /// </summary>
    public ImmutableArray<string> Names
    {
        get
        {
            if (!IsWhole)
            {
                return [.. NamesOf(_view, 0, _view.Words.Length)];
            }

            (int first, int end) = _tree.Extent(_noun);
            bool alone = _tree.Child(_noun, "nmod") < 0 && _tree.Child(_noun, "acl") < 0;
            SortedSet<string> names = NamesOf(_view, first, Math.Min(end, _view.Words.Length));
            SentenceView? before = _view.Before;
            for (int back = 0; back < MostBack && alone && names.Count == 0 && before is not null; back++, before = before.Before)
            {
                names = NamesOf(before, 0, before.Words.Length);
            }

            return [.. names];
        }
    }

    private static SortedSet<string> NamesOf(SentenceView view, int first, int end)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        for (int i = first; i < end; i++)
        {
            Word word = view.Words[i];
            string written = word.Span.Of(view.Text);
            bool name = view.Tree.Class(i) == "PROPN" && word.IsWord && char.IsUpper(written[0]) && written.Length > 2;
            bool dateline = written.All(static c => !char.IsLower(c));
            bool party = view.MentionAt(i) is { } mention && (mention.Actor.Code is not null || mention.Actor.Type == ActorType.Person);
            if (name && !dateline && !party && !word.InTime && !view.IsSource(word.Span.Start))
            {
                names.UnionWith(ContentStems.Of(word.Lower));
            }
        }

        return names;
    }

    private bool Has(FrozenSet<string> words)
    {
        for (int i = 0; i < _view.Words.Length; i++)
        {
            if (!_view.Words[i].InTime && words.Contains(_tree.Lemma(i)))
            {
                return true;
            }
        }

        return false;
    }

    // "40 prisoners were released", "released 40 prisoners", "the release of 40 prisoners", "40 prisoners released on Friday".
    private int GovernorOf(int noun)
    {
        foreach (int child in _tree.Children(noun))
        {
            if (_tree.Is(child, "acl") && _tree.Tag(child) == "VBN")
            {
                return child;
            }
        }

        int head = _tree.Head(noun);
        if (head < 0)
        {
            return -1;
        }

        if (_tree.IsVerb(head))
        {
            return _tree.Is(noun, "nsubj") || _tree.Is(noun, "obj") || _tree.Is(noun, "iobj") ? head : -1;
        }

        return _tree.Is(noun, "nmod") && _tree.Marker(noun) == "of" && NominalActs.VerbOf(_tree.Lemma(head)) is { Replaces: true }
            ? head
            : -1;
    }
}
