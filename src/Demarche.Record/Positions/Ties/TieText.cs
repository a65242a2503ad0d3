namespace Demarche.Record;

/// <summary>A position and a sentence that may answer it, as the two texts that an encoder reads together.</summary>
internal static class TieText
{
    /// <summary>What is wanted and the sentence that first told it.</summary>
    public static string Of(PositionLine line)
    {
        string condition = line.Condition is { Length: > 0 } words ? $", {words}" : "";
        return $"{line.Proposition}{condition}. {line.Evidence.First.Text}";
    }

    public static string Of(ReportedResponse told) => told.Evidence.First.Text;
}
