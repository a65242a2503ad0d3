using Demarche.Text;
using NodaTime;

namespace Demarche.Intake;

/// <summary>
/// Settles whether the day or the month comes first in "10-05-2033" where the report itself tells: by its dateline, by a full date
/// in its head or address, by a month and day in its first paragraph. Where none of them fits exactly one reading, it stays open.
/// </summary>
internal static class DayMonthOrder
{
    private const int FarthestDays = 2;
    private const int ParagraphHead = 600;

    private static readonly (DateOrder Order, string Words)[] Orders =
    [
        (DateOrder.DayMonthYear, "day before month"),
        (DateOrder.MonthDayYear, "month before day"),
    ];

    /// <summary>A month and day that the report states elsewhere.</summary>
    /// <param name="Year">Null where none is stated.</param>
    private readonly record struct Clue(int? Year, int Month, int Day, string Source);

    public static void Settle(ReportDraft draft, CleanBody body, PublishedDate? dateline)
    {
        bool open = draft.Published.Exists(IsOpen) || (draft.Modified is { } modified && IsOpen(modified));
        if (!open)
        {
            return;
        }

        List<Clue> clues = Clues(draft, body, dateline);
        (DateOrder Order, string Words, Clue Clue)? settled = null;
        for (int i = 0; i < draft.Published.Count; i++)
        {
            settled = IsOpen(draft.Published[i]) ? Order(draft.Published[i], clues) ?? settled : settled;
            draft.Published[i] = Read(draft.Published[i], settled, draft.OutletDomain);
        }

        if (draft.Modified is { } changed && IsOpen(changed))
        {
            draft.Modified = Read(changed, settled ?? Order(changed, clues), draft.OutletDomain);
        }

        for (int i = 0; i < draft.Published.Count; i++)
        {
            draft.Published[i] = ByLanguage(draft.Published[i], draft);
        }
    }

    // The month comes first in English alone, and there not everywhere; two digits for the year leave a third reading.
    private static PublishedDate ByLanguage(PublishedDate date, ReportDraft draft)
    {
        string language = draft.LanguageTag ?? "en";
        bool dayFirst =
            language.Length >= 2
            && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            && date.Text is { } text
            && HasFullYear(text);
        return dayFirst && IsOpen(date) && Parsed(date, DateOrder.DayMonthYear, draft.OutletDomain) is { } read
            ? read with
            {
                Reason = $"day before month: as dates are written in the language of the page ({language})",
            }
            : date;
    }

    private static bool HasFullYear(string text)
    {
        int digits = 0;
        foreach (char c in text)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits == 4)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpen(PublishedDate date) =>
        date is { IsKnown: true, LocalDay: null, Precision: DatePrecision.Range, Text: not null }
        && Orders.All(order => Parsed(date, order.Order, null) is not null);

    private static PublishedDate? Parsed(PublishedDate date, DateOrder order, string? place) =>
        PublishedDateParser.TryParse(date.Text, date.Basis, order, out PublishedDate parsed, place) && parsed.LocalDay is not null
            ? parsed
            : null;

    private static PublishedDate Read(PublishedDate date, (DateOrder Order, string Words, Clue Clue)? settled, string? place)
    {
        if (settled is not { } known || !IsOpen(date) || Parsed(date, known.Order, place) is not { } read)
        {
            return date;
        }

        string year = known.Clue.Year is { } stated ? $"{stated:0000}-" : "";
        string why = $"{known.Words}: agrees with {year}{known.Clue.Month:00}-{known.Clue.Day:00} in {known.Clue.Source}";
        return read with { Reason = read.Reason?.Replace($"order of day and month known: {known.Order}", why, StringComparison.Ordinal) };
    }

    // The first clue that fits one reading and not the other decides.
    private static (DateOrder Order, string Words, Clue Clue)? Order(PublishedDate date, List<Clue> clues)
    {
        foreach (Clue clue in clues)
        {
            bool[] fits = [.. Orders.Select(order => Parsed(date, order.Order, null)?.LocalDay is { } day && Fits(day, clue))];
            if (fits[0] != fits[1])
            {
                (DateOrder order, string words) = Orders[fits[0] ? 0 : 1];
                return (order, words, clue);
            }
        }

        return null;
    }

    // Without a year the clue may lie on the other side of New Year.
    private static bool Fits(LocalDate day, Clue clue)
    {
        for (int year = clue.Year ?? day.Year - 1; year <= (clue.Year ?? day.Year + 1); year++)
        {
            bool exists = year is > 1 and < 9999 && clue.Day <= CalendarSystem.Iso.GetDaysInMonth(year, clue.Month);
            if (exists && Math.Abs(Period.DaysBetween(day, new LocalDate(year, clue.Month, clue.Day))) <= FarthestDays)
            {
                return true;
            }
        }

        return false;
    }

    private static List<Clue> Clues(ReportDraft draft, CleanBody body, PublishedDate? dateline)
    {
        List<Clue> clues = [];
        Add(clues, dateline, "the dateline");
        foreach (PublishedDate date in draft.Published)
        {
            Add(clues, date, "another date of the report");
        }

        Add(clues, draft.Modified, "another date of the report");
        Add(clues, UrlDate.Read(draft.CanonicalUrl ?? draft.Url), "the address");
        ReportPart? first = body.Parts.FirstOrDefault(part => part.Kind == PartKind.Paragraph);
        if (first is not null)
        {
            AddOfText(clues, body.Text.Value.AsSpan(first.Span.Start, Math.Min(ParagraphHead, first.Span.Length)).ToString());
        }

        return clues;
    }

    private static void Add(List<Clue> clues, PublishedDate? date, string source)
    {
        if (date?.LocalDay is { } day)
        {
            clues.Add(new Clue(day.Year, day.Month, day.Day, source));
        }
        else if (
            date?.Value is { Length: 10 } value
            && value.StartsWith("XXXX-", StringComparison.Ordinal)
            && int.TryParse(value.AsSpan(5, 2), out int month)
            && int.TryParse(value.AsSpan(8, 2), out int dayOfMonth)
        )
        {
            clues.Add(new Clue(null, month, dayOfMonth, source));
        }
    }

    private static void AddOfText(List<Clue> clues, string paragraph)
    {
        DateTokens tokens = new(paragraph);
        for (int i = 0; i < tokens.Count; i++)
        {
            bool named = tokens.IsWord(i) && char.IsUpper(tokens.Text(i)[0]);
            if (named && NamedMonthReader.Read(tokens, i) is { Dates: [{ Day: > 0, IsValid: true } date] })
            {
                clues.Add(new Clue(date.Year, date.Month, date.Day, "the first paragraph"));
            }
        }
    }
}
