using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Two quotations are of one utterance when the speakers may be the same and the words are: one stands in the other, or they share
/// a run long enough not to be chance. Quotations of one or two words meet only for the same speaker on the same day.
/// </summary>
public sealed class UtteranceJoin : JoinRule<Statement, UtteranceComparand>
{
    private const int KeyWords = 4;
    private const int MostKeys = 60;
    private const int LeastRun = 5;
    private const int LeastContent = 3;
    private const int LeastKeyContent = 2;
    private const int FarthestDays = 10;
    private const int NearestDays = 1;

    public override string Kind => "utterance";

    /// <summary>None for statements without words in quotation marks: those have no utterance.</summary>
    public override IEnumerable<BlockingKey> BlockingKeys(Mention<Statement> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        List<string> words = UtteranceWords.Of(mention.Told);
        if (!IsQuotation(mention.Told) || words.Count == 0)
        {
            return [];
        }

        HashSet<BlockingKey> keys = [];
        int? day = Day(mention) is { } known ? DateOverlap.Number(known) : null;
        for (int i = 0; i + KeyWords <= words.Count && keys.Count < MostKeys; i++)
        {
            // Words that hold others together make runs that thousands of quotations share ("it is going to"): they tell nothing.
            List<string> run = words.GetRange(i, KeyWords);
            if (run.Count(UtteranceWords.IsContent) >= LeastKeyContent)
            {
                keys.Add(new BlockingKey(string.Join(' ', run), day, FarthestDays));
            }
        }

        // A short quotation may stand inside a longer one of the same days: the speaker with each telling word finds it.
        foreach (Actor speaker in day is null ? [] : Voices.Of(mention.Told))
        {
            foreach (string word in words.Where(UtteranceWords.IsContent).Distinct(StringComparer.Ordinal).Take(MostKeys))
            {
                keys.Add(new BlockingKey($"{speaker.Key}|{word}", day, NearestDays));
            }
        }

        return keys;
    }

    protected override UtteranceComparand Compared(Mention<Statement> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        Statement told = mention.Told;
        return new UtteranceComparand(
            [.. Voices.Of(told).Select(Voice.Of)],
            told.Date.Basis == DateBasis.SameReport ? null : told.Date.Earliest,
            told.Date.Basis == DateBasis.SameReport ? null : told.Date.Latest,
            Day(mention),
            IsQuotation(told) ? [.. UtteranceWords.Of(told)] : []
        );
    }

    protected override bool Joins(UtteranceComparand left, UtteranceComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        (string[] shorter, string[] longer) =
            left.Words.Length <= right.Words.Length ? (left.Words, right.Words) : (right.Words, left.Words);
        if (shorter.Length == 0 || !MaySpeak(left.Speakers, right.Speakers) || !SameTime(left, right))
        {
            return false;
        }

        // What joins must share a key: a run of key words, dense enough to be one.
        (int run, int content, int densest) = UtteranceWords.LongestShared(shorter, longer, KeyWords);
        if (run == shorter.Length)
        {
            bool sameSpeaker = left.Speakers.Any(one => right.Speakers.Any(other => one.Key == other.Key));
            return densest >= LeastKeyContent || (sameSpeaker && content >= 1 && SameDay(left, right));
        }

        // Part of the words: a run that is half of the shorter version, or plainly too long for chance.
        return densest >= LeastKeyContent
            && content >= LeastContent
            && run >= LeastRun
            && (run * 2 >= shorter.Length || run >= 3 * LeastRun);
    }

    private static bool IsQuotation(Statement statement) => statement.Kind != StatementKind.Indirect && statement.Words is not null;

    // Words that several say together are those of each of them.
    private static bool MaySpeak(Voice[] left, Voice[] right) =>
        left.Length == 0 || right.Length == 0 || left.Any(one => right.Any(one.MayBe));

    private static bool SameTime(UtteranceComparand left, UtteranceComparand right) =>
        DateOverlap.Possible(left.Earliest, left.Latest, right.Earliest, right.Latest)
        && (left.Day is not { } a || right.Day is not { } b || Math.Abs(DateOverlap.Number(a) - DateOverlap.Number(b)) <= FarthestDays);

    private static bool SameDay(UtteranceComparand left, UtteranceComparand right) =>
        left.Day is { } a && right.Day is { } b && Math.Abs(DateOverlap.Number(a) - DateOverlap.Number(b)) <= NearestDays;

    private static LocalDate? Day(Mention<Statement> mention) => mention.Told.Date.Earliest ?? DateOverlap.DayOf(mention.Report);
}

/// <summary>What joining looks at in a quotation.</summary>
/// <param name="Speakers">All who speak together; none where the speaker is not known.</param>
/// <param name="Day">The day on which it was said, else the day when it was told.</param>
/// <param name="Words">Folded; none of what is no quotation.</param>
public sealed record UtteranceComparand(Voice[] Speakers, LocalDate? Earliest, LocalDate? Latest, LocalDate? Day, string[] Words)
    : Comparand
{
    public override int Size => 240 + SizeOf(Words);
}
