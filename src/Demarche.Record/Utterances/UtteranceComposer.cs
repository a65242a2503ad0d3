using System.Collections.Immutable;
using Demarche.Text;

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
        ImmutableArray<Actor> speakers = Speakers(told);
        return new UtteranceLine
        {
            Speaker = speakers.IsEmpty ? null : speakers[0],
            SpeakerOffice = EventComposer.Most(
                told.Where(s => speakers.Length < 2 || (s.Speaker is { } by && Voice.Of(by).MayBe(Voice.Of(speakers[0]))))
                    .Select(static s => s.SpeakerOffice)
            ),
            SpeakerDescribed = speakers.IsEmpty ? told.Select(static s => s.Described).FirstOrDefault(static d => d is not null) : null,
            JointSpeakers = speakers.IsEmpty ? [] : speakers.RemoveAt(0),
            Addressee = told.Select(static s => s.Addressee).FirstOrDefault(static a => a is not null),
            Occasion = EventComposer.Most(told.Select(static s => s.Occasion)),
            FullestText = fullest,
            Date = Narrowest(told),
            Variants = [.. members.Select(m => Variant(m, fullest, whole.Translated))],
            Evidence = EvidenceGathering.Of(told.Select(static s => s.Evidence)),
        };
    }

    // Those whom the report with the most of them names together. The fullest name of each: a report that knows only the surname does not take it away.
    private static ImmutableArray<Actor> Speakers(List<Statement> told)
    {
        List<Actor> named = [.. told.SelectMany(static s => Voices.Of(s))];
        Statement joint = told.MaxBy(static s => s.JointSpeakers.Length)!;
        if (joint.JointSpeakers.IsEmpty)
        {
            return named.MaxBy(Fullness) is { } speaker ? [speaker] : [];
        }

        return
        [
            .. Voices
                .Of(joint)
                .Select(one => named.Where(other => Voice.Of(other).MayBe(Voice.Of(one))).MaxBy(Fullness)!)
                .DistinctBy(static actor => actor.Key),
        ];
    }

    // What one report infers gives way to what another tells.
    private static StatedDate Narrowest(List<Statement> told) =>
        DateOverlap.Narrowest(told.Where(static s => s.Date.Basis != DateBasis.SameReport).Select(static s => s.Date))
            is { Basis: not DateBasis.None } stated
            ? stated
            : DateOverlap.Narrowest(told.Select(static s => s.Date));

    private static (bool, int) Fullness(Actor actor) => (actor.Type == ActorType.Person, actor.Key.Length);

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
        return new UtteranceVariant(member.Report.Id, member.Told.Evidence.First, member.Told.Kind, text, difference, gone, [.. changed])
        {
            Chain = member.Told.Chain,
        };
    }

    private static bool HaveSameWords(string left, string right) =>
        WordFolding
            .WordsOf(left)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(WordFolding.WordsOf(right).Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
