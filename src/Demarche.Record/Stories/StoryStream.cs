using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>
/// Places reports into stories one after the other. Candidates are the recent reports that share the telling words, found through an index
/// of words of which each holds its latest reports only; the stories of the likest are then measured whole. One thread at a time.
/// </summary>
internal sealed class StoryStream(bool revises)
{
    private const int IndexedTerms = 24;
    private const int MostInBucket = 256;
    private const int MostCandidates = 40;
    private const int MostMembersAsked = 24;

    /// <summary>Sum of the products of weights, of at most 255 each, that makes a candidate.</summary>
    private const int LeastProduct = 4_000;

    private readonly Dictionary<uint, List<(int Report, byte Weight)>> _byTerm = [];
    private readonly Dictionary<int, Mention<StorySketch>> _reports = [];
    private readonly List<int> _storyOf = [];
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly List<List<(int Other, double LogOdds)>> _likeness = [];
    private readonly Dictionary<int, int> _products = [];
    private int _stories;

    /// <summary>Number of the story that a report is placed in, counted from 0 in order of appearance.</summary>
    public int Add(Mention<StorySketch> report)
    {
        int number = _storyOf.Count;
        List<(int Other, double LogOdds)> measured = [];
        int story = -1;
        double best = StoryJoin.Placed;
        HashSet<int> asked = [];
        foreach (int candidate in Candidates(report.Told))
        {
            int of = _storyOf[candidate];
            if (!asked.Add(of))
            {
                continue;
            }

            double value = Measure(report, of, measured);
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

        Keep(number, report, story, measured);
        return story;
    }

    public void Forget(int number)
    {
        if (!_reports.Remove(number))
        {
            return;
        }

        List<int> members = _members[_storyOf[number]];
        members.Remove(number);
        if (members.Count == 0)
        {
            _members.Remove(_storyOf[number]);
        }
    }

    /// <summary>The stories in view of all reports, by average link over every pair that was measured.</summary>
    public int[] Final() => StoryPlacement.AverageLink(_likeness, StoryJoin.Placed);

    // The likest by their heaviest words, the latest first among equals.
    private List<int> Candidates(StorySketch sketch)
    {
        _products.Clear();
        foreach (uint term in StoryJoin.HeaviestTerms(sketch.Body, IndexedTerms))
        {
            if (!_byTerm.TryGetValue(term, out List<(int Report, byte Weight)>? bucket))
            {
                continue;
            }

            int mine = sketch.Body.WeightOf(term);
            foreach ((int other, byte weight) in bucket)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_products, other, out _) += mine * weight;
            }
        }

        List<(int Product, int Report)> found = [];
        foreach ((int other, int product) in _products)
        {
            if (product >= LeastProduct && _reports.ContainsKey(other))
            {
                found.Add((product, other));
            }
        }

        found.Sort(static (x, y) => x.Product != y.Product ? y.Product.CompareTo(x.Product) : y.Report.CompareTo(x.Report));
        return found.ConvertAll(static f => f.Report)[..Math.Min(found.Count, MostCandidates)];
    }

    private double Measure(Mention<StorySketch> report, int story, List<(int Other, double LogOdds)> measured)
    {
        List<int> members = _members[story];
        List<double> likeness = new(Math.Min(members.Count, MostMembersAsked));
        for (int i = members.Count - 1; i >= 0 && likeness.Count < MostMembersAsked; i--)
        {
            double odds = StoryJoin.LogOdds(_reports[members[i]], report);
            likeness.Add(odds);
            if (revises && odds > StoryPlacement.Unlike)
            {
                measured.Add((members[i], odds));
            }
        }

        return StoryPlacement.Of(likeness, likeness.Count);
    }

    private void Keep(int number, Mention<StorySketch> report, int story, List<(int Other, double LogOdds)> measured)
    {
        _storyOf.Add(story);
        _reports.Add(number, report);
        _members[story].Add(number);
        if (revises)
        {
            _likeness.Add(measured);
            foreach ((int other, double odds) in measured)
            {
                _likeness[other].Add((number, odds));
            }
        }

        foreach (uint term in StoryJoin.HeaviestTerms(report.Told.Body, IndexedTerms))
        {
            List<(int Report, byte Weight)> bucket = CollectionsMarshal.GetValueRefOrAddDefault(_byTerm, term, out _) ??= [];
            if (bucket.Count >= MostInBucket)
            {
                // A word that hundreds of reports hold: the older half gives way.
                bucket.RemoveRange(0, MostInBucket / 2);
            }

            bucket.Add((number, (byte)report.Told.Body.WeightOf(term)));
        }
    }
}
