using System.Collections.Frozen;
using System.Text;

namespace Demarche.Intake;

/// <summary>Finds the encoding that a label means in practice: <c>iso-8859-1</c> is windows-1252, <c>gb2312</c> is GB18030.</summary>
internal static class CharsetLabels
{
    private static readonly FrozenDictionary<string, string> Meant = DataFile
        .Rows("charset-labels.tsv")
        .ToFrozenDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase);

    // Left to itself the framework reads wrong bytes of some code pages as a middle dot.
    private static readonly DecoderReplacementFallback WrongBytes = new("\uFFFD");

    // Nearly every page names it.
    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, WrongBytes);

    /// <summary>The encoding, reading wrong bytes as U+FFFD; null for a label that is not known.</summary>
    public static Encoding? Find(string? label)
    {
        string name = (label ?? "").Trim().Trim('"', '\'').Trim();
        if (name.Length is 0 or > 40)
        {
            return null;
        }

        if (Meant.TryGetValue(name, out string? meant))
        {
            name = meant;
        }

        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Utf8;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, WrongBytes)
                ?? Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, WrongBytes);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>An encoding known to exist in the framework.</summary>
    public static Encoding Get(string name) => Find(name) ?? throw new InvalidOperationException($"no encoding {name}");
}
