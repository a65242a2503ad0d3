using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Record;

namespace Demarche.Store.Tests;

/// <summary>Lines are the same lines when their reports are analysed anew.</summary>
public sealed class KeptIdTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string> Ids(SqliteStore store) =>
        store.Positions(new ViewQuery()).Items.ToDictionary(static p => p.Proposition, static p => p.Id);

    private static void Read(SqliteStore store, params Report[] reports) =>
        store.Read("strait", MarkedReports.Outcomes(reports), null, CancellationToken.None);

    [Fact]
    public void Two_positions_of_one_sentence_keep_their_own_ids()
    {
        string file = _folder.File("s.db");
        Report report = MarkedReports.Of("DEMAND ARV TSM reopen the lower sluices", day: StoreContract.Day);
        Dictionary<string, string> before;
        using (SqliteStore store = SqliteStore.Open(file, new Altered("one", Twice)))
        {
            Read(store, report);
            before = Ids(store);
        }

        Assert.Equal(2, before.Count);
        using SqliteStore anew = SqliteStore.Open(file, new Altered("two", static told => [.. Twice(told).Reverse()]));
        anew.Rebuild(null, null, CancellationToken.None);
        Assert.Equal(before, Ids(anew));

        static ImmutableArray<ReportedPosition> Twice(ImmutableArray<ReportedPosition> told) =>
            [
                .. told.SelectMany(static p =>
                    (ReportedPosition[])[p, p with { Id = p.Id + "b", Proposition = "withdraw the patrol boats" }]
                ),
            ];
    }

    [Fact]
    public void A_position_that_only_the_light_of_others_tells_keeps_its_id()
    {
        using SqliteStore store = SqliteStore.Open(
            _folder.File("s.db"),
            new Altered("one", static told => [.. told.Where(static p => p.Holders.All(static h => h.Code is not null))])
        );
        Read(
            store,
            MarkedReports.Of("PERSON ARV Ila_Marr minister", "Oro Courier", StoreContract.Day),
            MarkedReports.Of("DEMAND Ila_Marr TSM reopen the lower sluices\nThe boats of ARV wait.", "Harbour Radio", StoreContract.Day)
        );
        Dictionary<string, string> before = Ids(store);
        Assert.Single(before);
        store.Rebuild(null, null, CancellationToken.None);
        Assert.Equal(before, Ids(store));
    }

    [Fact]
    public void What_was_read_of_the_words_is_given_when_a_report_is_analysed_again()
    {
        Altered analyser = new("one", static told => told);
        using SqliteStore store = SqliteStore.Open(_folder.File("s.db"), analyser);
        Report demand = MarkedReports.Of("DEMAND Ila_Marr TSM reopen the lower sluices", "Harbour Radio", StoreContract.Day);
        Read(store, MarkedReports.Of("PERSON ARV Ila_Marr minister", "Oro Courier", StoreContract.Day), demand);
        Assert.Equal([demand.Id.Value], analyser.GivenReadings);
    }

    /// <summary>The marked analyser with other positions.</summary>
    private sealed class Altered(string engine, Func<ImmutableArray<ReportedPosition>, ImmutableArray<ReportedPosition>> positions)
        : IReportAnalyser
    {
        private readonly MarkedAnalyser _marked = new(engine);

        public List<string> GivenReadings { get; } = [];

        public string Engine => engine;

        public AnalysedReport Analyse(Report report, Demarche.Text.PublishedDate effectiveDate) => Analyse(report, effectiveDate, []);

        public AnalysedReport Analyse(Report report, Demarche.Text.PublishedDate effectiveDate, GivenTokens? tokens) =>
            Analyse(report, effectiveDate, []);

        public AnalysedReport Analyse(Report report, Demarche.Text.PublishedDate effectiveDate, ImmutableArray<LearnedPerson> learned)
        {
            AnalysedReport told = _marked.Analyse(report, effectiveDate, learned);
            return told with
            {
                Positions = positions(told.Positions),
                Language = told.Language with { Readings = WordReadings.FromBytes(new byte[10]) },
            };
        }

        public AnalysedReport Analyse(
            Report report,
            Demarche.Text.PublishedDate effectiveDate,
            ImmutableArray<LearnedPerson> learned,
            WordReadings? readings
        )
        {
            if (readings is { Count: 1 })
            {
                lock (GivenReadings)
                {
                    GivenReadings.Add(report.Id.Value);
                }
            }

            return Analyse(report, effectiveDate, learned);
        }
    }
}
