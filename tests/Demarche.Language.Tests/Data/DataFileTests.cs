using System.Reflection;

namespace Demarche.Language.Tests.Data;

/// <summary>The shipped lists are well-formed: no stray white space, no entry twice, the same columns on every line of a table.</summary>
public class DataFileTests
{
    private static readonly Assembly s_library = typeof(EnglishAnalyser).Assembly;

    public static TheoryData<string> Names => [.. s_library.GetManifestResourceNames().Where(static n => n.Contains(".Data."))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Entries_stand_once_and_without_stray_white_space(string name)
    {
        using StreamReader reader = new(s_library.GetManifestResourceStream(name)!);
        string[] lines = [.. reader.ReadToEnd().Split('\n').Where(static l => l.Length > 0 && l[0] != '#')];

        Assert.NotEmpty(lines);
        Assert.All(lines, static l => Assert.All(l.Split('\t'), static c => Assert.Equal(c.Trim(), c)));
        Assert.All(lines, static l => Assert.DoesNotContain("", l.Split('\t')));
        Assert.Equal(lines.Length, lines.Select(static l => l.Split('\t')[0]).Distinct(StringComparer.Ordinal).Count());
    }
}
