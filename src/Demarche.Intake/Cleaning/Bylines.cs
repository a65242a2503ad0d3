using System.Buffers;
using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>Reads who wrote a report from lines at its head and foot.</summary>
internal static class Bylines
{
    private const int Longest = 140;

    private static readonly FrozenSet<string> NotNames = DataFile
        .Lines("not-names.txt")
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Openings = ["by ", "written by ", "author: ", "byline: ", "reporter: "];
    private static readonly string[] Joints = [" and ", " & ", ", ", " | ", "; ", " with "];
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("0123456789:/@#\"“”!?()[]{}<>%$€");

    /// <summary>Reads "By Jane Roe and John Doe, Staff": names to authors, agencies to credits; a desk beside a name is neither.</summary>
    public static bool TryRead(string line, List<string> authors, List<string> credits)
    {
        if (line.Length > Longest || Opening(line) is not { } opening)
        {
            return false;
        }

        string[] pieces = line[opening.Length..]
            .Trim()
            .TrimEnd('.')
            .Split(Joints, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length == 0 || !Array.TrueForAll(pieces, IsCapitalised))
        {
            return false;
        }

        foreach (string piece in pieces)
        {
            if (IsAgency(piece))
            {
                credits.Add(piece);
            }
            else if (IsPersonName(piece) || pieces.Length == 1)
            {
                authors.Add(piece);
            }
        }

        return true;
    }

    /// <summary>Whether the words name an agency or another source on the list of origins.</summary>
    public static bool IsAgency(string piece) => piece.Length <= 60 && SourceNames.In(piece).Any();

    /// <summary>Two to four capitalised words, none of which belongs to the furniture of a page.</summary>
    public static bool IsPersonName(string line)
    {
        if (line.Length is < 5 or > 40 || !IsCapitalised(line))
        {
            return false;
        }

        string[] words = line.Split(' ');
        bool shouted = line.AsSpan().IndexOfAnyInRange('a', 'z') < 0;
        bool gerund = words[0].Length > 5 && words[0].EndsWith("ing", StringComparison.Ordinal);
        return words.Length is >= 2 and <= 4
            && !gerund
            && !(shouted && words.Length > 3)
            && !Array.Exists(words, word => NotNames.Contains(word.Trim('.', ',')));
    }

    /// <summary>False where a word of the name belongs to the furniture of a page.</summary>
    public static bool IsNotFurniture(string name) => !Array.Exists(name.Split(' '), word => NotNames.Contains(word.Trim('.', ',')));

    /// <summary>A short line of capitalised words, as a place under a reporter's name is: "Washington D.C.".</summary>
    public static bool IsPlaceLine(string line) =>
        line.Length <= 40 && IsCapitalised(line.Replace(",", "", StringComparison.Ordinal)) && line.Split(' ').Length <= 4;

    private static string? Opening(string line) =>
        Array.Find(Openings, opening => line.StartsWith(opening, StringComparison.OrdinalIgnoreCase) && line.Length > opening.Length);

    private static bool IsCapitalised(string piece)
    {
        if (piece.Length is 0 or > 60 || piece.AsSpan().ContainsAny(NotInNames))
        {
            return false;
        }

        int capitals = 0;
        foreach (string word in piece.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsUpper(word[0]))
            {
                capitals++;
            }
            else if (
                word
                    is not (
                        "de"
                        or "van"
                        or "von"
                        or "der"
                        or "den"
                        or "di"
                        or "da"
                        or "del"
                        or "la"
                        or "le"
                        or "al"
                        or "el"
                        or "bin"
                        or "ibn"
                        or "of"
                        or "the"
                    )
                && !word.StartsWith("al-", StringComparison.Ordinal)
            )
            {
                return false;
            }
        }

        return capitals > 0;
    }
}
