using System.Collections.Immutable;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>What reports tell of an utterance in the same words of their own, with those who tell it.</summary>
/// <param name="Text">On one line, as printed; no words of the speaker.</param>
/// <param name="Outlets">In the order of publication.</param>
/// <param name="Evidence">The sentence of each report.</param>
public sealed record Retelling(string Text, string Outlets, ImmutableArray<EvidenceItem> Evidence)
{
    /// <summary>The paraphrases of an utterance, those in the same words as one.</summary>
    public static IEnumerable<Retelling> Of(UtteranceItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item
            .Paraphrases.GroupBy(static p => Phrases.OneLine(p.Text), StringComparer.Ordinal)
            .Select(static told => new Retelling(
                told.Key,
                string.Join(", ", told.Select(static p => Phrases.Outlet(p.Outlet, p.Evidence.Locator)).Distinct(StringComparer.Ordinal)),
                [.. told.Select(static p => p.Evidence)]
            ));
    }
}
