using System.Runtime.CompilerServices;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>Ids of evidence: the place decides, so the same span of the same report is the same evidence in every store.</summary>
internal static class EvidenceIds
{
    private static readonly ConditionalWeakTable<Evidence, string> Known = [];

    public static string Of(Evidence evidence) => Known.GetValue(evidence, static e => Of(e.Report, e.In, e.Span));

    public static string Of(string report, EvidencePlace place, CodePointSpan span) =>
        string.Concat("e_", ContentHash.Of($"{report}\n{(int)place}\n{span.Start}\n{span.End}").AsSpan(0, 16));
}
