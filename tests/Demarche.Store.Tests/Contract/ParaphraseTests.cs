using Demarche.Intake;
using Demarche.Record;
using NodaTime;

namespace Demarche.Store.Tests;

/// <summary>What reports tell in their own words stands beside the wording of an utterance, and is no part of it.</summary>
public sealed class ParaphraseTests : IDisposable
{
    private const string Words = "we will keep the lower sluices shut until every boat has left the harbour";

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public ParaphraseTests() => _store = SqliteStore.Open(_folder.File("s.db"), new MarkedAnalyser());

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private static readonly Report Quoted = MarkedReports.Of($"SAY Ila_Marr {Words}", "Oro Courier", StoreContract.Day);

    private static readonly Report Told = MarkedReports.Of(
        "TELL Ila_Marr the lower sluices would stay shut until the last boat had left the harbour",
        "Tasmere Post",
        StoreContract.Day
    );

    private static readonly Report ToldLater = MarkedReports.Of(
        "TELL Ila_Marr the lower sluices would stay shut until all boats had left the harbour",
        "Harbour Radio",
        StoreContract.Day.PlusDays(9)
    );

    private UtteranceItem Only(LocalDate? asOf = null) => Assert.Single(_store.Quotes(new ViewQuery(AsOf: asOf)).Items);

    private void Read(params IEnumerable<Report> reports) =>
        _store.Read("strait", MarkedReports.Outcomes(reports), null, CancellationToken.None);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_paraphrase_of_the_same_day_is_linked_and_counts_for_nothing(bool quotedFirst)
    {
        Report[] reports = quotedFirst ? [Quoted, Told, ToldLater] : [ToldLater, Told, Quoted];
        foreach (Report report in reports)
        {
            Read(report);
        }

        UtteranceItem line = Only();
        Assert.Equal((Words, 1, 1), (line.FullestText, line.Variants.Length, line.Support.Reports));
        ParaphraseItem linked = Assert.Single(line.Paraphrases);
        Assert.Equal("Tasmere Post", linked.Outlet);
        Assert.Equal("the lower sluices would stay shut until the last boat had left the harbour", linked.Text);
        Assert.StartsWith("TELL", linked.Evidence.Evidence.Text);
        Assert.Equal(0, _store.Quotes(new ViewQuery()).Coverage.Pending);
    }

    [Fact]
    public void It_goes_with_its_report()
    {
        Read(Quoted, Told);
        Assert.Single(Only().Paraphrases);
        _store.Forget(Told.Id.Value);
        Assert.Empty(Only().Paraphrases);
    }

    [Fact]
    public void Without_a_quotation_it_is_no_line()
    {
        Read(Told);
        Assert.Empty(_store.Quotes(new ViewQuery()).Items);
    }
}
