using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Reads the line under a headline that says who and when: "Agency | Updated: … | Created: …", "Published 4 March 2031".</summary>
internal static class MetadataLine
{
    private const int Longest = 220;

    private static readonly (string Label, bool Published)[] Labels =
    [
        .. DataFile.Rows("date-labels.tsv").Select(row => (row[0], row[1] == "published")).OrderByDescending(label => label.Item1.Length),
    ];

    private static readonly string[] Bars = [" | ", " • ", " · ", "|", "•"];

    /// <param name="allowBareDate">Take a date without a word such as "Published" before it.</param>
    /// <summary>Reads the line into the draft; false when it is no such line, and the draft is as before.</summary>
    public static bool TryRead(string line, ReportDraft draft, bool allowBareDate)
    {
        if (line.Length > Longest)
        {
            return false;
        }

        string[] pieces = line.Split(Bars, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        List<(string Date, bool Published)> dates = [];
        List<string> others = [];
        foreach (string piece in pieces)
        {
            if (Date(piece, allowBareDate) is { } date)
            {
                dates.Add(date);
            }
            else
            {
                others.Add(piece);
            }
        }

        if (dates.Count == 0 || others.Exists(LineShape.IsProse))
        {
            return false;
        }

        foreach ((string date, bool published) in dates)
        {
            Take(date, published, draft);
        }

        foreach (string other in others)
        {
            TakeName(other, first: ReferenceEquals(other, pieces[0]), draft);
        }

        return true;
    }

    // "Jane Roe | 4 March": a name before the date is the writer's, an agency's its credit; a section of the site is neither.
    private static void TakeName(string piece, bool first, ReportDraft draft)
    {
        if (Bylines.TryRead(piece, draft.Authors, draft.Credits))
        {
            return;
        }

        if (Bylines.IsAgency(piece))
        {
            draft.Credits.Add(piece);
        }
        else if (first && Bylines.IsPersonName(piece))
        {
            draft.Authors.Add(piece);
        }
    }

    private static (string Date, bool Published)? Date(string piece, bool allowBareDate)
    {
        foreach ((string label, bool published) in Labels)
        {
            if (!piece.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            string rest = piece[label.Length..].TrimStart(':', ' ', '-', '–');
            if (rest.Length < piece.Length - label.Length && DateOnlyLine.Is(rest))
            {
                return (rest, published);
            }
        }

        return allowBareDate && DateOnlyLine.Is(piece) ? (piece, true) : null;
    }

    private static void Take(string text, bool published, ReportDraft draft)
    {
        if (HeadDates.Read(text, PublishedBasis.Head, draft.OutletDomain) is not { } date)
        {
            draft.Notes.Add($"date not understood: {text}");
        }
        else if (published)
        {
            draft.Published.Add(date);
        }
        else
        {
            draft.Modified ??= date;
        }
    }
}
