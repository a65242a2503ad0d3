using System.Collections.Frozen;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Record;

/// <summary>
/// Gives a statement whose clause names no day the one day on which the report lets the same person speak before it ("Adair said on Tuesday … “…,” he added"):
/// inferred, and marked so. Nothing where the report knows two days of his, and not for what he "had said" or said earlier.
/// </summary>
internal static class DaysOfSpeaking
{
    // In days: what a report tells of an older occasion is no day of the rest.
    private const int Farthest = 7;

    private static readonly FrozenSet<string> Earlier = EmbeddedLines
        .Words("earlier-words.tsv")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="all">In text order; changed in place.</param>
    /// <param name="published">The day of publication; null where it is not known.</param>
    public static void Lend(Statement[] all, StatementText text, LocalDate? published)
    {
        Dictionary<string, (LocalDate? Day, StatedDate Date, int From)> days = new(StringComparer.Ordinal);
        foreach (Statement statement in all)
        {
            if (
                statement is { Speaker: { Type: ActorType.Person, Key: var key }, Spoken: true, Negated: false }
                && statement.Date is { Basis: not DateBasis.None, Earliest: { } day, Latest: { } latest }
                && day == latest
                && !IsEarlier(statement, text)
            )
            {
                days[key] = days.TryGetValue(key, out var known)
                    ? known with
                    {
                        Day = known.Day == day ? day : null,
                    }
                    : (day, statement.Date, Start(statement));
            }
        }

        for (int i = 0; i < all.Length; i++)
        {
            if (
                (!all[i].Learned || all[i].Words is not null)
                && all[i] is { Speaker: { } speaker, Spoken: true, Negated: false, Date: { Basis: DateBasis.None, Value: null } } statement
                && days.TryGetValue(speaker.Key, out var said)
                && said.Day is { } day
                && said.From < Start(statement)
                && (published is not { } on || Math.Abs(Period.DaysBetween(day, on)) <= Farthest)
                && !IsEarlier(statement, text)
            )
            {
                all[i] = statement with
                {
                    // The hour was that of the other words.
                    Date = said.Date with
                    {
                        Value = LocalDatePattern.Iso.Format(day),
                        Precision = DatePrecision.Day,
                        Mod = null,
                        Basis = DateBasis.SameReport,
                        Reason = "the day on which the report lets the same person speak before",
                    },
                };
            }
        }
    }

    private static int Start(Statement statement) => statement.Content[0].Start;

    // "had said", "said earlier", "has repeatedly said"
    private static bool IsEarlier(Statement statement, StatementText text)
    {
        if (statement.Cue.IsEmpty)
        {
            return false;
        }

        int cue = text.WordAt(statement.Cue[0].Start);
        for (int i = Math.Max(0, cue - 3); i < text.Count && text.Words[i].Span.Start < statement.Cue[^1].End + 24; i++)
        {
            if (
                text.SentenceOf(i) == text.SentenceOf(cue)
                && !text.Quoted(i)
                && (text.Lower(i) is "had" or "has" or "have" || Earlier.Contains(text.Lower(i)))
            )
            {
                return true;
            }
        }

        return false;
    }
}
