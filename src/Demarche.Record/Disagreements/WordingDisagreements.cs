namespace Demarche.Record;

/// <summary>Versions of one utterance whose words differ: at most one of them is what was said.</summary>
public static class WordingDisagreements
{
    /// <summary>Null when every version agrees with the fullest as far as it goes, or one report gives them all.</summary>
    public static DisagreementLine? Of(UtteranceLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        List<DisagreementSide> sides = [];
        foreach (
            IGrouping<string, UtteranceVariant> version in line
                .Variants.Where(static v =>
                    v.Kind == StatementKind.Direct && v.Difference is not (VariantDifference.Shorter or VariantDifference.Translated)
                )
                .GroupBy(static v => string.Join(' ', WordFolding.WordsOf(v.Text)), StringComparer.Ordinal)
        )
        {
            sides.Add(
                new DisagreementSide(version.First().Text, EvidenceGathering.Of(version.Select(static v => EvidenceSet.Of(v.Evidence))))
            );
        }

        bool differs = line.Variants.Any(static v =>
            v
                is {
                    Kind: StatementKind.Direct,
                    Difference: VariantDifference.WordsChanged or VariantDifference.WordOrder,
                    Omitted.Length: > 0
                }
        );
        bool severalReports = line.Variants.Select(static v => v.Report).Distinct().Skip(1).Any();
        return differs && severalReports && sides.Count > 1
            ? new DisagreementLine
            {
                Aspect = DisagreementAspect.Wording,
                About = line.FullestText,
                Sides = [.. sides],
            }
            : null;
    }
}
