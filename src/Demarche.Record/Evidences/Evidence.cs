using System.Text.Json.Serialization;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Where evidence stands: the text of a report or its title. Headlines make claims too.</summary>
public enum EvidencePlace
{
    Text,
    Title,
}

/// <summary>
/// A span of a report with the words that stand there. It can only be made by citing a text, so the cited words always equal
/// the text at the offsets.
/// </summary>
public sealed record Evidence
{
    private const int ContextCodePoints = 32;

    [JsonConstructor]
    internal Evidence(
        string report,
        EvidencePlace @in,
        CodePointSpan span,
        string text,
        string prefix,
        string suffix,
        int sentence,
        string textSha256
    )
    {
        Report = report;
        In = @in;
        Span = span;
        Text = text;
        Prefix = prefix;
        Suffix = suffix;
        Sentence = sentence;
        TextSha256 = textSha256;
    }

    public string Report { get; }

    public EvidencePlace In { get; }

    public CodePointSpan Span { get; }

    public string Text { get; }

    /// <summary>Up to 32 code points before.</summary>
    public string Prefix { get; }

    /// <summary>Up to 32 code points after.</summary>
    public string Suffix { get; }

    /// <summary>Index of the sentence that the span starts in; -1 in a title.</summary>
    public int Sentence { get; }

    public string TextSha256 { get; }

    /// <summary>Cites a span of a text.</summary>
    /// <exception cref="ArgumentException">The span is empty or reaches beyond the text.</exception>
    public static Evidence Cite(string report, CleanText text, TextSpan span, int sentence, EvidencePlace place = EvidencePlace.Text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (span.IsEmpty || span.End > text.Value.Length)
        {
            throw new ArgumentException($"no evidence at {span} of a text of {text.Value.Length}", nameof(span));
        }

        CodePointSpan points = text.Map.ToCodePoints(span);
        int before = text.Map.ToUtf16(Math.Max(0, points.Start - ContextCodePoints));
        int after = text.Map.ToUtf16(Math.Min(text.Map.CodePoints, points.End + ContextCodePoints));
        return new Evidence(
            report,
            place,
            points,
            span.Of(text.Value),
            text.Value[before..span.Start],
            text.Value[span.End..after],
            sentence,
            text.Sha256
        );
    }
}
