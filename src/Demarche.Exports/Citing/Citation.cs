using System.Collections.Immutable;
using System.Globalization;
using Demarche.Intake;
using Demarche.Store;
using NodaTime;

namespace Demarche.Exports;

/// <summary>What citing programs want to know of a report, with no part of a date that is not known.</summary>
internal sealed record Citation(
    ReportItem Report,
    ImmutableArray<CitedAuthor> Authors,
    ImmutableArray<int> Issued,
    bool Circa,
    string? Address
)
{
    public static IEnumerable<Citation> Of(ExportRequest request) =>
        Paging.All(request.Views.Reports, request.Query).Where(static r => r.Status == "current").Select(Of);

    public string Title => Phrases.OneLine(Report.Title ?? Report.Locator);

    public string? Day =>
        Issued.Length == 3 ? string.Create(CultureInfo.InvariantCulture, $"{Issued[0]:0000}-{Issued[1]:00}-{Issued[2]:00}") : null;

    /// <summary>"2031-03-04", "2031-03" or "2031": as far as it is known.</summary>
    public string? Date =>
        Issued.IsEmpty
            ? null
            : string.Join('-', Issued.Select(static (n, i) => n.ToString(i == 0 ? "0000" : "00", CultureInfo.InvariantCulture)));

    private static Citation Of(ReportItem report)
    {
        string value = report.Published.Value ?? "";
        string day = value.Contains('/', StringComparison.Ordinal) ? "" : value.Split('T')[0];
        List<int> issued = [];
        foreach (string part in day.Split('-'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number == 0)
            {
                break;
            }

            issued.Add(number);
        }

        return new Citation(
            report,
            [.. report.Authors.Select(CitedAuthor.Of)],
            [.. issued.Take(3)],
            report.Published.IsInferred,
            WebAddress.Of(report.CanonicalUrl ?? report.Url)
        );
    }
}

/// <summary>A person with family and given name, or a desk or agency as it is written.</summary>
internal sealed record CitedAuthor(string? Family, string? Given, string Written)
{
    /// <summary>Two to four words that all begin with a capital are taken for a person's name; anything else stays as it is.</summary>
    public static CitedAuthor Of(string name)
    {
        string line = Phrases.OneLine(name);
        string[] words = line.Split(' ');
        bool person =
            words.Length is >= 2 and <= 4
            && words.All(static w => char.IsUpper(w[0]) && w.Any(char.IsLower))
            && words[^1] is not ("Staff" or "Desk" or "Press" or "Agency" or "News" or "Service");
        return person ? new CitedAuthor(words[^1], string.Join(' ', words[..^1]), line) : new CitedAuthor(null, null, line);
    }
}
