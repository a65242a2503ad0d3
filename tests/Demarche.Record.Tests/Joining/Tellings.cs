using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record.Tests;

/// <summary>Short ways to write what invented reports tell.</summary>
internal static class Tellings
{
    public static Actor Arvenia { get; } = new("ARV", "ARV GOV", "Arvenia", ActorType.Country);

    public static Actor Tasmere { get; } = new("TSM", "TSM GOV", "Tasmere", ActorType.Country);

    public static Actor Adair { get; } = new("person:pell adair", "ARV GOV", "Pell Adair", ActorType.Person);

    public static LocalDate March(int day) => new(2031, 3, day);

    public static StatedDate On(LocalDate day) =>
        new()
        {
            Value = day.ToString("uuuu-MM-dd", null),
            Earliest = day,
            Latest = day,
            Precision = DatePrecision.Day,
            Basis = DateBasis.Stated,
        };

    public static PublishedDate Published(LocalDate day) =>
        new()
        {
            Value = day.ToString("uuuu-MM-dd", null),
            Earliest = day.AtMidnight().InUtc().ToInstant(),
            Latest = day.PlusDays(1).AtMidnight().InUtc().ToInstant(),
            Precision = DatePrecision.Day,
            Basis = PublishedBasis.Given,
            LocalDay = day,
        };

    public static ReportFacts Facts(string id, LocalDate? day = null, string? outlet = null) =>
        new()
        {
            Id = new ReportId(id),
            Outlet = outlet,
            Title = id,
            Published = day is { } on ? Published(on) : PublishedDate.None,
        };

    public static EvidenceSet Cite(string report, string words) =>
        EvidenceSet.Of(Evidence.Cite(report, new CleanText(words), new TextSpan(0, words.Length), 0));

    public static Mention<ReportedPosition> Demand(string report, LocalDate day, Actor holder, Actor? addressee, string proposition) =>
        new(
            Facts(report, day),
            0,
            new ReportedPosition
            {
                Id = "p1",
                Kind = PositionKind.Demand,
                Holders = [holder],
                Addressees = addressee is null ? [] : [addressee],
                Proposition = proposition,
                Stated = On(day),
                Rule = "test",
                Evidence = Cite(report, proposition),
            }
        );

    public static Mention<ReportedEvent> Event(string report, LocalDate day, EventStatus status, string summary) =>
        new(
            Facts(report, day),
            0,
            new ReportedEvent
            {
                Actors = [Arvenia],
                Recipients = [Tasmere],
                Type = "COOPERATE",
                Status = status,
                Date = On(day),
                Summary = summary,
                Evidence = Cite(report, summary),
            }
        );

    public static Mention<Statement> Quote(string report, LocalDate day, Actor? speaker, string words) =>
        new(
            Facts(report, day, report),
            0,
            new Statement
            {
                Kind = StatementKind.Direct,
                Content = [new TextSpan(0, words.Length)],
                Words = words,
                Speaker = speaker,
                Evidence = Cite(report, words),
            }
        );

    public static Report Report(string id, string text, string? outlet = null, LocalDate? day = null, params OriginSign[] signs) =>
        new()
        {
            Id = new ReportId(id),
            GivenId = id,
            Kind = ReportKind.Article,
            Outlet = outlet,
            Title = null,
            Published = day is { } on ? Published(on) : PublishedDate.None,
            Locator = id,
            Text = new CleanText(text),
            BytesSha256 = "",
            OriginSigns = [.. signs],
        };
}
