using System.Buffers;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Looks for who says what nothing has given a source: the subject of the verb, the clause that a colon closes, or the one who was
/// speaking in the sentence right before ("Adair called it a trap. “…”").
/// </summary>
internal sealed class UnsourcedQuotations(StatementText text, SubjectReader subjects)
{
    private static readonly SearchValues<char> s_ends = SearchValues.Create(".?!”\"'’");

    private const double ByTree = 0.7;
    private const double GoneOn = 0.6;

    /// <summary>Gives sources where there are any. Attributions are in text order.</summary>
    public void Resolve(List<Attribution> all)
    {
        Attribution? before = null;
        foreach (Attribution attribution in all)
        {
            if (attribution.Source is null)
            {
                Resolve(attribution, before);
            }

            // What an earlier one says may reach farther than what a later one does, inside it.
            if (attribution.Source is not null && (before is null || End(attribution) >= End(before)))
            {
                before = attribution;
            }
        }
    }

    private void Resolve(Attribution attribution, Attribution? before)
    {
        if (attribution.Cue is { } cue)
        {
            if (
                !text.Quoted(cue.First)
                && subjects.Of(attribution.CueSpan ?? text.Span(cue.First, cue.Last)) is { } subject
                && !Told(attribution, subject)
            )
            {
                Name(attribution, subject, ByTree);
            }

            return;
        }

        int start = attribution.Content[0].Start;
        int last = text.WordAt(start) - 1;
        if (attribution.Kind != StatementKind.Direct || last < 0 || text.Words[last].Span.End > start)
        {
            return;
        }

        ReadOnlySpan<char> gap = text.Text.AsSpan()[text.Words[last].Span.End..start];
        if (gap.TrimEnd().EndsWith(":"))
        {
            if (!text.Quoted(last) && subjects.Before(last) is { } introduced)
            {
                Name(attribution, introduced.Source, ByTree);
                attribution.CueSpan = introduced.Cue;
                attribution.Cue = (text.WordAt(introduced.Cue.Start), last);
                attribution.Clause = text.Span(introduced.Source.First, last);
            }

            return;
        }

        bool adjacent =
            before is { Source: not null }
            && !gap.Contains('\n')
            && gap.ContainsAny(s_ends)
            && End(before) > text.Words[last].Span.Start
            && End(before) <= start
            && before.Verb?.Kind is CueKind.Say or CueKind.Tell or CueKind.Describe or CueKind.Plain;
        if (adjacent)
        {
            Name(attribution, before!.Source!.Value, GoneOn);
            attribution.SourceSpans.Clear();
            attribution.SourceSpans.AddRange(before.SourceSpans);
        }
    }

    private bool Told(Attribution attribution, SourcePhrase subject) =>
        attribution.Content.Exists(content => content.Overlaps(text.Span(subject.First, subject.Last)));

    private void Name(Attribution attribution, SourcePhrase source, double confidence)
    {
        attribution.Source = source;
        attribution.SourceSpans.Clear();
        attribution.SourceSpans.Add(text.Span(source.First, source.Last));
        attribution.Confidence = Math.Min(confidence, Math.Max(attribution.Confidence, 0.5));
    }

    private int End(Attribution attribution) =>
        Math.Max(
            attribution.Content[^1].End,
            Math.Max(attribution.CueSpan?.End ?? 0, attribution.Source is { } source ? text.Words[source.Last].Span.End : 0)
        );
}
