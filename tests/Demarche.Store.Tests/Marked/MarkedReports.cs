using Demarche.Intake;
using Demarche.Text;
using NodaTime;

namespace Demarche.Store.Tests;

/// <summary>Reports for tests: invented outlets on an invented dispute over a strait and its sluices.</summary>
internal static class MarkedReports
{
    public static readonly LocalDate FirstDay = new(2031, 3, 1);

    public static Report Of(
        string text,
        string outlet = "Oro Courier",
        LocalDate? day = null,
        string? pageKey = null,
        string? title = "Talks on the sluices",
        string? author = null
    )
    {
        CleanText clean = new(text);
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes($"<html>{outlet}{title}{text}</html>");
        return new Report
        {
            Id = ReportId.Of(pageKey ?? outlet, clean.Sha256),
            PageKey = pageKey,
            Kind = ReportKind.Article,
            Title = title,
            Outlet = outlet,
            Authors = author is null ? [] : [author],
            Published = day is { } known ? On(known) : PublishedDate.None,
            Language = "en",
            Url = $"https://example.org/{outlet.Replace(' ', '-')}",
            Locator = "fixture",
            Text = clean,
            BytesSha256 = ContentHash.Of(bytes),
            Original = bytes,
            Parts = [new ReportPart(PartKind.Paragraph, new TextSpan(0, text.Length))],
            Dropped = [new DroppedBlock(0, "Subscribe now", "subscribe")],
        };
    }

    public static PublishedDate On(LocalDate day) =>
        new()
        {
            Value = NodaTime.Text.LocalDatePattern.Iso.Format(day),
            Earliest = day.AtMidnight().InUtc().ToInstant(),
            Latest = day.PlusDays(1).AtMidnight().InUtc().ToInstant(),
            Precision = DatePrecision.Day,
            Basis = PublishedBasis.Meta,
            LocalDay = day,
        };

    public static IEnumerable<IntakeOutcome> Outcomes(params IEnumerable<Report> reports) =>
        reports.Select(static r => new IntakeReport(r));

    private static readonly string[] Outlets = ["Oro Courier", "Tasmere Post", "Harbour Radio", "Imber Times"];
    private static readonly string[] Propositions =
    [
        "reopen the lower sluices",
        "withdraw the patrol boats from the strait",
        "release the detained fishermen",
    ];
    private static readonly string[] Persons = ["Ilva_Marr", "Ilwa_Marr", "Odo_Marr", "Marr"];
    private static readonly string[] Happenings =
    [
        "ministers meet at Oro to discuss the sluices",
        "patrol boats leave the northern harbour",
        "the fishermen return home by ferry",
    ];

    /// <summary>A report made from numbers alone, so that properties can be tried on many sets.</summary>
    public static Report Drawn(int seed)
    {
        uint state = (uint)seed * 2654435761u + 12345u;
        int Next(int below)
        {
            state = state * 1664525u + 1013904223u;
            return (int)((state >> 16) % (uint)below);
        }

        List<string> lines = [];
        int count = 2 + Next(4);
        for (int i = 0; i < count; i++)
        {
            string day = NodaTime.Text.LocalDatePattern.Iso.Format(FirstDay.PlusDays(Next(4)));
            lines.Add(
                Next(9) switch
                {
                    0 => $"EVENT CONSULT ARV TSM {day} {Happenings[Next(3)]}",
                    1 => $"EVENT COOPERATE TSM ARV today {Happenings[Next(3)]}",
                    2 => $"DEMAND TSM ARV {Propositions[Next(3)]}",
                    3 => $"ANSWER ARV {(Next(2) == 0 ? "rejected" : "accepted")} {Propositions[Next(3)]}",
                    4 => $"SAY ARV we will never {Propositions[Next(3)]} while I am the minister of this country",
                    5 => $"PERSON {(Next(4) == 0 ? "TSM" : "ARV")} {Persons[Next(3)]} {(Next(2) == 0 ? "minister" : "envoy")}",
                    6 => $"DEMAND {Persons[Next(4)]} TSM {Propositions[Next(3)]}",
                    7 => $"SAY {Persons[Next(4)]} we will never {Propositions[Next(3)]} while I am the minister of this country",
                    _ => Next(4) == 0 ? "DENY ARV hom return" : $"COUNT {100 + (100 * Next(3))} boats {(Next(2) == 0 ? "oro" : "lorn")}",
                }
            );
        }

        if (Next(3) == 0)
        {
            lines.Add(
                "The pilots of the strait have worked under the same rules since the old treaty and nobody expects them to change soon."
            );
        }

        string? page = Next(4) == 0 ? $"page{Next(3)}" : null;
        LocalDate? published = Next(5) == 0 ? null : FirstDay.PlusDays(Next(5));
        return Of(string.Join('\n', lines), Outlets[Next(4)], published, page, author: Next(2) == 0 ? "Ila Marr" : null);
    }
}
