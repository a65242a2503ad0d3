using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>Takes the names of persons out of what a page gives as author: openings, roles, places and addresses go.</summary>
internal static class AuthorNames
{
    private const int Longest = 400;
    private const int LongestName = 60;
    private const int MostNames = 20;

    private static readonly string[] Openings = Words("opening", '~').OrderByDescending(word => word.Length).ToArray();
    private static readonly string[] Joints = [.. Words("joint", '~').Where(joint => joint.Length > 0)];
    private static readonly string[] Places = [.. Words("place", '~')];
    private static readonly string[] WeakJoints = [.. Words("weak", '~')];
    private static readonly FrozenSet<string> Roles = Words("role", ' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names in a field that is known to hold authors.</summary>
    public static List<string> Of(string field)
    {
        List<string> names = [];
        string line = InlineSpace.Collapse(field);
        if (line.Length is 0 or > Longest || line.Contains("://", StringComparison.Ordinal))
        {
            return names;
        }

        line = WithoutOpening(line);
        foreach (string joined in line.Split(Joints, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            AddJoined(joined, names);
            if (names.Count >= MostNames)
            {
                break;
            }
        }

        return names;
    }

    /// <summary>What stands behind "By", "Von" and their like; null when the line begins with none.</summary>
    public static string? AfterOpening(string line)
    {
        string rest = WithoutOpening(line);
        return rest.Length < line.Length && rest.Length > 0 ? rest : null;
    }

    /// <summary>Two to five words that begin as names do; in scripts without case, two words or a short run.</summary>
    public static bool LooksLikePerson(string name)
    {
        if (name.Length is < 2 or > LongestName)
        {
            return false;
        }

        int words = 0;
        int capitals = 0;
        bool cased = false;
        foreach (string word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            words++;
            char first = word[0];
            if (!char.IsLetter(first) || Roles.Contains(word.Trim('.', ',')))
            {
                return false;
            }

            cased |= char.IsUpper(first) || char.IsLower(first);
            capitals += char.IsUpper(first) ? 1 : 0;
            if (
                char.IsLower(first)
                && word.Length > 4
                && !word.Contains('\'', StringComparison.Ordinal)
                && !word.Contains('-', StringComparison.Ordinal)
            )
            {
                return false;
            }
        }

        return cased ? words is >= 2 and <= 5 && capitals >= 2 : name.Length <= 24 && words <= 5;
    }

    private static void AddJoined(string joined, List<string> names)
    {
        foreach (string weak in WeakJoints)
        {
            int at = joined.IndexOf(weak, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && LooksLikePerson(joined[..at].Trim()) && LooksLikePerson(joined[(at + weak.Length)..].Trim()))
            {
                AddJoined(joined[..at], names);
                AddJoined(joined[(at + weak.Length)..], names);
                return;
            }
        }

        string[] pieces = joined.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length <= 1)
        {
            Add(joined, names);
            return;
        }

        // "Jane Roe, Lorn correspondent, Lake Post": behind the first name only what is surely a name of its own.
        string first = Cleaned(pieces[0]);
        bool person = LooksLikePerson(first);
        if (
            !person
            && pieces.Length == 2
            && !first.Contains(' ', StringComparison.Ordinal)
            && !pieces[1].Contains(' ', StringComparison.Ordinal)
        )
        {
            Add($"{pieces[1]} {pieces[0]}", names);
            return;
        }

        for (int i = 0; i < pieces.Length; i++)
        {
            if (i == 0 || (LooksLikePerson(Cleaned(pieces[i])) && Cleaned(pieces[i]).Split(' ').Length <= 4))
            {
                Add(pieces[i], names);
            }
        }
    }

    private static void Add(string piece, List<string> names)
    {
        string name = Cleaned(piece);
        if (name.Length is >= 2 and <= LongestName && !IsRole(name) && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            names.Add(name);
        }
    }

    private static string Cleaned(string piece)
    {
        string name = WithoutOpening(piece.Trim());
        int bracket = name.IndexOfAny(['(', '[', '<', '（']);
        name = bracket > 1 ? name[..bracket] : name;
        int dash = name.IndexOf(" - ", StringComparison.Ordinal);
        name = dash > 3 ? name[..dash] : name;
        name = name.Trim().Trim(',', ';', ':', '|', '-', '–', '·', '•', '"', '“', '”', '*', ' ');
        name = name.EndsWith('.') && name.Length > 3 && char.IsLetter(name[^2]) && char.IsLetter(name[^3]) ? name[..^1] : name;

        foreach (string place in Places)
        {
            int at = name.IndexOf(place, StringComparison.Ordinal);
            if (at > 3 && LooksLikePerson(name[..at]))
            {
                return name[..at];
            }
        }

        // "박준석 기자": the role behind the name.
        int last = name.LastIndexOf(' ');
        return last > 0 && Roles.Contains(name[(last + 1)..]) && LooksLikePerson(name[..last]) ? name[..last].TrimEnd() : name;
    }

    private static bool IsRole(string name)
    {
        if (name.Contains('@', StringComparison.Ordinal) || !name.Any(char.IsLetter))
        {
            return true;
        }

        foreach (string word in name.Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Roles.Contains(word))
            {
                return Roles.Contains(name);
            }
        }

        return true;
    }

    private static string WithoutOpening(string line)
    {
        foreach (string opening in Openings)
        {
            if (line.Length > opening.Length && line.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                return line[opening.Length..].Trim();
            }
        }

        return line;
    }

    private static IEnumerable<string> Words(string role, char between) =>
        DataFile.Rows("author-words.tsv").Where(row => row[0] == role).SelectMany(row => row[1].Split(between));
}
