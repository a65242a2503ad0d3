using System.Globalization;

namespace Demarche.Record.Tests;

/// <summary>
/// The pages beside this file: dated reports ("4: Tasmere demanded …", the day of March 2031), then lines of the ledger that must come
/// out ("=>") or must not ("!>"), each with the status that it has in the end.
/// </summary>
public sealed class LedgerPageTests
{
    private sealed record Example(string Title, List<(int Day, string Text)> Reports, List<string> Wanted, List<string> Unwanted);

    public static TheoryData<string, string> Titles()
    {
        TheoryData<string, string> titles = [];
        foreach (string page in (string[])["answers.md"])
        {
            foreach (Example example in Examples(page))
            {
                titles.Add(page, example.Title);
            }
        }

        return titles;
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void The_page_holds(string page, string title)
    {
        Example example = Examples(page).Single(e => e.Title == title);
        string[] ledger = Ledger.Of(example.Reports);
        foreach (string line in example.Wanted)
        {
            Assert.True(ledger.Contains(line), $"{title}: no \"{line}\" in\n  {string.Join("\n  ", ledger)}");
        }

        foreach (string line in example.Unwanted)
        {
            Assert.DoesNotContain(line, ledger);
        }
    }

    private static List<Example> Examples(string page)
    {
        using Stream stream =
            typeof(LedgerPageTests).Assembly.GetManifestResourceStream(page) ?? throw new InvalidOperationException($"no page {page}");
        using StreamReader reader = new(stream);
        List<Example> examples = [];
        string title = "";
        Example? open = null;
        while (reader.ReadLine() is { } line)
        {
            if (line == "```ledger")
            {
                open = new Example(title, [], [], []);
            }
            else if (line == "```" && open is not null)
            {
                int same = examples.Count(e => e.Title.StartsWith(open.Title, StringComparison.Ordinal));
                examples.Add(same == 0 ? open : open with { Title = $"{open.Title} ({same + 1})" });
                open = null;
            }
            else if (open is null)
            {
                title = line.Length > 0 ? line : title;
            }
            else if (line.StartsWith("=> ", StringComparison.Ordinal))
            {
                open.Wanted.Add(line[3..]);
            }
            else if (line.StartsWith("!> ", StringComparison.Ordinal))
            {
                open.Unwanted.Add(line[3..]);
            }
            else
            {
                int colon = line.IndexOf(':', StringComparison.Ordinal);
                open.Reports.Add((int.Parse(line[..colon], CultureInfo.InvariantCulture), line[(colon + 2)..]));
            }
        }

        return examples;
    }
}
