using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store.Tests;

/// <summary>For whom a person acts may be stated in one report and used in another.</summary>
public sealed class LearnedPersonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demarche-persons-").FullName;
    private readonly List<SqliteStore> _open = [];

    private static Report States(string country, string person = "Ila_Marr", int day = 0, string office = "minister") =>
        MarkedReports.Of($"PERSON {country} {person} {office}", $"Outlet {country} {person} {day}", MarkedReports.FirstDay.PlusDays(day));

    private static Report Demands(string person = "Ila_Marr", string words = "The boats of ARV wait.") =>
        MarkedReports.Of($"DEMAND {person} TSM reopen the lower sluices\n{words}", "Harbour Radio", MarkedReports.FirstDay.PlusDays(3));

    private SqliteStore Store()
    {
        SqliteStore store = SqliteStore.Open(Path.Combine(_folder, $"{_open.Count}.db"), new MarkedAnalyser());
        _open.Add(store);
        return store;
    }

    private ActorRef Holder(params Report[] reports)
    {
        SqliteStore together = Store();
        together.Read("strait", MarkedReports.Outcomes(reports), null, CancellationToken.None);
        SqliteStore backwards = Store();
        foreach (Report report in reports.Reverse())
        {
            backwards.Read("strait", MarkedReports.Outcomes(report), null, CancellationToken.None);
        }

        Assert.Equal(CanonicalExport.Of(together), CanonicalExport.Of(backwards));
        return HolderIn(together);
    }

    private static ActorRef HolderIn(SqliteStore store) => Assert.Single(Assert.Single(store.Positions(new ViewQuery()).Items).Holders);

    [Fact]
    public void A_person_known_from_another_report_keeps_that_report_beside_the_code()
    {
        Report first = States("ARV", day: 1);
        ActorRef holder = Holder(Demands(), States("ARV", day: 2), first);
        Assert.Equal(("ARV GOV", true, first.Id.Value), (holder.Code, holder.Inferred, holder.From));
    }

    [Fact]
    public void What_a_report_states_itself_is_not_inferred()
    {
        Report own = MarkedReports.Of(
            "PERSON ARV Ila_Marr minister\nDEMAND Ila_Marr TSM reopen the lower sluices",
            day: MarkedReports.FirstDay
        );
        ActorRef holder = Holder(own, States("ARV"));
        Assert.Equal(("ARV GOV", false, null), (holder.Code, holder.Inferred, holder.From));
    }

    [Fact]
    public void The_country_that_most_reports_state_is_taken() =>
        Assert.Equal("ARV GOV", Holder(States("ARV", day: 1), States("TSM", day: 2), States("ARV", day: 3), Demands()).Code);

    [Fact]
    public void Two_countries_that_stand_equal_leave_a_person_open() =>
        Assert.Null(Holder(States("ARV", day: 1), States("TSM", day: 2), Demands()).Code);

    [Fact]
    public void A_last_name_is_the_only_person_of_that_name()
    {
        ActorRef holder = Holder(States("ARV"), Demands("Marr"));
        Assert.Equal(("Ila Marr", "ARV GOV"), (holder.Name, holder.Code));
    }

    [Fact]
    public void A_last_name_that_two_persons_share_is_left_open() =>
        Assert.Null(Holder(States("ARV"), States("ARV", "Odo_Marr"), Demands("Marr")).Code);

    [Fact]
    public void A_last_name_in_a_report_that_does_not_name_the_country_is_left_open() =>
        Assert.Null(Holder(States("ARV"), Demands("Marr", "The boats wait.")).Code);

    [Fact]
    public void Two_spellings_with_one_office_of_one_country_are_one_person()
    {
        ActorRef holder = Holder(
            States("ARV", "Ilvar_Marr"),
            States("ARV", "Ilvar_Marr", 1),
            States("ARV", "Ilwar_Marr", 2),
            Demands("Ilwar_Marr")
        );
        Assert.Equal("Ilvar Marr", holder.Name);
    }

    [Theory]
    [InlineData("TSM", "minister")]
    [InlineData("ARV", "envoy")]
    public void Spellings_of_another_country_or_office_stay_two(string country, string office)
    {
        ActorRef holder = Holder(
            States("ARV", "Ilvar_Marr"),
            States("ARV", "Ilvar_Marr", 1),
            States(country, "Ilwar_Marr", 2, office),
            Demands("Ilwar_Marr")
        );
        Assert.Equal("Ilwar Marr", holder.Name);
    }

    [Fact]
    public void What_is_forgotten_is_known_no_more()
    {
        Report stated = States("ARV");
        SqliteStore store = Store();
        store.Read("strait", MarkedReports.Outcomes(stated, Demands()), null, CancellationToken.None);
        Assert.Equal("ARV GOV", HolderIn(store).Code);
        Assert.True(store.Forget(stated.Id.Value));
        Assert.Null(HolderIn(store).Code);
    }

    [Fact]
    public void What_a_later_version_of_a_page_no_longer_states_is_known_no_more()
    {
        Report before = MarkedReports.Of("PERSON ARV Ila_Marr minister", day: MarkedReports.FirstDay, pageKey: "page");
        Report after = MarkedReports.Of("Nobody of that name holds an office.", day: MarkedReports.FirstDay.PlusDays(1), pageKey: "page");
        Assert.Null(Holder(before, Demands(), after).Code);
    }

    [Fact]
    public void A_report_is_read_again_only_when_a_person_that_it_names_is_known_otherwise()
    {
        CountingAnalyser analyser = new();
        using SqliteStore store = SqliteStore.Open(Path.Combine(_folder, "counted.db"), analyser);
        store.Read("strait", MarkedReports.Outcomes(States("ARV"), Demands(), States("TSM", "Odo_Quell")), null, CancellationToken.None);
        Assert.Equal(1, analyser.InLightOfOthers);
        // In other words than the first: a copy of a later day is read again for its days.
        Report stated = MarkedReports.Of(
            "PERSON ARV Ila_Marr minister\nThe weir at Oro was dry for a week and nobody there could say why.",
            "Weir Post",
            MarkedReports.FirstDay.PlusDays(1)
        );
        store.Read("strait", MarkedReports.Outcomes(stated, States("ARV", "Ada_Quell")), null, CancellationToken.None);
        Assert.Equal(1, analyser.InLightOfOthers);
    }

    public void Dispose()
    {
        _open.ForEach(static s => s.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class CountingAnalyser : IReportAnalyser
    {
        private readonly MarkedAnalyser _marked = new();
        private int _inLightOfOthers;

        public int InLightOfOthers => _inLightOfOthers;

        public string Engine => _marked.Engine;

        public AnalysedReport Analyse(Report report, PublishedDate effectiveDate) => _marked.Analyse(report, effectiveDate);

        public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, GivenTokens? tokens) =>
            _marked.Analyse(report, effectiveDate, tokens);

        public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, ImmutableArray<LearnedPerson> learned)
        {
            Interlocked.Increment(ref _inLightOfOthers);
            return _marked.Analyse(report, effectiveDate, learned);
        }
    }
}
