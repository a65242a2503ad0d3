using System.Text;
using Demarche.Exports;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Cli.Tests.Golden;

public sealed class ViewGoldenTests
{
    [Fact]
    public void Timeline() => Both("timeline", InventedRecord.Page(InventedRecord.Event()));

    [Fact]
    public void Positions() => Both("positions", InventedRecord.Page(InventedRecord.Position()));

    [Fact]
    public void Quotes() => Both("quotes", InventedRecord.Page(InventedRecord.Utterance()));

    [Fact]
    public void Reports() => Both("reports", InventedRecord.Page(InventedRecord.Report()));

    [Fact]
    public void Origins() => Both("origins", InventedRecord.Page(InventedRecord.Origin()));

    [Fact]
    public void Stories() => Both("stories", InventedRecord.Page(InventedRecord.Story()));

    [Fact]
    public void Disagreements() => Both("disagreements", InventedRecord.Page(InventedRecord.Disagreement()));

    [Fact]
    public void Actors() => Both("actors", InventedRecord.Page(InventedRecord.Actor()));

    [Fact]
    public void Changes() => Both("changes", InventedRecord.Page(InventedRecord.Changes()));

    [Fact]
    public void Corrections() => Both("corrections", InventedRecord.Page(InventedRecord.Corrections()));

    [Fact]
    public void Search() =>
        Both(
            "search",
            InventedRecord.Page(new SearchHit(InventedRecord.Evidence("the sluices"), "Tasmere answers", "opened [the sluices] on Tuesday"))
        );

    [Fact]
    public void A_brief()
    {
        using StringWriter output = new() { NewLine = "\n" };
        Brief brief = new(output, withText: true);
        brief.Title("imber", InventedRecord.Page<EventItem>().Coverage);
        brief.Section("Timeline");
        brief.Event(InventedRecord.Event());
        brief.Section("Positions");
        brief.Position(InventedRecord.Position());
        brief.Utterance(InventedRecord.Utterance());
        brief.Disagreement(InventedRecord.Disagreement());
        brief.Notes();
        GoldenFile.Matches("brief.md.txt", output.ToString());
    }

    [Fact]
    public void A_table()
    {
        using StringWriter output = new() { NewLine = "\n" };
        CsvTable<PositionItem> table = CsvTables.Positions(withText: true);
        table.WriteHead(output);
        table.WriteRow(output, InventedRecord.Position());
        GoldenFile.Matches("positions.csv.txt", output.ToString().Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_text_no_words_of_a_report_are_written()
    {
        using MemoryStream json = new();
        ViewWriter.Write(json, InventedRecord.Page(InventedRecord.Utterance()), withText: false);
        Assert.DoesNotContain("We will not", Encoding.UTF8.GetString(json.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_escape_sequence_of_a_report_does_not_reach_the_terminal()
    {
        using StringWriter output = new();
        TextViews.Write(output, InventedRecord.Page(InventedRecord.Event() with { Summary = "quiet\u001b[2Jwords" }), TextLayout.Plain);
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public void Words_that_the_page_has_shown_are_not_shown_again()
    {
        PositionItem first = InventedRecord.Position() with { Responses = [] };
        string text = Text(InventedRecord.Page(first, first with { Id = "p_2", Proposition = "pay for the sluices" }));
        Assert.Equal(2, text.Split("opening the sluices").Length);
        Assert.Contains("words at p_1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_is_shown_with_the_party_and_a_state_without()
    {
        PositionItem position = InventedRecord.Position() with
        {
            Holders =
            [
                new ActorRef("a_3", "ARV GOV", "Pell Adair", ActorType.Person),
                new ActorRef("a_1", "ARV", "Arvenia", ActorType.Country),
            ],
        };
        Assert.Contains("Pell Adair (ARV), Arvenia, demand", Text(InventedRecord.Page(position)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_an_outlet_is_named_by_its_file()
    {
        EvidenceItem evidence = InventedRecord.Evidence("the sluices") with { Outlet = null, Locator = "saved/late/08-page.txt" };
        string text = Text(InventedRecord.Page(InventedRecord.Event() with { Evidence = [evidence] }));
        Assert.Contains("outlet not stated (08-page.txt), r_1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_origin_is_named_once_and_an_unknown_one_is_not_stated()
    {
        ReportOriginItem wire = InventedRecord.Report().Origins[0];
        ReportOriginItem none = wire with { Id = "o_2", Name = "unknown:r_1", Kind = OriginKind.Unknown, Basis = OriginBasis.None };
        string text = Text(InventedRecord.Page(InventedRecord.Report() with { Origins = [wire, wire with { Sign = "says MP" }, none] }));
        Assert.Contains("origin      Meridian Press (foot: (Meridian Press)); not stated\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown:", text, StringComparison.Ordinal);
    }

    private static string Text<T>(ViewPage<T> page)
        where T : notnull
    {
        using StringWriter text = new() { NewLine = "\n" };
        TextViews.Write(text, page, TextLayout.Plain);
        return text.ToString();
    }

    private static void Both<T>(string name, ViewPage<T> page)
        where T : notnull
    {
        using StringWriter text = new() { NewLine = "\n" };
        TextViews.Write(text, page, TextLayout.Plain);
        GoldenFile.Matches(name + ".txt", text.ToString());
        using MemoryStream json = new();
        ViewWriter.Write(json, page);
        GoldenFile.Matches(name + ".json.txt", Encoding.UTF8.GetString(json.ToArray()));
    }
}
