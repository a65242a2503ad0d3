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
    private readonly List<Compared> _compared = [];
    private readonly List<double> _nearness = [];
    private readonly StreamComparison _comparison = new();
    private double[] _features = [];
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
        SeenSketch seen = _background.Seen(sketch);
        _background.Add(sketch);
        int? day = StoryJoin.DayNumber(report.Report);
        uint[] terms = StoryJoin.HeaviestTerms(sketch.Body, TermIndex.TermsOfReport);
        int number = _reports.Next;
        _index.Candidates(terms, sketch.Body, _reports, MostCandidates, _candidates);
        Compare(seen, day);
        Ask(seen);
        int story = Likest();
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
    public int[] Final() => StoryPlacement.AverageLink(_likeness, StoryJoin.Linked);

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

    // The members of all stories that candidates stand in, story by story.
    private void Compare(SeenSketch seen, int? day)
    {
        _asked.Clear();
        _compared.Clear();
        _nearness.Clear();
        if (_candidates.Count > 0)
        {
            _comparison.Take(seen);
        }

        foreach (int candidate in _candidates)
        {
            int story = _reports[candidate].Story;
            if (!_asked.Add(story))
            {
                continue;
            }

            ReadOnlySpan<int> members = CollectionsMarshal.AsSpan(_members[story]);
            for (int i = members.Length - 1; i >= Math.Max(0, members.Length - MostMembersAsked); i--)
            {
                Placed member = _reports[members[i]];
                double? settled = StoryJoin.Settled(member.Seen.Sketch, member.Day, seen.Sketch, day, out int? days, out bool quotes);
                double near = 0;
                if (settled != StoryPlacement.Unlike)
                {
                    double body = _comparison.Body(member.Seen);
                    if (settled is null && body < StreamFeatures.LeastLikeness)
                    {
                        settled = StoryPlacement.Unlike;
                    }
                    else
                    {
                        near = settled is null
                            ? _comparison.Features(member.Seen, days, FeaturesOf(_compared.Count))
                            : _comparison.Near(member.Seen);
                        _nearness.Add(near);
                    }
                }

                _compared.Add(new Compared(members[i], story, settled, quotes, near));
            }
        }

        _nearness.Sort();
    }

    // In view of all that were compared; what each has nearest goes on to the next report.
    private void Ask(SeenSketch seen)
    {
        _measured.Clear();
        Span<Compared> all = CollectionsMarshal.AsSpan(_compared);
        for (int i = 0; i < all.Length; i++)
        {
            ref Compared compared = ref all[i];
            SeenSketch other = _reports[compared.Report].Seen;
            if (compared.Odds is null)
            {
                Span<double> features = FeaturesOf(i);
                StreamFeatures.Beside(other.Nearest, Nearer(compared.Near), features);
                compared = compared with { Odds = StoryJoin.Lifted(StoryLikeness.LogOdds(features), compared.Quotes) };
            }

            other.Nearest = Math.Max(other.Nearest, compared.Near);
            seen.Nearest = Math.Max(seen.Nearest, compared.Near);
            if (revises && compared.Odds > StoryPlacement.Unlike)
            {
                _measured.Add((compared.Report, compared.Odds.Value));
            }
        }
    }

    // The story that the report is likest to, the earlier of equals; below 0 where none is like enough.
    private int Likest()
    {
        int story = -1;
        double best = StoryJoin.Placed;
        ReadOnlySpan<Compared> all = CollectionsMarshal.AsSpan(_compared);
        for (int from = 0, to; from < all.Length; from = to)
        {
            int of = all[from].Story;
            _odds.Clear();
            for (to = from; to < all.Length && all[to].Story == of; to++)
            {
                _odds.Add(all[to].Odds!.Value);
            }

            double value = StoryPlacement.Of(_odds, _odds.Count);
            if (value > best || (value == best && story >= 0 && of < story))
            {
                (story, best) = (of, value);
            }
        }

        return story;
    }

    private int Nearer(double near)
    {
        int at = _nearness.BinarySearch(near);
        while (at < _nearness.Count && _nearness[at] == near)
        {
            at++;
        }

        return _nearness.Count - at;
    }

    private Span<double> FeaturesOf(int compared)
    {
        int end = (compared + 1) * StreamFeatures.Count;
        if (_features.Length < end)
        {
            Array.Resize(ref _features, Math.Max(end, 2 * _features.Length));
        }

        return _features.AsSpan(compared * StreamFeatures.Count, StreamFeatures.Count);
    }

    /// <param name="Day">Days since 1970; null for a report without a date of its own.</param>
    internal readonly record struct Placed(SeenSketch Seen, int? Day, int Story, uint[] Terms);

    /// <param name="Odds">Null until it is asked.</param>
    /// <param name="Near">Cosine of the weighted bodies; 0 for one that is ruled out by its date.</param>
    private readonly record struct Compared(int Report, int Story, double? Odds, bool Quotes, double Near);
}
