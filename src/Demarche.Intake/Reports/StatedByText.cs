using System.Collections.Immutable;

namespace Demarche.Intake;

/// <summary>What a report says of itself in its own lines where no field of the format does (formats.md 1.1, the column "text").</summary>
internal static class StatedByText
{
    private const int MostCorrections = 10;
    private const int LongestCorrection = 600;
    private const int LongestRights = 300;

    private static readonly (string Word, ReportKind Kind)[] KindWords =
    [
        .. DataFile.Rows("kind-words.tsv").SelectMany(row => row[1].Split('|').Select(word => (word, Enum.Parse<ReportKind>(row[0])))),
    ];

    private static readonly ImmutableArray<string> CorrectionHeads = [.. DataFile.Lines("correction-heads.txt")];
    private static readonly ImmutableArray<string> RightsHeads = ["©", "(c) ", "Copyright "];

    /// <summary>Corrections that the text owns up to, as notes; rights from a foot line that was cut away.</summary>
    public static void Fill(ReportDraft draft, CleanBody body)
    {
        string text = body.Text.Value;
        int found = 0;
        foreach (ReportPart part in body.Parts)
        {
            ReadOnlySpan<char> line = part.Span.Of(text);
            if (found < MostCorrections && Begins(line, CorrectionHeads))
            {
                found++;
                draft.Notes.Add("correction stated by the text: " + Cut(line, LongestCorrection));
            }
        }

        foreach (DroppedBlock dropped in body.Dropped)
        {
            if (string.IsNullOrWhiteSpace(draft.Rights) && dropped.Text.Length <= LongestRights && Begins(dropped.Text, RightsHeads))
            {
                draft.Rights = dropped.Text;
            }
        }
    }

    /// <summary>The kind that a headline names before a colon, bar or dash: "Opinion | Who owns the water?".</summary>
    public static ReportKind? Kind(string? title)
    {
        foreach ((string word, ReportKind kind) in KindWords)
        {
            if (
                title?.StartsWith(word, StringComparison.OrdinalIgnoreCase) == true
                && title.AsSpan(word.Length).TrimStart() is [':' or '|' or '–' or '—', _, ..] or ['-', ' ', ..]
            )
            {
                return kind;
            }
        }

        return null;
    }

    private static bool Begins(ReadOnlySpan<char> line, ImmutableArray<string> heads)
    {
        foreach (string head in heads)
        {
            if (line.StartsWith(head, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string Cut(ReadOnlySpan<char> line, int longest) =>
        line.Length <= longest
            ? line.ToString()
            : string.Concat(line[..(longest - (char.IsHighSurrogate(line[longest - 1]) ? 1 : 0))], "…");
}
