using System.Collections.Immutable;
using CsCheck;
using Demarche.Intake;
using Demarche.Record;

namespace Demarche.Store.Tests;

/// <summary>Threads of stories, read as an editor would tell them: what goes on from what, what stays apart, and what became of a thread's id.</summary>
public sealed class ThreadTests : IDisposable
{
    // One dispute over a dam, from its first demand to its end.
    private static readonly Report[] s_dam =
    [
        Told(
            0,
            "Tasmere wants the Imber sluices open",
            "Tasmere demanded that Arvenia reopen the lower sluices of the Imber dam. Barges have waited at Quell since the Imber fell by a hand.\nDEMAND TSM ARV reopen the lower sluices"
        ),
        Told(
            4,
            "Arvenia refuses to open the Imber dam",
            "Arvenia said the sluices of the Imber dam would stay shut until the spring flood. Tasmere called the answer a threat to its barges.\nANSWER ARV rejected reopen the lower sluices"
        ),
        Told(
            11,
            "Meridian Council offers to mediate at Lorn",
            "The Meridian Council invited Arvenia and Tasmere to Lorn to talk about the Imber dam and its sluices."
        ),
        Told(
            20,
            "Water flows again below the Imber dam",
            "Engineers opened two sluices of the Imber dam at dawn, and the first barges left Quell for Tasmere. Arvenia spoke of goodwill.\nANSWER ARV fulfilled reopen the lower sluices"
        ),
    ];

    // Another one of the same weeks, told in like words, over a strait and its ferries.
    private static readonly Report[] s_strait =
    [
        Told(
            2,
            "Kestria closes the Sabel Strait",
            "Kestria closed the Sabel Strait to fishing boats and said that patrols from Dorvane would seize any that crossed. Halmere protested.\nDEMAND HLM KST reopen the strait"
        ),
        Told(
            8,
            "Halmere boats wait at Vell",
            "Halmere kept its fishing boats at Vell for a second week and called on Kestria to end the closure of the Sabel Strait."
        ),
    ];

    private readonly TemporaryFolder _folder = new();
    private int _stores;

    public void Dispose() => _folder.Dispose();

    private static Report Told(int day, string title, string text) =>
        MarkedReports.Of(text, $"Outlet {title[0]}{day}", StoreContract.Day.PlusDays(day), title: title);

    private SqliteStore Store(params IEnumerable<Report> reports)
    {
        SqliteStore store = SqliteStore.Open(_folder.File($"{_stores++}.db"), new MarkedAnalyser());
        Read(store, "river", reports);
        return store;
    }

    private static void Read(SqliteStore store, string dispute, params IEnumerable<Report> reports) =>
        store.Read(dispute, MarkedReports.Outcomes(reports), null, CancellationToken.None);

    private static ImmutableArray<StoryItem> Stories(SqliteStore store, string dispute = "river") =>
        store.Stories(new ViewQuery(dispute, Limit: 500)).Items;

    /// <summary>"later title &lt; earlier title", in order; a story that goes on from none stands alone.</summary>
    private static string[] GoesOn(SqliteStore store) =>
        [.. Stories(store).Select(static s => s.Continues is { } from ? $"{s.Title} < {from.Title}" : s.Title)];

    [Fact]
    public void A_demand_its_refusal_the_mediation_and_the_end_are_one_thread()
    {
        using SqliteStore store = Store(s_dam);
        ImmutableArray<StoryItem> stories = Stories(store);
        Assert.Equal(4, stories.Length);
        Assert.Null(stories[0].Continues);
        Assert.All(stories.Skip(1), static s => Assert.NotNull(s.Continues));
        Assert.All(stories, s => Assert.Equal(new ThreadRef("th" + stories[0].Id[2..], 4), s.Thread));
    }

    [Fact]
    public void A_link_says_why()
    {
        using SqliteStore store = Store(s_dam);
        StoryItem refusal = Stories(store)[1];
        StoryContinuation why = refusal.Continues!;
        Assert.Equal("Tasmere wants the Imber sluices open", why.Title);
        Assert.Contains("imber", why.Signs.SharedNames);
        Assert.Equal(ThreadTie.Answer, why.Signs.Tie);
        Assert.Equal("response", Assert.Single(why.Lines).Kind);
        Assert.InRange(why.Signs.Strength, ThreadLinking.Asked, 2);
        Assert.Contains(refusal.Id, Stories(store)[0].ContinuedBy);
    }

    [Fact]
    public void Two_disputes_of_the_same_weeks_stay_apart()
    {
        using SqliteStore store = Store([.. s_dam, .. s_strait]);
        ILookup<string, string> threads = Stories(store).ToLookup(static s => s.Thread!.Id, static s => s.Title);
        Assert.Equal([4, 2], threads.Select(static t => t.Count()));
        Assert.All(threads.Last(), static title => Assert.Matches("Kestria|Halmere", title));
    }

    [Fact]
    public void A_story_that_has_something_of_two_disputes_does_not_weld_them()
    {
        Report both = Told(
            14,
            "A week of quarrels over water",
            "Barges wait below the Imber dam, and Kestria keeps the Sabel Strait closed to the boats of Halmere; Arvenia and Tasmere have not met."
        );
        using SqliteStore store = Store([.. s_dam, .. s_strait, both]);
        ILookup<string, string> threads = Stories(store).ToLookup(static s => s.Thread!.Id, static s => s.Title);
        Assert.Equal(2, threads.Count);
        Assert.DoesNotContain(
            threads,
            static t => t.Contains("Kestria closes the Sabel Strait") && t.Contains("Arvenia refuses to open the Imber dam")
        );
    }

    [Fact]
    public void Of_equally_strong_ones_the_nearest_is_gone_on_from_whatever_came_first()
    {
        // The same words weeks apart, so all of them are tied to the last one alike.
        Report[] alike =
        [
            .. new[] { 0, 12, 24 }.Select(static day =>
                Told(day, "Barges wait below the Imber dam", "Barges wait at Quell below the Imber dam, and its sluices stay shut.")
            ),
        ];
        Report last = Told(
            36,
            "Council at Lorn speaks of the Imber dam",
            "Envoys at Lorn spoke of the barges at Quell and of the sluices of the Imber dam."
        );
        Report[][] orders =
        [
            [.. alike, last],
            [last, .. alike.Reverse()],
            [alike[0], last, alike[1], alike[2]],
        ];
        foreach (Report[] order in orders)
        {
            using SqliteStore store = Store();
            foreach (Report report in order)
            {
                Read(store, "river", report);
            }

            ImmutableArray<StoryItem> stories = Stories(store);
            Assert.Equal(4, stories.Length);
            Assert.Equal(stories[2].Id, stories[3].Continues?.Story);
        }
    }

    [Fact]
    public void What_comes_after_the_window_begins_a_thread_of_its_own()
    {
        Report later = Told(
            20 + ThreadLinking.FarthestDays + 1,
            "Imber dam sluices shut once more",
            "Arvenia closed the lower sluices of the Imber dam, and barges wait at Quell in Tasmere."
        );
        using SqliteStore store = Store([.. s_dam, later]);
        StoryItem anew = Stories(store)[^1];
        Assert.Equal((later.Title, 1), (anew.Title, anew.Thread!.Stories));
    }

    [Fact]
    public void Stories_of_two_disputes_of_the_store_are_never_linked()
    {
        using SqliteStore store = Store(s_dam[0]);
        Read(store, "other", s_dam[1]);
        Assert.Null(Assert.Single(Stories(store, "other")).Continues);

        // Taken into that dispute as well, the first one is what it goes on from.
        Read(store, "other", s_dam[0]);
        Assert.Equal(s_dam[0].Title, Stories(store, "other")[1].Continues?.Title);
    }

    [Fact]
    public void An_earlier_story_that_comes_later_takes_the_thread_in_and_its_id_still_leads_there()
    {
        using SqliteStore store = Store(s_dam.Skip(1));
        string before = Stories(store)[0].Thread!.Id;
        Read(store, "river", s_dam[0]);
        string after = Stories(store)[0].Thread!.Id;
        Assert.NotEqual(before, after);
        FoundRecord found = store.Find(before)!;
        Assert.Equal(("thread", "merged", after), (found.Kind, found.Status, found.MergedInto));
        Assert.Equal("current", store.Find(after)!.Status);
        Assert.Null(store.Find("th_999"));
        Assert.Equal(4, store.Stories(new ViewQuery("river") { Filter = new LineFilter { Thread = before } }).Items.Length);
    }

    [Fact]
    public void Forgetting_a_story_parts_what_it_alone_held_together()
    {
        using SqliteStore store = Store(s_dam);
        store.Forget(s_dam[0].Id.Value);
        using SqliteStore never = Store(s_dam.Skip(1));
        Assert.Equal(GoesOn(never), GoesOn(store));
    }

    [Fact]
    public void Threads_are_a_function_of_the_reports()
    {
        Report[] all = [.. s_dam, .. s_strait, .. Enumerable.Range(0, 14).Select(Episode)];
        string[] whole;
        string threads;
        using (SqliteStore once = Store(all))
        {
            whole = GoesOn(once);
            threads = Partition(once);
            Assert.Contains(whole, static s => s.Contains('<', StringComparison.Ordinal));
        }

        Gen.Shuffle(all)
            .Sample(
                order =>
                {
                    using SqliteStore store = Store(order.Take(order.Length / 2));
                    foreach (Report report in order.Skip(order.Length / 2))
                    {
                        Read(store, "river", report);
                    }

                    Assert.Equal(whole, GoesOn(store));
                    Assert.Equal(threads, Partition(store));
                },
                iter: 6,
                threads: 1
            );
    }

    // Names and words that come and go, so that stories compete for those after them.
    private static Report Episode(int number)
    {
        string[] places = ["Imber", "Sabel", "Quell", "Vell", "Lorn", "Dorvane"];
        string[] things = ["sluices and barges", "boats and patrols", "talks and envoys", "tolls and customs"];
        string place = places[number % places.Length];
        string other = places[(number * 5) % places.Length];
        return Told(
            3 * number,
            $"Day {number} at {place}",
            $"Officials at {place} and {other} spoke of {things[number % 4]} on the {number + 1}th day. Nobody in {other} would say what comes next for {place}."
        );
    }

    private static string Partition(SqliteStore store) =>
        string.Join(
            '\n',
            Stories(store)
                .GroupBy(static s => s.Thread!.Id)
                .Select(static g => string.Join(" + ", g.Select(static s => s.Title)))
                .Order(StringComparer.Ordinal)
        );
}
