using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record.Tests;

/// <summary>The invented dispute that the examples of these tests come from: Arvenia (capital Lorn) and Tasmere (capital Quell).</summary>
internal static class Dispute
{
    public static ActorKnowledge Knowledge { get; } =
        ActorKnowledge.Shipped.With([
            new ActorEntry
            {
                Code = "ARV",
                Kind = ActorType.Country,
                Names = ["Arvenia"],
                Demonyms = ["Arvenian"],
                Capital = "Lorn",
            },
            new ActorEntry
            {
                Code = "TSM",
                Kind = ActorType.Country,
                Names = ["Tasmere"],
                Demonyms = ["Tasmerian"],
                Capital = "Quell",
            },
            new ActorEntry
            {
                Code = "MRC",
                Kind = ActorType.Organisation,
                Names = ["Meridian Council"],
                Nominals = ["bloc"],
            },
        ]);

    public static (Report Report, TextAnalysis Analysis, ActorsOfReport Actors) Read(
        string text,
        ImmutableArray<LearnedPerson> learned = default
    )
    {
        CleanText clean = new(text);
        Report report = new()
        {
            Id = ReportId.Of(null, clean.Sha256),
            Kind = ReportKind.Article,
            Published = PublishedDate.None,
            Locator = "example",
            Text = clean,
            BytesSha256 = clean.Sha256,
        };
        TextInput input = new() { Text = text, Anchor = new TimeAnchor(new LocalDate(2031, 3, 6)) };
        TextAnalysis analysis = new EnglishAnalyser(Knowledge).Analyse(input);
        return (report, analysis, new ActorResolver(Knowledge).Resolve(analysis, report, learned.IsDefault ? [] : learned));
    }

    /// <summary>Mentions as "words -> code or key".</summary>
    public static string[] Mentions(string text) =>
        [
            .. Read(text)
                .Actors.Mentions.Select(m => $"{m.Span.Of(text)} -> {(m.Actor.Type == ActorType.Person ? m.Actor.Key : m.Actor.Code)}"),
        ];

    public static Statement[] Statements(string text)
    {
        (Report report, TextAnalysis analysis, ActorsOfReport actors) = Read(text);
        return [.. StatementReader.Read(analysis, actors, report, PublishedDate.None)];
    }

    /// <summary>
    /// Statements as "speaker: content", with "?" where the speaker is left open; those of several also as "speaker + speaker: content", those at second hand
    /// as "speaker via whom: content", and those through several as "speaker via first > next: content", from the one the report has them from.
    /// </summary>
    public static string[] Said(string text) =>
        [
            .. Statements(text)
                .SelectMany(s =>
                {
                    string told = $": {string.Join(" / ", s.Content.Select(span => span.Of(text)))}";
                    string speaker = s.Speaker?.Name ?? "?";
                    List<string> said = [speaker + told];
                    if (!s.JointSpeakers.IsEmpty)
                    {
                        said.Add(string.Join(" + ", s.JointSpeakers.Select(static a => a.Name).Prepend(speaker)) + told);
                    }

                    if (s.Via is not null)
                    {
                        said.Add($"{speaker} via {s.Via}{told}");
                    }

                    if (s.Chain.Length > 1)
                    {
                        said.Add($"{speaker} via {string.Join(" > ", s.Chain.Select(link => Named(link, text)))}{told}");
                    }

                    return said;
                }),
        ];

    // What a link is called, and whether its span says the same.
    private static string Named(ChainLink link, string text)
    {
        string printed = text[link.Source.Start..link.Source.End];
        return
            link.Name is { } name
            && (printed.EndsWith(name, StringComparison.Ordinal) || name.EndsWith(printed.Split(' ')[^1], StringComparison.Ordinal))
            ? name
            : $"{link.Name} at “{printed}”";
    }
}
