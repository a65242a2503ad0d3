using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>Line of an utterance: every report's version of the words beside the longest one.</summary>
public sealed class UtteranceComposer : ILineComposer<Statement, UtteranceLine>
{
    public UtteranceLine Compose(IReadOnlyList<Mention<Statement>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        List<Statement> told = [.. members.Select(static m => m.Told)];
        Statement whole = told.MaxBy(static s => (UtteranceWords.Of(s).Count, s.Kind == StatementKind.Direct ? 1 : 0))!;
        string fullest = whole.Words ?? "";
        return new UtteranceLine
        {
            // The fullest name of the speaker: a report that knows only the surname does not take it away.
            Speaker = told.Select(static s => s.Speaker)
                .Where(static a => a is not null)
                .MaxBy(static a => (a!.Type == ActorType.Person, a.Key.Length)),
            SpeakerOffice = EventComposer.Most(told.Select(static s => s.SpeakerOffice)),
            Addressee = told.Select(static s => s.Addressee).FirstOrDefault(static a => a is not null),
            Occasion = EventComposer.Most(told.Select(static s => s.Occasion)),
            FullestText = fullest,
            Date = DateOverlap.Narrowest(told.Select(static s => s.Date)),
            Variants = [.. members.Select(m => Variant(m, fullest, whole.Translated))],
            Evidence = EvidenceGathering.Of(told.Select(static s => s.Evidence)),
        };
    }

    // Other words of a translation are the translator's, not another version of what was said.
    private static UtteranceVariant Variant(Mention<Statement> member, string fullest, bool translated)
    {
        string text = member.Told.Words ?? "";
        (List<string> omitted, List<string> changed) = UtteranceWords.Differences(fullest, text);
        VariantDifference difference = (omitted.Count, changed.Count) switch
        {
            (0, 0) => VariantDifference.Same,
            (_, 0) => VariantDifference.Shorter,
            _ when translated || member.Told.Translated => VariantDifference.Translated,
            _ => HaveSameWords(fullest, text) ? VariantDifference.WordOrder : VariantDifference.WordsChanged,
        };
        ImmutableArray<string> gone = [.. omitted];
        return new UtteranceVariant(member.Report.Id, member.Told.Evidence.First, member.Told.Kind, text, difference, gone, [.. changed]);
    }

    private static bool HaveSameWords(string left, string right) =>
        WordFolding
            .WordsOf(left)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(WordFolding.WordsOf(right).Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
