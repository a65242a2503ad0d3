using Demarche.Intake;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record.Tests;

/// <summary>The invented states of the examples, and a report of 4 March 2031 (a Tuesday) to tell of them.</summary>
internal static class Reading
{
    public static LocalDate Day { get; } = new(2031, 3, 4);

    public static ReportAnalyser Analyser { get; } =
        new(
            ActorKnowledge.Shipped.With([
                Country("ARV", "Arvenia", "Arvenian", "Lorn"),
                Country("TSM", "Tasmere", "Tasmerian", "Quell"),
                Country("SOL", "Soland", "Solander", "Harrow"),
                new ActorEntry
                {
                    Code = "MRC",
                    Kind = ActorType.Organisation,
                    Names = ["Meridian Council"],
                },
            ])
        );

    public static AnalysedReport Read(string text, string? language = "en") => Analyser.Analyse(Report(text, language), Published);

    /// <summary>As a report whose day nobody knows.</summary>
    public static AnalysedReport Undated(string text) => Analyser.Analyse(Report(text, "en"), PublishedDate.None);

    public static PublishedDate Published { get; } =
        new()
        {
            Value = "2031-03-04",
            Precision = DatePrecision.Day,
            Basis = PublishedBasis.Given,
            LocalDay = Day,
            Earliest = Instant.FromUtc(2031, 3, 4, 0, 0),
            Latest = Instant.FromUtc(2031, 3, 4, 23, 59),
        };

    public static Report Report(string text, string? language = "en") =>
        new()
        {
            Id = new ReportId("r_example"),
            Kind = ReportKind.Article,
            Published = Published,
            Language = language,
            Locator = "example",
            Text = new CleanText(text),
            BytesSha256 = "",
        };

    /// <summary>"demand TSM -> ARV: reopen the sluices"</summary>
    public static string[] Positions(string text) => [.. Read(text).Positions.Select(Line)];

    /// <summary>"rejected ARV: reopen the sluices", the proposition answered where it is known.</summary>
    public static string[] Responses(string text)
    {
        AnalysedReport report = Read(text);
        return
        [
            .. report.Responses.Select(response =>
                $"{response.Status.ToString().ToLowerInvariant()} {response.By.Party} {(response.To is null ? "?" : report.Positions.Single(line => line.Id == response.To).Proposition)}"
            ),
        ];
    }

    /// <summary>"ARV MOBILIZE-troops TSM happened"</summary>
    public static string[] Events(string text) =>
        [
            .. Read(text)
                .Events.Select(found =>
                    string.Join(
                        ' ',
                        new[]
                        {
                            Codes(found.Actors),
                            found.Mode is null ? found.Type : $"{found.Type}-{found.Mode}",
                            Codes(found.Recipients),
                            found.Status.ToString().ToLowerInvariant(),
                        }.Where(part => part.Length > 0)
                    )
                ),
        ];

    private static string Line(ReportedPosition line)
    {
        string to = line.Addressees.IsEmpty ? "" : $" -> {Codes(line.Addressees)}";
        return $"{line.Kind.ToString().ToLowerInvariant()} {Codes(line.Holders)}{to}: {line.Proposition}";
    }

    private static string Codes(IEnumerable<Actor> actors) => string.Join('+', actors.Select(actor => actor.Party));

    private static ActorEntry Country(string code, string name, string demonym, string capital) =>
        new()
        {
            Code = code,
            Kind = ActorType.Country,
            Names = [name],
            Demonyms = [demonym],
            Capital = capital,
        };
}
