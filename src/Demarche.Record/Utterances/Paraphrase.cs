using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>What a report tells in its own words that somebody said, as far as linking it to the words themselves asks.</summary>
public sealed record Paraphrase
{
    // In characters.
    private const int LongestScare = 30;

    private static readonly FrozenSet<string> Denying = EmbeddedLines
        .Words("denying-cues.tsv")
        .Select(Stemming.Stem)
        .ToFrozenSet(StringComparer.Ordinal);

    public required Actor Speaker { get; init; }

    /// <summary>Who is reported to say it together with <see cref="Speaker"/>.</summary>
    public ImmutableArray<Actor> JointSpeakers { get; init; } = [];

    /// <summary>The content as printed, without source and cue.</summary>
    public required string Text { get; init; }

    /// <summary>When it was spoken.</summary>
    public required StatedDate Date { get; init; }

    public required EvidenceSet Evidence { get; init; }

    /// <summary>The indirect statements of a report that could paraphrase a quotation: spoken, of a known speaker, and with content enough.</summary>
    public static IEnumerable<Paraphrase> Of(AnalysedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        foreach (Statement statement in report.Statements)
        {
            if (
                statement is not { Kind: StatementKind.Indirect, Spoken: true, Negated: false, Speaker: { } speaker }
                || statement.Content.IsEmpty
                || Denies(statement, report.Language.Text)
            )
            {
                continue;
            }

            string text = TextOf(statement.Content, report.Language.Text);
            if (!QuotesAtLength(text) && ContentStems.Of(text).Length >= ParaphraseLinking.LeastShared)
            {
                yield return new Paraphrase
                {
                    Speaker = speaker,
                    JointSpeakers = statement.JointSpeakers,
                    Text = text,
                    Date = statement.Date,
                    Evidence = statement.Evidence,
                };
            }
        }
    }

    // Words in marks are a quotation that was read as something else, and so are those behind a mark that has no partner; a word or two of them are none.
    private static bool QuotesAtLength(string text) =>
        text.Count(static c => c == '"') % 2 == 1
        || text.Count(static c => c == '“') != text.Count(static c => c == '”')
        || QuotationMarks.Find(text).Any(static quote => quote.Span.Length > LongestScare);

    // "denied that the gates were open": not what he said, but what he said against.
    private static bool Denies(Statement statement, string text) =>
        statement.Cue.Any(span => WordFolding.WordsOf(span.Of(text)).Exists(static word => Denying.Contains(Stemming.Stem(word))));

    private static string TextOf(ImmutableArray<TextSpan> content, string text) =>
        string.Join(" … ", content.Select(span => span.Of(text).Trim()));
}
