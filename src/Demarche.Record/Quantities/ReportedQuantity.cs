using Demarche.Text;

namespace Demarche.Record;

/// <summary>A number that a report gives for something counted, with enough of its surroundings to meet the same thing in another report.</summary>
/// <param name="What">Lemma of the counted noun with its modifiers: "troops", "metric tonne".</param>
/// <param name="Low">Lower bound; equal to <paramref name="High"/> for one exact number.</param>
/// <param name="Parties">Keys of the parties named in the sentence.</param>
public sealed record ReportedQuantity(
    string What,
    string? Unit,
    double? Low,
    double? High,
    bool Approximate,
    string Bound,
    IReadOnlyList<string> Parties,
    EvidenceSet Evidence
);
