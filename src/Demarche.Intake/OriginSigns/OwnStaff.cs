using Demarche.Text;

namespace Demarche.Intake;

/// <summary>
/// An outlet's own people in the running text: "the Post's Lorn correspondent reports", "our correspondent in Lorn reports". The
/// possessive of any name will do, listed or not.
/// </summary>
internal static class OwnStaff
{
    private const int MostNameWords = 4;
    private const int MostBetween = 3;
    private const int LongestWord = 30;

    private static readonly string[] s_our = ["our", "Our"];

    /// <summary>The sign that begins at an offset; null when none does.</summary>
    /// <param name="outlet">Whom "our" means; null when not known.</param>
    public static OriginSign? Read(string text, int at, int end, string? outlet)
    {
        // Nearly every word of a text comes by here.
        if (!char.IsUpper(text[at]) && text[at] != 'o')
        {
            return null;
        }

        (string? name, int next) = Holder(text, at, end, outlet);
        if (name is null)
        {
            return null;
        }

        for (int words = 0; words <= MostBetween; words++)
        {
            if (OriginCues.StandsAny(text, next, OriginCues.Own, end) is { } own)
            {
                int behind = next + own.Length;
                bool speaks =
                    behind < end && text[behind] == ' ' && OriginCues.StandsAny(text, behind + 1, OriginCues.OwnVerbs, end) is not null;
                TextSpan span = new(at, behind);
                SourceName? listed = SourceNames.Exactly(name);
                return speaks
                    ? new OriginSign(OriginSignKind.InText, listed?.Name ?? name, span.Of(text), span, listed is { Agency: true })
                    : null;
            }

            int stop = WordEnd(text, next, end);
            if (stop == next || stop >= end || text[stop] != ' ')
            {
                return null;
            }

            next = stop + 1;
        }

        return null;
    }

    /// <summary>True for a sign that tells whose people wrote the report.</summary>
    public static bool Is(OriginSign sign) =>
        sign.Kind == OriginSignKind.InText
        && Array.Exists(OriginCues.Own, own => sign.Quotation.EndsWith(own, StringComparison.Ordinal))
        && (sign.Quotation.Contains('\'', StringComparison.Ordinal) || sign.Quotation.Contains('’', StringComparison.Ordinal));

    /// <summary>Who holds the correspondent, and the offset of the word behind.</summary>
    private static (string? Name, int Next) Holder(string text, int at, int end, string? outlet)
    {
        if (outlet is not null && text[at] is 'o' or 'O' && OriginCues.StandsAny(text, at, s_our, end) is not null)
        {
            return at + 4 < end && text[at + 3] == ' ' ? (outlet, at + 4) : (null, 0);
        }

        int word = at;
        for (int words = 0; words < MostNameWords && word < end && char.IsUpper(text[word]); words++)
        {
            int stop = WordEnd(text, word, end);
            if (stop >= end || (words == 0 && OriginCues.IsNoName(text.AsSpan(word, stop - word))))
            {
                return (null, 0);
            }

            if (text[stop] is '\'' or '’')
            {
                int behind = stop + (stop + 1 < end && text[stop + 1] == 's' ? 2 : 1);
                return behind < end && text[behind] == ' ' ? (text[at..stop], behind + 1) : (null, 0);
            }

            if (text[stop] != ' ')
            {
                return (null, 0);
            }

            word = stop + 1;
        }

        return (null, 0);
    }

    private static int WordEnd(string text, int at, int end)
    {
        int stop = at;
        while (stop < end && stop - at < LongestWord && (char.IsLetterOrDigit(text[stop]) || text[stop] is '-' or '.'))
        {
            stop++;
        }

        return stop;
    }
}
