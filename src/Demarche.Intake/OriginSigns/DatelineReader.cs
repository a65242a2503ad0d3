using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>A name in a dateline: an agency, or as written.</summary>
internal sealed record DatelineSource(string Name, TextSpan Span, bool Agency);

/// <summary>Place, date and agency at the head of a first paragraph.</summary>
/// <param name="Span">The whole dateline, without the dash behind it.</param>
/// <param name="Date">Where the date stands; null when there is none.</param>
internal sealed record DatelineReading(TextSpan Span, string? Place, TextSpan? Date, ImmutableArray<DatelineSource> Sources)
{
    /// <summary>The date of the dateline as a date of publication; null when there is none.</summary>
    public PublishedDate? Published(string text, string? place)
    {
        bool found = PublishedDateParser.TryParse(
            Date?.Of(text),
            PublishedBasis.Dateline,
            DateOrder.Unknown,
            out PublishedDate date,
            place
        );
        return found ? date : null;
    }
}

/// <summary>
/// Reads datelines: <c>KYIV, March 4 (Reuters) -</c>, <c>MOSCOW, March 4. /TASS/.</c>, <c>(ANSA) - ROME, MAR 4 -</c>,
/// <c>Tehran, IRNA –</c>. Every piece before the dash has to be a place, a date or a source; anything else, and there is no dateline.
/// </summary>
internal static class DatelineReader
{
    private const int Window = 140;
    private const int MostPlaces = 4;

    /// <summary>The dateline at the start of a paragraph; null when there is none.</summary>
    public static DatelineReading? Read(string text, TextSpan paragraph)
    {
        int end = Math.Min(paragraph.End, paragraph.Start + Window);
        DatelineReading? best = null;
        for (int i = paragraph.Start; i < end; i++)
        {
            if (EndsAt(text, i, paragraph.Start, end) && Classify(text, new TextSpan(paragraph.Start, i)) is { } reading)
            {
                best = reading;
            }
        }

        return best;
    }

    private static bool EndsAt(string text, int i, int start, int end)
    {
        if (i == start)
        {
            return false;
        }

        char before = text[i - 1];
        bool followed = i + 1 >= end || char.IsWhiteSpace(text[i + 1]);
        return text[i] switch
        {
            '–' or '—' => true,
            '-' => before is ' ' or ')' or '.' or '/' || followed || text[i + 1] == '-',
            ':' => followed,
            // The closing bracket or slash may be all that parts "WASHINGTON (AP)" and "/TASS/." from the text.
            ' ' or '.' => before is ')' or '/',
            _ => false,
        };
    }

    private static DatelineReading? Classify(string text, TextSpan head)
    {
        List<DatelinePiece> pieces = DatelinePieces.Split(text, head);
        List<DatelineSource> sources = [];
        TextSpan? place = null;
        TextSpan? date = null;
        int places = 0;
        int last = head.Start;
        bool agencyLast = false;
        foreach (DatelinePiece piece in pieces)
        {
            string words = piece.Span.Of(text);
            last = piece.End;
            agencyLast = false;
            if (SourceNames.Exactly(words) is { Agency: true } agency)
            {
                sources.Add(new DatelineSource(agency.Name, piece.Span, Agency: true));
                agencyLast = true;
            }
            else if (IsDate(words) || (date is not null && IsYear(words)))
            {
                date = date?.Union(piece.Span) ?? piece.Span;
            }
            else if (DateLexicon.IsFiller(words) && words.Length > 2)
            {
                continue;
            }
            else if (date is not null && piece.Enclosed && IsName(words) && sources.Count == 0 && place is not null)
            {
                sources.Add(new DatelineSource(words, piece.Span, Agency: false));
            }
            else if (date is null && (sources.Count == 0 || place is null || places == 1) && places < MostPlaces && IsName(words))
            {
                place = place?.Union(piece.Span) ?? piece.Span;
                places++;
            }
            else
            {
                return null;
            }
        }

        bool stated = sources.Count > 0 || date is not null;
        if (!stated && (place is null || places > 2 || !IsPlaceAlone(text, head, place.Value)))
        {
            return null;
        }

        // "Reuters - the agency" has neither place nor brackets; a date alone heads a list, not a report.
        bool bracketed = pieces.Exists(piece => piece.Enclosed);
        if (place is null && (sources.Count == 0 || (date is null && !(bracketed && agencyLast))))
        {
            return null;
        }

        string? name = place?.Of(text).Trim();
        return new DatelineReading(new TextSpan(head.Start, Math.Max(last, head.Start + 1)), name, date, [.. sources]);
    }

    // "LONDON - The ...": capitals, a dash, and a sentence that begins behind it.
    private static bool IsPlaceAlone(string text, TextSpan head, TextSpan place)
    {
        int at = head.End;
        while (at < text.Length && text[at] is '-' or '–' or '—' or ' ')
        {
            at++;
        }

        bool dash = text[head.End..Math.Min(at, text.Length)].AsSpan().IndexOfAny('-', '–', '—') >= 0;
        bool begins = at < text.Length && !char.IsLower(text[at]);
        return dash && begins && IsCapitals(place.In(text)) && WireAdvisory.Read($"{place.Of(text)}: x").Status is null;
    }

    private static bool IsDate(string words) =>
        PublishedDateParser.TryParse(words, PublishedBasis.Dateline, DateOrder.Unknown, null, out PublishedDate date, out int leftover)
        && leftover == 0
        && date.Precision is DatePrecision.Day or DatePrecision.Range;

    private static bool IsYear(string words) => words.Length == 4 && words.All(char.IsAsciiDigit);

    private static bool IsName(string words)
    {
        string[] parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 4 || words.Length > 40)
        {
            return false;
        }

        bool capital = false;
        foreach (string part in parts)
        {
            bool connector = part is "of" or "the" or "and" or "de" or "la" or "al" or "upon" or "sur" or "am";
            if (!connector && !char.IsUpper(part[0]))
            {
                return false;
            }

            capital |= !connector;
            foreach (char c in part)
            {
                if (!char.IsLetter(c) && c is not ('\'' or '’' or '-' or '.'))
                {
                    return false;
                }
            }
        }

        return capital;
    }

    private static bool IsCapitals(ReadOnlySpan<char> words)
    {
        int letters = 0;
        foreach (char c in words)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            letters += char.IsUpper(c) ? 1 : 0;
        }

        return letters >= 3;
    }
}
