using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>A wire agency or a medium that others name as their source.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="IsSurname">People bear the name too ("Mr Bloomberg said").</param>
internal sealed record SourceName(string Name, string Country, string Domain, bool Agency, bool IsSurname);

/// <summary>Finds names of agencies and media in text, from <c>Data/agencies.tsv</c> and <c>Data/media.tsv</c>.</summary>
internal static class SourceNames
{
    private static readonly FrozenDictionary<string, SourceName> BySpelling = Load();
    private static readonly FrozenDictionary<char, int[]> Lengths = BySpelling
        .Keys.GroupBy(spelling => spelling[0])
        .ToFrozenDictionary(group => group.Key, group => group.Select(s => s.Length).Distinct().OrderDescending().ToArray());
    private static readonly Openings Spellings = new(BySpelling.Keys);

    private static readonly FrozenDictionary<string, SourceName>.AlternateLookup<ReadOnlySpan<char>> Lookup = BySpelling.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenDictionary<string, SourceName> ByDomain = BySpelling
        .Values.Distinct()
        .ToFrozenDictionary(source => source.Domain, StringComparer.OrdinalIgnoreCase);

    /// <summary>The source that a whole string names; null when it names none.</summary>
    public static SourceName? Exactly(ReadOnlySpan<char> name) => Lookup.TryGetValue(name, out SourceName? source) ? source : null;

    public static SourceName? OfDomain(string domain) => ByDomain.GetValueOrDefault(domain);

    /// <summary>The source whose name stands at an offset as whole words; the longest spelling wins.</summary>
    public static SourceName? At(string text, int at, out int length)
    {
        length = 0;
        if (
            (at > 0 && IsWordPart(text[at - 1]))
            || !Spellings.MayStandIn(text.AsSpan(at))
            || !Lengths.TryGetValue(text[at], out int[]? lengths)
        )
        {
            return null;
        }

        foreach (int candidate in lengths)
        {
            int end = at + candidate;
            bool whole = end == text.Length || (end < text.Length && !IsWordPart(text[end]));
            if (whole && Lookup.TryGetValue(text.AsSpan(at, candidate), out SourceName? source))
            {
                length = candidate;
                return source;
            }
        }

        return null;
    }

    /// <summary>The first agency named anywhere in a short text; null when there is none.</summary>
    public static IEnumerable<(SourceName Source, int Start, int Length)> In(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (At(text, i, out int length) is { } source)
            {
                yield return (source, i, length);
                i += length - 1;
            }
        }
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '#';

    private static FrozenDictionary<string, SourceName> Load()
    {
        Dictionary<string, SourceName> names = new(StringComparer.Ordinal);
        foreach ((string file, bool agency) in new[] { ("agencies.tsv", true), ("media.tsv", false) })
        {
            foreach (string[] row in DataFile.Rows(file))
            {
                SourceName source = new(row[0], row[2], row[3], agency, row.Length > 4 && row[4] == "surname");
                foreach (string spelling in row[1].Split('|'))
                {
                    names.TryAdd(spelling, source);
                }
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
