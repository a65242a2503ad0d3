using System.Collections.Immutable;
using System.Globalization;

namespace Demarche.Record;

/// <summary>How a line of the record ties two stories.</summary>
public enum ThreadTie
{
    None,

    /// <summary>What one story tells answers what the other asks. Answers are found by rules that err more often than the others, so this counts half.</summary>
    Answer,

    /// <summary>Both tell the same event, position, answer or quotation: what was announced in one came to pass in the other.</summary>
    Line,
}

/// <summary>What speaks for one story going on from an earlier one.</summary>
/// <param name="Strength">The sum of the signs; at least <see cref="ThreadLinking.Asked"/>.</param>
/// <param name="Names">Cosine of their names.</param>
/// <param name="Words">Cosine of their words.</param>
/// <param name="SharedNames">Names that lead both, folded.</param>
/// <param name="SharedParties">Countries and organisations that both name most (<see cref="Actor.Party"/>).</param>
public sealed record ThreadLink(
    double Strength,
    double Names,
    double Words,
    ImmutableArray<string> SharedNames,
    ImmutableArray<string> SharedParties,
    ThreadTie Tie
);

/// <summary>
/// Threads of stories: a story goes on from the earlier one, of the weeks before it, that most signs tie it to, if they are enough. Names count, words, parties, and
/// lines of the record that both rest on. The signs of two stories depend on these two alone, and each story goes on from one at most: so one story that has
/// something of two disputes does not weld them.
/// </summary>
public static class ThreadLinking
{
    /// <summary>Days between the first days of two stories; what began longer before is history.</summary>
    public const int FarthestDays = 45;

    /// <summary>Signs that are asked of a link, tuned on development data (docs/accuracy.md).</summary>
    public const double Asked = .12;

    private const double OfNames = .4;
    private const double OfWords = .6;
    private const double OfParty = .04;
    private const int MostParties = 2;
    private const double OfLine = .1;
    private const double OfAnswer = .05;
    private const int KeyTerms = 8;

    /// <summary>Two stories that link share one of these.</summary>
    public static ImmutableArray<string> Keys(StoryDigest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return
        [
            .. StoryJoin.HeaviestTerms(digest.Names, KeyTerms).Select(static t => "n" + t.ToString("x8", CultureInfo.InvariantCulture)),
            .. StoryJoin.HeaviestTerms(digest.Words, KeyTerms).Select(static t => "w" + t.ToString("x8", CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>The sum of the signs alone: what is asked of very many pairs.</summary>
    public static double Strength(StoryDigest one, StoryDigest other, ThreadTie tie)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        double tied = tie switch
        {
            ThreadTie.Line => OfLine,
            ThreadTie.Answer => OfAnswer,
            _ => 0,
        };
        double sum =
            (OfNames * TermVector.Cosine(one.Names, other.Names))
            + (OfWords * TermVector.Cosine(one.Words, other.Words))
            + (OfParty * Math.Min(MostParties, Shared(one.Parties, other.Parties).Count()))
            + tied;

        // Rounded, so that the last bit, which may differ between kinds of processor, decides nothing.
        return Math.Round(sum, 6);
    }

    /// <summary>The signs one by one; null where they are not enough.</summary>
    public static ThreadLink? Of(StoryDigest one, StoryDigest other, ThreadTie tie)
    {
        double strength = Strength(one, other, tie);
        return strength < Asked
            ? null
            : new ThreadLink(
                strength,
                Math.Round(TermVector.Cosine(one.Names, other.Names), 6),
                Math.Round(TermVector.Cosine(one.Words, other.Words), 6),
                [.. Shared(one.WrittenNames, other.WrittenNames).Order(StringComparer.Ordinal)],
                [.. Shared(one.Parties, other.Parties)],
                tie
            );
    }

    private static IEnumerable<string> Shared(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.Where(word => other.Contains(word, StringComparer.Ordinal));
}
