using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;

namespace Demarche.Store.Tests;

/// <summary>Stories as an editor sees them: what a story is called, who carries it, what rests on it, and what became of its id.</summary>
public sealed class StoryViewTests : IDisposable
{
    private const string Meeting =
        "The ministers of both countries met at Oro on the shore of the strait to talk about the sluices and the ferries.";
    private const string Barley =
        "A harvest of barley and late apples filled every barn of the high valley, farmers told visitors at the autumn fair.";

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public StoryViewTests() => _store = SqliteStore.Open(_folder.File("s.db"), new MarkedAnalyser());

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private void Read(string dispute, params Report[] reports) =>
        _store.Read(dispute, MarkedReports.Outcomes(reports), null, CancellationToken.None);

    private ImmutableArray<StoryItem> Stories(ViewQuery? query = null) => _store.Stories(query ?? new ViewQuery("strait")).Items;

    private void ReadMeeting() =>
        Read(
            "strait",
            MarkedReports.Of(
                $"{Meeting}\nEVENT CONSULT ARV TSM today ministers meet at Oro",
                "Oro Courier",
                StoreContract.Day,
                title: "Ministers meet at Oro"
            ),
            MarkedReports.Of(
                $"{Meeting}\nDEMAND TSM ARV reopen the lower sluices",
                "Tasmere Post",
                StoreContract.Day.PlusDays(1),
                title: "Talks on sluices at Oro"
            ),
            MarkedReports.Of(Barley, "Valley Farmer", StoreContract.Day.PlusDays(3), title: "A good year for barley")
        );

    [Fact]
    public void A_story_has_a_heading_with_its_evidence_its_days_its_reports_and_what_rests_on_them()
    {
        ReadMeeting();
        ImmutableArray<StoryItem> all = Stories();
        Assert.Equal(2, all.Length);
        StoryItem meeting = all[0];
        Assert.Equal((StoreContract.Day, StoreContract.Day.PlusDays(1)), (meeting.Date.Earliest, meeting.Date.Latest));
        Assert.Equal((2, 2), (meeting.Support.Reports, meeting.Support.Outlets));
        Assert.Equal(["Oro Courier", "Tasmere Post"], meeting.Carriers.Select(static c => c.Outlet));
        Assert.Equal(["event", "position"], meeting.Lines.Select(static l => l.Kind));
        EvidenceItem heading = Assert.Single(meeting.Evidence);
        Assert.Equal((EvidencePlace.Title, meeting.Title), (heading.Evidence.In, heading.Evidence.Text));
        Assert.Contains(meeting.Title, meeting.Carriers.Select(static c => c.Title));
        Assert.NotNull(_store.EvidenceOf(heading.Id));
        Assert.Empty(all[1].Lines);
    }

    [Fact]
    public void A_story_without_titles_is_called_by_its_first_sentence()
    {
        Read("strait", MarkedReports.Of(Meeting, "Oro Courier", StoreContract.Day, title: ""));
        StoryItem story = Assert.Single(Stories());
        Assert.Equal((Meeting, EvidencePlace.Text), (story.Title, story.Evidence[0].Evidence.In));
    }

    [Fact]
    public void Stories_are_paged_filtered_by_day_and_found_by_id_and_by_the_words_of_their_heading()
    {
        ReadMeeting();
        ViewPage<StoryItem> first = _store.Stories(new ViewQuery("strait", Limit: 1));
        StoryItem second = Assert.Single(Stories(new ViewQuery("strait", Limit: 1, Cursor: first.Next)));
        Assert.Equal("A good year for barley", second.Title);
        Assert.Equal(second.Id, Stories(new ViewQuery("strait") { NewestFirst = true })[0].Id);
        Assert.Equal(second.Id, Assert.Single(Stories(new ViewQuery("strait", From: StoreContract.Day.PlusDays(2)))).Id);
        Assert.Equal(second.Id, Assert.Single(Stories(new ViewQuery("strait") { Filter = new LineFilter { Ids = [second.Id] } })).Id);
        Assert.Equal(second.Id, Assert.Single(Stories(new ViewQuery("strait") { Filter = new LineFilter { Words = "barley" } })).Id);
        Assert.Equal([first.Items[0].Id], _store.StoriesOf(first.Items[0].Lines[0].Id).Select(static s => s.Id));
    }

    [Fact]
    public void As_of_a_day_a_story_has_the_reports_and_lines_of_that_day()
    {
        ReadMeeting();
        StoryItem then = Assert.Single(Stories(new ViewQuery("strait", AsOf: StoreContract.Day)));
        Assert.Equal((1, StoreContract.Day), (then.Support.Reports, then.Date.Latest));
        Assert.Equal("event", Assert.Single(then.Lines).Kind);
    }

    [Fact]
    public void A_dispute_sees_its_own_reports_of_a_story_alone()
    {
        ReadMeeting();
        Read(
            "harvest",
            MarkedReports.Of($"{Barley} Prices fell.", "Oro Courier", StoreContract.Day.PlusDays(4), title: "Barley, a good year")
        );
        StoryItem there = Assert.Single(Stories(new ViewQuery("harvest")));
        Assert.Equal((StoreContract.Day.PlusDays(4), StoreContract.Day.PlusDays(4)), (there.Date.Earliest, there.Date.Latest));
        Assert.Equal(
            (StoreContract.Day.PlusDays(3), StoreContract.Day.PlusDays(3)),
            (Stories()[1].Date.Earliest, Stories()[1].Date.Latest)
        );
        Assert.Equal((1, "Oro Courier"), (there.Support.Reports, Assert.Single(there.Carriers).Outlet));
        Assert.Equal(there.Id, Stories()[1].Id);
        Assert.Equal("Valley Farmer", Assert.Single(Stories()[1].Carriers).Outlet);
    }

    [Fact]
    public void A_story_that_took_in_another_names_it()
    {
        // Two that nothing ties until a report comes that holds most of both.
        string[] halves =
        [
            "The lower sluices of the Imber dam stood open through the night while engineers from Oro measured the fall of the water and wrote it down.",
            "Ferry masters at Quell harbour tied up their boats for a second day and asked the harbour office who would pay for the lost crossings.",
        ];
        Read("strait", MarkedReports.Of(halves[0], "Oro Courier", StoreContract.Day, title: "Sluices open"));
        Read("strait", MarkedReports.Of(halves[1], "Tasmere Post", StoreContract.Day, title: "Ferries idle"));
        Assert.Equal(2, Stories().Length);
        Read("strait", MarkedReports.Of($"{halves[0]}\n{halves[1]}", "Harbour Radio", StoreContract.Day, title: "Sluices and ferries"));
        StoryItem one = Assert.Single(Stories());
        string buried = Assert.Single(one.MergedFrom);
        Assert.Equal(("merged", one.Id), (_store.Find(buried)!.Status, _store.Find(buried)!.MergedInto));
    }
}
