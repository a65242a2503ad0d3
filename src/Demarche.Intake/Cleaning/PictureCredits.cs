using System.Buffers;
using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>
/// Captions that stand as paragraphs of their own: they end in who made the picture ("… (Photo: Ada Brenn/AFP)"). Words are in
/// <c>Data/picture-credits.tsv</c>.
/// </summary>
internal static class PictureCredits
{
    private const int LongestCaption = 600;
    private const int LongestMaker = 70;
    private const int MostWords = 10;
    private const int LongestEnd = LongestMaker + 24;
    private const int LongestBehind = 250;
    private const int LongestBracket = 12;

    private static readonly SearchValues<char> WordStarts = SearchValues.Create(" (|[/.·-–—");
    private static readonly FrozenSet<string> Marks = Words("mark");
    private static readonly FrozenSet<string> Houses = Words("house");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MarkLookup = Marks.GetAlternateLookup<
        ReadOnlySpan<char>
    >();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HouseLookup = Houses.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly string[] Behind = [.. Words("behind")];
    private static readonly string[] Joints = [.. Words("joint")];
    private static readonly SearchValues<string> AnyJoint = SearchValues.Create(Joints, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a line is the caption of a picture; linear in its length.</summary>
    public static bool IsCaption(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.TrimEnd(" .)]）");
        if (line.Length > LongestCaption || text.Length < 4)
        {
            return false;
        }

        int colon = text.LastIndexOfAny(':', '©', '：');
        if (colon > 0 && text.Length - colon <= LongestMaker && IsMark(text[..colon]) && IsMaker(text[(colon + 1)..]))
        {
            return true;
        }

        return EndsInJoint(text[Math.Max(0, text.Length - LongestEnd)..]) || EndsInHouse(text) || EndsBehind(text);
    }

    private static bool EndsInJoint(ReadOnlySpan<char> end)
    {
        if (!end.ContainsAny(AnyJoint))
        {
            return false;
        }

        foreach (string joint in Joints)
        {
            int at = end.LastIndexOf(joint, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsLetter(end[at - 1])) && IsMaker(end[(at + joint.Length)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMark(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" :©");
        int start = before.LastIndexOfAny(WordStarts) + 1;
        return MarkLookup.Contains(Lower(before[start..], stackalloc char[24]));
    }

    // A few words, the first with a capital letter or the name of a picture house; no sentence.
    private static bool IsMaker(ReadOnlySpan<char> maker)
    {
        maker = maker.Trim(" :©");
        if (maker.Length is < 2 or > LongestMaker || maker.Contains(". ", StringComparison.Ordinal))
        {
            return false;
        }

        int words = 1 + maker.Count(' ');
        return words <= MostWords && (!char.IsLower(maker[0]) || HouseLookup.Contains(Lower(maker, stackalloc char[24])));
    }

    // "Ada Brenn/AFP", "AFP via Getty Images": a name stands before the stroke.
    private static bool EndsInHouse(ReadOnlySpan<char> text)
    {
        int stroke = text.LastIndexOf('/');
        if (stroke > 1 && text.Length - stroke <= 32)
        {
            ReadOnlySpan<char> before = text[..stroke].TrimEnd();
            ReadOnlySpan<char> name = before[(before.LastIndexOf(' ') + 1)..];
            if (name.Length > 1 && char.IsUpper(name[0]) && HouseLookup.Contains(Lower(text[(stroke + 1)..].Trim(), stackalloc char[24])))
            {
                return true;
            }
        }

        // "REUTERS/Ada Brenn", "… of the lake.Reuters"
        ReadOnlySpan<char> agency = stroke > 1 ? text[(text[..stroke].LastIndexOfAny(WordStarts) + 1)..stroke] : [];
        int stop = text.LastIndexOf('.');
        return text.EndsWith(" via Getty Images", StringComparison.OrdinalIgnoreCase)
            || (
                agency.Length > 1
                && char.IsUpper(agency[0])
                && HouseLookup.Contains(Lower(agency, stackalloc char[24]))
                && IsName(text[(stroke + 1)..])
            )
            || (stop > 1 && char.IsLower(text[stop - 1]) && HouseLookup.Contains(Lower(text[(stop + 1)..], stackalloc char[24])));
    }

    // Two to four words with capital letters, up to the end.
    private static bool IsName(ReadOnlySpan<char> text)
    {
        int words = 0;
        foreach (Range range in text.Split(' '))
        {
            ReadOnlySpan<char> word = text[range];
            if (word.Length == 0)
            {
                continue;
            }

            words++;
            if (!char.IsUpper(word[0]) || words > 4)
            {
                return false;
            }
        }

        return words >= 2;
    }

    private static bool EndsBehind(ReadOnlySpan<char> text)
    {
        foreach (string word in Behind)
        {
            if (text.EndsWith(word, StringComparison.Ordinal) && text.Length <= LongestBehind)
            {
                ReadOnlySpan<char> before = text[..^word.Length];
                int bracket = before.LastIndexOf('（');
                return before.EndsWith(". ", StringComparison.Ordinal) || (bracket >= 0 && bracket >= before.Length - LongestBracket);
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> room)
    {
        if (word.Length > room.Length)
        {
            return [];
        }

        int length = word.ToLowerInvariant(room);
        return room[..length];
    }

    private static FrozenSet<string> Words(string role) =>
        DataFile
            .Rows("picture-credits.tsv")
            .Where(row => row[0] == role)
            .SelectMany(row => row.Skip(1))
            .ToFrozenSet(StringComparer.Ordinal);
}
