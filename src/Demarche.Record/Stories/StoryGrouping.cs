using System.Runtime.InteropServices;
using Demarche.Intake;

namespace Demarche.Record;

/// <summary>
/// Places reports into stories one after the other. Candidates are the recent reports that share the telling words, found through an index
/// of words of which each holds its latest reports only; the stories of the likest are then measured whole. What is held is bounded by the
/// window. One thread at a time.
/// </summary>
/// <param name="window">Number of reports remembered.</param>
/// <param name="revises">Keeps what <see cref="Final"/> needs, of all reports.</param>
public sealed class StoryGrouping(int window, bool revises = false)
{
    private const int MostCandidates = 40;
    private const int MostMembersAsked = 24;

    private readonly TermIndex _index = new();
    private readonly TermBackground _background = new();
    private readonly RingOf<Placed> _reports = new();
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly List<List<(int Other, double LogOdds)>> _likeness = [];
    private readonly List<(int Other, double LogOdds)> _measured = [];
    private readonly List<int> _candidates = [];
    private readonly List<double> _odds = [];
    private readonly HashSet<int> _asked = [];
    private int _stories;

    /// <summary>What placing needs of a report: pure.</summary>
    public static Mention<StorySketch> Draw(Report report, CopyText text)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(text);
        ReportFacts facts = new()
        {
            Id = report.Id,
            Outlet = report.Outlet,
            Title = report.Title,
            Published = report.Published,
        };
        return new Mention<StorySketch>(facts, 0, StorySketches.Of(report.Title, report.Text, CopyFinder.Fingerprints(text)));
    }

    /// <summary>Number of the story that a report is placed in, counted from 0 in order of appearance.</summary>
    public int Add(Mention<StorySketch> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        StorySketch sketch = report.Told;
        SeenSketch seen = new(sketch, _background.Weighed(sketch));
        _background.Add(sketch);
        int? day = StoryJoin.DayNumber(report.Report);
        uint[] terms = StoryJoin.HeaviestTerms(sketch.Body, TermIndex.TermsOfReport);
        int number = _reports.Next;
        int story = -1;
        double best = StoryJoin.Placed;
        _measured.Clear();
        _asked.Clear();
        _index.Candidates(terms, sketch.Body, _reports, MostCandidates, _candidates);
        foreach (int candidate in _candidates)
        {
            int of = _reports[candidate].Story;
            if (!_asked.Add(of))
            {
                continue;
            }

            double value = Measure(seen, day, of);
            if (value > best || (value == best && story >= 0 && of < story))
            {
                (story, best) = (of, value);
            }
        }

        if (story < 0)
        {
            story = _stories++;
            _members.Add(story, []);
        }

        _members[story].Add(number);
        _reports.Add(new Placed(seen, day, story, terms));
        _index.Enter(number, terms, sketch.Body);
        if (revises)
        {
            _likeness.Add([.. _measured]);
            foreach ((int other, double odds) in _measured)
            {
                _likeness[other].Add((number, odds));
            }
        }

        if (_reports.Count > window)
        {
            Forget();
        }

        return story;
    }

    /// <summary>The stories in view of all reports, by average link over every pair that was measured.</summary>
    public int[] Final() => StoryPlacement.AverageLink(_likeness, StoryJoin.Placed);

    private void Forget()
    {
        int number = _reports.First;
        Placed oldest = _reports.RemoveFirst();
        _index.Leave(number, oldest.Terms);
        List<int> members = _members[oldest.Story];
        members.Remove(number);
        if (members.Count == 0)
        {
            _members.Remove(oldest.Story);
        }
    }

    private double Measure(SeenSketch seen, int? day, int story)
    {
        ReadOnlySpan<int> members = CollectionsMarshal.AsSpan(_members[story]);
        _odds.Clear();
        for (int i = members.Length - 1; i >= 0 && _odds.Count < MostMembersAsked; i--)
        {
            Placed member = _reports[members[i]];
            double odds = StoryJoin.LogOdds(member.Seen, member.Day, seen, day);
            _odds.Add(odds);
            if (revises && odds > StoryPlacement.Unlike)
            {
                _measured.Add((members[i], odds));
            }
        }

        return StoryPlacement.Of(_odds, _odds.Count);
    }

    /// <param name="Day">Days since 1970; null for a report without a date of its own.</param>
    internal readonly record struct Placed(SeenSketch Seen, int? Day, int Story, uint[] Terms);
}
