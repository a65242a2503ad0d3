using System.Buffers;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Bylines and feet that own to an agency: "By AFP", "(Reporting by ...)", "© Agence France-Presse", "Source: Xinhua".</summary>
internal static class CreditLines
{
    /// <summary>How the list of origins calls wire copy whose agency is not named.</summary>
    public const string UnnamedAgencies = "Agencies";

    private const int LongestLine = 400;
    private const int LongestNames = 100;

    private static readonly SearchValues<char> Between = SearchValues.Create(",/()-–—|.;&");

    /// <summary>Adds the signs of one paragraph at the head or foot; false when it is no credit line.</summary>
    public static bool Add(string text, TextSpan paragraph, bool head, List<OriginSign> signs)
    {
        if (paragraph.Length > LongestLine)
        {
            return false;
        }

        string line = paragraph.Of(text).Trim();
        List<(string Name, bool Agency)> names = Names(line, head, out OriginSignKind kind);
        TextSpan span = new(paragraph.Start, paragraph.End);
        foreach ((string name, bool agency) in names)
        {
            signs.Add(new OriginSign(kind, name, span.Of(text), span, agency));
        }

        return names.Count > 0;
    }

    public static void AddDropped(string block, List<OriginSign> signs)
    {
        foreach (string line in block.Split('\n'))
        {
            string words = InlineSpace.Collapse(line);
            if (words.Length is 0 or > LongestLine)
            {
                continue;
            }

            foreach ((string name, bool agency) in Names(words, head: false, out OriginSignKind kind))
            {
                signs.Add(new OriginSign(kind, name, words, null, agency));
            }
        }
    }

    /// <summary>A byline from the metadata: agencies in it, with or without a writer's name.</summary>
    public static void AddByline(string author, List<OriginSign> signs)
    {
        string words = InlineSpace.Collapse(author);
        if (words.Length is 0 or > LongestLine)
        {
            return;
        }

        foreach ((string name, bool agency) in Named(words, Unlikely.Surnames))
        {
            signs.Add(new OriginSign(OriginSignKind.Byline, name, words, null, agency));
        }

        if (OriginCues.IndexOfUnnamed(words, out int length) >= 0 && length + 10 > words.Length)
        {
            signs.Add(new OriginSign(OriginSignKind.Byline, UnnamedAgencies, words, null, Agency: false));
        }
    }

    private enum Unlikely
    {
        None,
        Surnames,
    }

    private static List<(string Name, bool Agency)> Names(string line, bool head, out OriginSignKind kind)
    {
        kind = OriginSignKind.Foot;
        if (OriginCues.HasPhoto(line))
        {
            return [];
        }

        bool byline = line.StartsWith("By ", StringComparison.Ordinal) || line.StartsWith("BY ", StringComparison.Ordinal);
        if (byline && line.Length <= LongestNames)
        {
            kind = OriginSignKind.Byline;
            return Named(line, Unlikely.Surnames);
        }

        // "(Reporting by A; Editing by B)" in brackets is how Reuters closes a report; the agency itself is often cut off.
        if (line.StartsWith("(Reporting by", StringComparison.Ordinal) && line.Contains(" by ", StringComparison.Ordinal))
        {
            List<(string, bool)> stated = Named(line, Unlikely.Surnames);
            bool reuters =
                line.Contains("Editing by", StringComparison.OrdinalIgnoreCase)
                || line.Contains("Writing by", StringComparison.OrdinalIgnoreCase);
            return stated.Count > 0 || !reuters ? stated : [("Reuters", true)];
        }

        bool onlyNames = line.Length <= LongestNames && IsOnlyNames(line);
        bool contributed =
            line.Contains(" contributed", StringComparison.Ordinal) && line.Contains("writer", StringComparison.OrdinalIgnoreCase);
        if (onlyNames || OriginCues.OpensCredit(line) || contributed || InlineFoot(line) || IsStaffNote(line))
        {
            kind = head && onlyNames ? OriginSignKind.Byline : OriginSignKind.Foot;
            List<(string, bool)> named = Named(line, Unlikely.None);
            if (named.Count > 0)
            {
                return named;
            }
        }

        bool unnamed = OriginCues.IndexOfUnnamed(line, out int length) >= 0 && (line.Length <= length + 4 || IsStaffNote(line));
        return unnamed ? [(UnnamedAgencies, false)] : [];
    }

    // "This story has not been edited by ... staff and is published from a syndicated feed".
    private static bool IsStaffNote(string line) =>
        line.Contains("not been edited", StringComparison.Ordinal) || line.Contains("syndicated feed", StringComparison.Ordinal);

    // "ab/cd (AFP, dpa)": initials and a bracket of agencies, nothing else.
    private static bool InlineFoot(string line)
    {
        int open = line.LastIndexOf('(');
        return line.Length <= LongestNames / 2
            && open >= 0
            && line[^1] == ')'
            && !line.AsSpan(0, open).TrimEnd().Contains(' ')
            && IsOnlyNames(line.AsSpan()[(open + 1)..^1]);
    }

    private static bool IsOnlyNames(ReadOnlySpan<char> line)
    {
        bool any = false;
        foreach (Range range in line.SplitAny(Between))
        {
            ReadOnlySpan<char> piece = line[range].Trim();
            if (piece.IsEmpty)
            {
                continue;
            }

            piece = piece.StartsWith("and ") ? piece[4..] : piece;
            foreach (Range part in piece.Split(" and "))
            {
                if (SourceNames.Exactly(piece[part]) is not { Agency: true })
                {
                    return false;
                }

                any = true;
            }
        }

        return any;
    }

    private static List<(string Name, bool Agency)> Named(string line, Unlikely unlikely)
    {
        List<(string, bool)> names = [];
        foreach ((SourceName source, int start, int _) in SourceNames.In(line))
        {
            // "By Ann Bloomberg" is a person.
            bool person = unlikely == Unlikely.Surnames && source.IsSurname && start > 3;
            if (source.Agency && !person && !names.Contains((source.Name, true)))
            {
                names.Add((source.Name, true));
            }
        }

        return names;
    }
}
