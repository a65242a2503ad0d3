using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Two quotations are of one utterance when the speakers may be the same and the words are: one stands in the other, or they share
/// a run long enough not to be chance. Quotations of one or two words meet only for the same speaker on the same day.
/// </summary>
public sealed class UtteranceJoin : IJoinRule<Statement>
{
    private const int KeyWords = 4;
    private const int MostKeys = 60;
    private const int LeastRun = 5;
    private const int LeastContent = 3;
    private const int FarthestDays = 10;

    public string Kind => "utterance";

    /// <summary>None for statements without words in quotation marks: those have no utterance.</summary>
    public IEnumerable<string> BlockingKeys(Mention<Statement> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        List<string> words = UtteranceWords.Of(mention.Told);
        if (!IsQuotation(mention.Told) || words.Count == 0)
        {
            return [];
        }

        HashSet<string> keys = new(StringComparer.Ordinal);
        for (int i = 0; i + KeyWords <= words.Count && keys.Count < MostKeys; i++)
        {
            keys.Add(string.Join(' ', words.GetRange(i, KeyWords)));
        }

        // A short quotation may stand inside a longer one of the same days: the speaker with each telling word finds it.
        if (mention.Told.Speaker is { } speaker && Day(mention) is { } day)
        {
            int number = DateOverlap.Number(day);
            foreach (string word in words.Where(UtteranceWords.IsContent).Distinct(StringComparer.Ordinal).Take(MostKeys))
            {
                keys.Add($"{speaker.Key}|{word}|{number / 2}");
                keys.Add($"{speaker.Key}|{word}|{(number + 1) / 2}");
            }
        }

        return keys;
    }

    public bool Joins(Mention<Statement> left, Mention<Statement> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (
            !IsQuotation(left.Told)
            || !IsQuotation(right.Told)
            || !MaySpeak(left.Told.Speaker, right.Told.Speaker)
            || !SameTime(left, right)
        )
        {
            return false;
        }

        List<string> a = UtteranceWords.Of(left.Told);
        List<string> b = UtteranceWords.Of(right.Told);
        (List<string> shorter, List<string> longer) = a.Count <= b.Count ? (a, b) : (b, a);
        if (shorter.Count == 0)
        {
            return false;
        }

        (int run, int content) = UtteranceWords.LongestShared(shorter, longer);
        bool sameSpeaker = left.Told.Speaker is { } speaker && speaker.Key == right.Told.Speaker?.Key;
        if (run == shorter.Count)
        {
            return run >= KeyWords && content >= 2 || (sameSpeaker && content >= 1 && SameDay(left, right));
        }

        // Part of the words: a run that is half of the shorter version, or plainly too long for chance.
        return content >= LeastContent && run >= LeastRun && (run * 2 >= shorter.Count || run >= 3 * LeastRun);
    }

    private static bool IsQuotation(Statement statement) => statement.Kind != StatementKind.Indirect && statement.Words is not null;

    private static bool MaySpeak(Actor? left, Actor? right) =>
        left is null || right is null || left.Key == right.Key || IsShortForm(left, right) || IsShortForm(right, left);

    // "person:adair" of one report is "person:pell adair" of another; a party speaks through its people.
    private static bool IsShortForm(Actor shorter, Actor longer) =>
        (
            longer.Key.StartsWith("person:", StringComparison.Ordinal)
            && longer.Key.EndsWith(' ' + LastPart(shorter.Key), StringComparison.Ordinal)
        ) || (shorter.Type != ActorType.Person && longer.Type == ActorType.Person && shorter.Party == longer.Party);

    private static string LastPart(string key) => key[(key.LastIndexOf(':') + 1)..];

    private static bool SameTime(Mention<Statement> left, Mention<Statement> right)
    {
        if (!DateOverlap.Possible(left.Told.Date, right.Told.Date))
        {
            return false;
        }

        return Day(left) is not { } a || Day(right) is not { } b || Math.Abs(DateOverlap.Number(a) - DateOverlap.Number(b)) <= FarthestDays;
    }

    private static bool SameDay(Mention<Statement> left, Mention<Statement> right) =>
        Day(left) is { } a && Day(right) is { } b && Math.Abs(DateOverlap.Number(a) - DateOverlap.Number(b)) <= 1;

    private static LocalDate? Day(Mention<Statement> mention) => mention.Told.Date.Earliest ?? DateOverlap.DayOf(mention.Report);
}
