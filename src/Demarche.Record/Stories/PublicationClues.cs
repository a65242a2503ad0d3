using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>What a report says of its own day without saying it: kept so that a story can date the report later.</summary>
/// <param name="Weekdays">ISO numbers (Monday 1) of the weekdays that the head of the text names without a date.</param>
/// <param name="MonthDay">Month and day of a date of publication without a year, as "03-04".</param>
public sealed record PublicationClues(ImmutableArray<int> Weekdays, string? MonthDay)
{
    private const int HeadSentences = 3;

    public static PublicationClues None { get; } = new([], null);

    public static PublicationClues Of(AnalysedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string? published = report.Report.Published.Value;
        string? monthDay =
            published is { Length: >= 10 } && published.StartsWith("XXXX-", StringComparison.Ordinal) ? published[5..10] : null;
        int headEnd =
            report.Language.Sentences.Length == 0
                ? 0
                : report.Language.Sentences[Math.Min(HeadSentences, report.Language.Sentences.Length) - 1].Span.End;
        SortedSet<int> weekdays = [];
        foreach (TimeExpression time in report.Language.Times)
        {
            if (time.Type == TimexType.Date && time.Span.Start < headEnd && WeekdayOf(time.Span.In(report.Language.Text)) is { } day)
            {
                weekdays.Add((int)day);
            }
        }

        return new PublicationClues([.. weekdays], monthDay);
    }

    // A bare weekday of press text is one of the last days: "last Wednesday" and "next Wednesday" say nothing of today.
    private static IsoDayOfWeek? WeekdayOf(ReadOnlySpan<char> words)
    {
        words = words.Trim();
        int space = words.IndexOf(' ');
        ReadOnlySpan<char> first = space < 0 ? words : words[..space];
        for (IsoDayOfWeek day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (first.Equals(day.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return space < 0 || words[space..].IndexOfAnyInRange('0', '9') < 0 ? day : null;
            }
        }

        return null;
    }
}
