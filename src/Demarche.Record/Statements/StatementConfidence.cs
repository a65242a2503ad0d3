using System.Collections.Frozen;
using System.Globalization;

namespace Demarche.Record;

/// <summary>
/// Makes of what rules and model say of themselves the share of statements like it that give the right words to the right source.
/// </summary>
internal static class StatementConfidence
{
    // Log odds beyond these are not told apart: a rule that says 1 is not never wrong.
    private const double Least = 0.02;
    private const double Most = 0.98;

    private static readonly FrozenDictionary<string, (double Slope, double Offset)> Curves = EmbeddedLines
        .Rows("statement-confidence.tsv")
        .ToFrozenDictionary(static row => row[0], static row => (Number(row[1]), Number(row[2])), StringComparer.Ordinal);

    public static Statement Calibrated(Statement statement)
    {
        if (!Curves.TryGetValue(GroupOf(statement), out (double Slope, double Offset) curve))
        {
            return statement;
        }

        double said = Math.Clamp(statement.Confidence, Least, Most);
        double odds = (curve.Slope * Math.Log(said / (1 - said))) + curve.Offset;
        return statement with { Confidence = Math.Round(1 / (1 + Math.Exp(-odds)), 2) };
    }

    private static string GroupOf(Statement statement) =>
        statement switch
        {
            { Source.IsEmpty: true } => "no source",
            { Learned: true, Spoken: true } => "learned, spoken",
            { Learned: true } => "learned, not spoken",
            { Kind: StatementKind.Direct } => "rules, direct",
            { Kind: StatementKind.Mixed } => "rules, mixed",
            _ => "rules, indirect",
        };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
