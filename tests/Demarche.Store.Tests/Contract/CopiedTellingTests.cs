using Demarche.Intake;
using Demarche.Record;

namespace Demarche.Store.Tests;

/// <summary>A copy that is printed on a later day tells nothing anew of that day: its words count their days from the report that they come from.</summary>
public sealed class CopiedTellingTests : IDisposable
{
    private const string Prose =
        "Ferry masters at Quell harbour tied up their boats for a second day and asked the harbour office who would pay for the lost crossings.\n"
        + "The lower sluices of the Imber dam stood open through the night while engineers from Oro measured the fall of the water and wrote it down.";
    private const string Ships = "EVENT MOBILIZE ARV TSM today three more patrol ships are ordered to the islets";
    private const string Demand = "DEMAND TSM ARV reopen the lower sluices";

    private static readonly Report s_original = MarkedReports.Of(
        $"{Ships}\n{Prose}\n{Demand}",
        "Oro Courier",
        StoreContract.Day,
        title: "Ships ordered"
    );

    private readonly TemporaryFolder _folder = new();
    private int _stores;

    public void Dispose() => _folder.Dispose();

    private SqliteStore Store(params Report[] oneByOne)
    {
        SqliteStore store = SqliteStore.Open(_folder.File($"{_stores++}.db"), new MarkedAnalyser());
        foreach (Report report in oneByOne)
        {
            store.Read("strait", MarkedReports.Outcomes(report), null, CancellationToken.None);
        }

        return store;
    }

    private static Report Copy(string text) =>
        MarkedReports.Of(text, "Tasmere Post", StoreContract.Day.PlusDays(1), title: "Printed again");

    [Fact]
    public void What_a_copy_printed_a_day_later_has_word_for_word_is_of_the_first_day()
    {
        using SqliteStore store = Store(s_original, Copy($"{Ships}\n{Prose}\n{Demand}\nThe weir was dry."));
        EventItem told = Assert.Single(store.Timeline(new ViewQuery()).Items);
        Assert.Equal((2, StoreContract.Day, StoreContract.Day), (told.Support.Reports, told.Date.Earliest, told.Date.Latest));
        PositionItem demand = Assert.Single(store.Positions(new ViewQuery()).Items);
        Assert.Equal((2, StoreContract.Day), (demand.Support.Reports, demand.Stated.Earliest));
    }

    [Fact]
    public void What_it_says_in_words_of_its_own_is_of_its_own_day()
    {
        using SqliteStore store = Store(
            s_original,
            Copy($"{Prose}\n{Demand}\nEVENT MOBILIZE ARV TSM today four more patrol ships are ordered to the islets")
        );
        Assert.Equal(
            [StoreContract.Day, StoreContract.Day.PlusDays(1)],
            store.Timeline(new ViewQuery()).Items.Select(static e => e.Date.Earliest!.Value)
        );
    }

    [Fact]
    public void A_report_that_is_no_copy_keeps_its_day_though_it_has_a_sentence_in_common()
    {
        using SqliteStore store = Store(
            s_original,
            Copy($"{Ships}\nA harvest of barley and late apples filled every barn of the high valley, farmers told visitors at the fair.")
        );
        Assert.Equal(
            [StoreContract.Day, StoreContract.Day.PlusDays(1)],
            store.Timeline(new ViewQuery()).Items.Select(static e => e.Date.Earliest!.Value)
        );
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    [InlineData(0, 2, 1)]
    public void Words_that_a_copy_of_a_copy_has_are_of_the_day_of_the_first_that_has_them(int first, int second, int third)
    {
        Report[] reports = ThreeInARow();
        using SqliteStore store = Store(reports[first], reports[second], reports[third]);
        Assert.Equal(reports[1].Id.Value, store.Report(reports[2].Id.Value)!.CopyOf);
        Assert.Equal(
            [(3, StoreContract.Day), (2, StoreContract.Day.PlusDays(1))],
            store.Timeline(new ViewQuery()).Items.Select(static e => (e.Support.Reports, e.Date.Earliest!.Value))
        );
    }

    [Fact]
    public void When_what_a_copy_copied_is_forgotten_its_copies_count_from_it_again()
    {
        Report[] reports = ThreeInARow();
        using SqliteStore store = Store(reports);
        store.Forget(reports[0].Id.Value);
        Assert.Equal(
            [(2, StoreContract.Day.PlusDays(1)), (2, StoreContract.Day.PlusDays(1))],
            store.Timeline(new ViewQuery()).Items.Select(static e => (e.Support.Reports, e.Date.Earliest!.Value))
        );
    }

    // The second copies the first and adds to it, the third copies the second whole.
    private static Report[] ThreeInARow()
    {
        const string Added =
            "EVENT MOBILIZE TSM ARV today the coast guard of the lower town recalls its crews\n"
            + "A market gardener from the lower town said her tomatoes would not last another week without the water of the western channel.";
        string copy = $"{Ships}\n{Prose}\n{Demand}\n{Added}";
        return
        [
            s_original,
            Copy(copy),
            MarkedReports.Of($"{copy}\nThe weir was dry.", "Lorn Evening", StoreContract.Day.PlusDays(2), title: "And again"),
        ];
    }

    [Fact]
    public void It_makes_no_difference_which_was_read_first_nor_that_the_first_was_forgotten_in_between()
    {
        Report copy = Copy($"{Ships}\n{Prose}\n{Demand}\nThe weir was dry.");
        using SqliteStore store = Store(s_original, copy);
        using SqliteStore backwards = Store(copy, s_original);
        Assert.Equal(CanonicalExport.Of(store), CanonicalExport.Of(backwards));
        store.Forget(s_original.Id.Value);
        using SqliteStore alone = Store(copy);
        Assert.Equal(CanonicalExport.Of(alone), CanonicalExport.Of(store));
        store.Read("strait", MarkedReports.Outcomes(s_original), null, CancellationToken.None);
        Assert.Equal(CanonicalExport.Of(backwards), CanonicalExport.Of(store));
    }
}
