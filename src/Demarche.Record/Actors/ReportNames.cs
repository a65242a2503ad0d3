using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A known name at the words <paramref name="First"/> to <paramref name="Last"/> (inclusive).</summary>
internal readonly record struct NameMatch(int First, int Last, KnownName Known);

/// <summary>The words of one text with the known names among them: what the readers of persons and parties share.</summary>
internal sealed class ReportNames
{
    private static readonly FrozenSet<string> s_titles = EmbeddedLines.Words("title-abbreviations.tsv").ToFrozenSet(StringComparer.Ordinal);

    private readonly int[] _matchAt;

    public ReportNames(TextAnalysis analysis, ActorKnowledge knowledge)
    {
        Analysis = analysis;
        Knowledge = knowledge;
        Words = NameWords.Of(analysis.Text);
        _matchAt = new int[Words.Length];
        Array.Fill(_matchAt, -1);
        Matches = FindMatches();
        ImmutableArray<NameMatch> seats = new SeatReader(this).Read();
        Matches = WithOwners(seats.IsEmpty ? Matches : [.. Matches.Concat(seats).OrderBy(static m => m.First)]);
        for (int i = 0; i < Matches.Length; i++)
        {
            Array.Fill(_matchAt, i, Matches[i].First, Matches[i].Last - Matches[i].First + 1);
        }
    }

    public TextAnalysis Analysis { get; }

    public ActorKnowledge Knowledge { get; }

    public ImmutableArray<NameWord> Words { get; }

    /// <summary>Longest matches from left to right; they do not overlap.</summary>
    public ImmutableArray<NameMatch> Matches { get; }

    public string Text => Analysis.Text;

    /// <summary>The match that a word is part of; null for none.</summary>
    public NameMatch? MatchAt(int word) => word < 0 || word >= Words.Length || _matchAt[word] < 0 ? null : Matches[_matchAt[word]];

    /// <summary>Index of the first word that ends after an offset; the number of words where there is none.</summary>
    public int WordAt(int offset)
    {
        int low = 0;
        int high = Words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Words[middle].Span.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    public TextSpan SpanOf(int first, int last) => new(Words[first].Span.Start, Words[last].Span.End);

    /// <summary>True when only a blank, a hyphen or a possessive ending stands between a word and the next.</summary>
    public bool Joined(int word) => word >= 0 && word + 1 < Words.Length && Words[word].Joined;

    /// <summary>True when one blank alone stands between a word and the next.</summary>
    public bool Spaced(int word) =>
        Joined(word)
        && !Words[word].Possessive
        && Words[word + 1].Span.Start == Words[word].Span.End + 1
        && Text[Words[word].Span.End] != '-';

    /// <summary>True when a comma and a blank stand behind the word.</summary>
    public bool CommaBehind(int word)
    {
        int end = Words[word].Span.End;
        return end + 1 < Text.Length && Text[end] == ',' && Text[end + 1] == ' ';
    }

    /// <summary>True for an abbreviated title, whoever or whatever else is called so: "Sen. Adair".</summary>
    public bool IsTitle(int word)
    {
        int end = Words[word].Span.End;
        return end < Text.Length && Text[end] == '.' && s_titles.Contains(Words[word].Key);
    }

    /// <summary>True when the word is a verb: by its part of speech where that is known, else by the list of verbs.</summary>
    public bool IsVerb(int word)
    {
        if (word < 0 || word >= Words.Length || Words[word].Capital)
        {
            return false;
        }

        string? tag = Tag(word);
        return tag is not null ? tag is "VERB" or "AUX" : CueLexicon.Shipped.Find(Words[word].Key) is { Finite: true, MaybeNoun: false };
    }

    /// <summary>Universal part of speech; null where the analyser gives none.</summary>
    public string? Tag(int word)
    {
        int offset = Words[word].Span.Start;
        int low = 0;
        int high = Analysis.Tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Analysis.Tokens[middle].Span.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < Analysis.Tokens.Length ? Analysis.Tokens[low].Upos : null;
    }

    // "the Senate" is that of its usual country where the text names that country, and no other stands beside it.
    private ImmutableArray<NameMatch> WithOwners(ImmutableArray<NameMatch> found)
    {
        HashSet<string> named = new(StringComparer.Ordinal);
        foreach (NameMatch match in found)
        {
            if (match.Known.Use != NameUse.Institution)
            {
                named.Add(match.Known.Party);
            }
        }

        ImmutableArray<NameMatch>.Builder owned = ImmutableArray.CreateBuilder<NameMatch>(found.Length);
        foreach (NameMatch match in found)
        {
            bool beside =
                (Joined(match.First - 1) && MatchAt(match.First - 1) is not null)
                || (Joined(match.Last) && Words[match.Last + 1].Key == "of");
            owned.Add(
                match.Known.OnlyNamed && (beside || !named.Contains(match.Known.Party))
                    ? match with
                    {
                        Known = match.Known.WithoutParty(),
                    }
                    : match
            );
        }

        return owned.MoveToImmutable();
    }

    private ImmutableArray<NameMatch> FindMatches()
    {
        ImmutableArray<NameMatch>.Builder found = ImmutableArray.CreateBuilder<NameMatch>();
        int i = 0;
        while (i < Words.Length)
        {
            NameMatch? match = Knowledge.StartsName(Words[i].Key) ? LongestFrom(i) : null;
            if (match is not { } known)
            {
                i++;
                continue;
            }

            Array.Fill(_matchAt, found.Count, known.First, known.Last - known.First + 1);
            found.Add(known);
            i = known.Last + 1;
        }

        return found.ToImmutable();
    }

    // "the West" and "The Fed", but not "the West Coast".
    private bool IsBehindArticle(int first, int last) =>
        first > 0
        && Words[first - 1].Key is "the" or "The"
        && (!Words[last].Joined || last + 1 >= Words.Length || !Words[last + 1].Capital);

    private NameMatch? LongestFrom(int first)
    {
        NameMatch? best = null;
        string key = Words[first].Key;
        for (int last = first; ; last++)
        {
            if (Knowledge.Find(key) is { } known && (!known.WithArticle || IsBehindArticle(first, last)))
            {
                best = new NameMatch(first, last, known);
            }

            if (last - first + 1 >= Knowledge.LongestName || !Words[last].Joined || last + 1 >= Words.Length)
            {
                return best;
            }

            key = $"{key} {Words[last + 1].Key}";
        }
    }
}
