using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Demarche.Intake;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>Text that a report shares with an earlier one, as the <c>group</c> command tells it.</summary>
public sealed record GroupedCopy(string Of, double Fraction, double OfFraction);

/// <summary>Where one report stands among those given before it.</summary>
/// <param name="Id">The id that the input gave, else the report's own.</param>
/// <param name="Story">Number of the story, counted from 1 in order of appearance.</param>
public sealed record GroupResult(string Id, int Story, ImmutableArray<GroupedCopy> Copies, ImmutableArray<string> Origins);

/// <summary>A report as grouping looks at it: made by <see cref="ReportGrouping.Draw"/>.</summary>
public sealed class DrawnReport
{
    internal DrawnReport(Report report, CopyText text, ulong[] passages, Mention<StorySketch> sketch) =>
        (Report, Text, Passages, Sketch) = (report, text, passages, sketch);

    internal Report Report { get; }

    internal CopyText Text { get; }

    internal ulong[] Passages { get; }

    internal Mention<StorySketch> Sketch { get; }
}

/// <summary>
/// Places reports one after the other, each from those before it: give them in order of publication. Reports older than the window are
/// forgotten, so that memory is bounded. One thread at a time.
/// </summary>
public sealed class ReportGrouping
{
    private const int MostIndexed = 1024;
    private const int MostCandidates = 200;
    private const int MostInBucket = 400;
    private const int MostMembersAsked = 12;

    /// <summary>An average over a story may lie this much below what one pair alone must have.</summary>
    private const double GroupLeniency = .17;

    private readonly int _window;
    private readonly StoryJoin _rule = new();
    private readonly Dictionary<ReportId, ImmutableArray<OriginVerdict>> _origins = [];
    private readonly Dictionary<ulong, List<int>> _byFingerprint = [];
    private readonly Dictionary<string, List<int>> _byStoryKey = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Placed> _placed = [];
    private readonly List<int> _storyRoots = [];
    private readonly List<List<int>> _members = [];
    private readonly Queue<CopyText> _indexed = new();
    private int _count;

    /// <param name="window">Number of reports remembered.</param>
    public ReportGrouping(int window = 200_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        _window = window;
    }

    /// <summary>What placing needs of a report, from its title, text and date alone: pure, so that many can be drawn side by side.</summary>
    public static DrawnReport Draw(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        CopyText text = CopyText.Of(report.Text);
        ulong[] fingerprints = CopyFinder.Fingerprints(text);
        ReportFacts facts = new()
        {
            Id = report.Id,
            Outlet = report.Outlet,
            Title = report.Title,
            Published = report.Published,
        };
        Mention<StorySketch> sketch = new(facts, 0, StorySketches.Of(report.Title, report.Text, fingerprints));
        return new DrawnReport(report, text, CopyFinder.Keys(fingerprints), sketch);
    }

    /// <summary>Draws a report and places it.</summary>
    public GroupResult Add(Report report) => Add(Draw(report));

    /// <summary>Places a report that was drawn before.</summary>
    public GroupResult Add(DrawnReport drawn)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        (Report report, CopyText text, ulong[] passages, Mention<StorySketch> sketch) = (
            drawn.Report,
            drawn.Text,
            drawn.Passages,
            drawn.Sketch
        );
        List<CopyPair> pairs = [];
        List<GroupedCopy> copies = [];
        foreach (int candidate in Candidates(passages))
        {
            Placed earlier = _placed[candidate];
            Indexed(earlier.Text);
            if (CopyFinder.Compare(text, earlier.Text) is { } measure)
            {
                pairs.Add(new CopyPair(report.Id, earlier.Sketch.Report.Id, measure.Fraction, measure.OfFraction, measure.Runs));
                copies.Add(new GroupedCopy(earlier.Id, Math.Round(measure.Fraction, 4), Math.Round(measure.OfFraction, 4)));
            }
        }

        ImmutableArray<OriginVerdict> origins = OriginJudgement.Judge(
            report,
            pairs,
            id => _origins.TryGetValue(id, out ImmutableArray<OriginVerdict> known) ? known : []
        );
        string id = report.GivenId ?? report.Id.Value;
        string[] keys = [.. _rule.BlockingKeys(sketch).Select(static k => k.Text)];
        int story = StoryOf(sketch, keys);
        text.Release();
        Keep(new Placed(id, text, sketch, story, passages, keys), origins);
        return new GroupResult(id, story + 1, [.. copies], OriginJudgement.Names(origins));
    }

    /// <summary>The story of a result as it stands now: stories that a later report ties together are one.</summary>
    public int FinalStory(GroupResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Root(result.Story - 1) + 1;
    }

    // The texts that were compared last keep what comparing has made of them.
    private void Indexed(CopyText text)
    {
        if (text.IsIndexed)
        {
            return;
        }

        if (_indexed.Count == MostIndexed)
        {
            _indexed.Dequeue().Release();
        }

        _indexed.Enqueue(text);
    }

    // Those with most in common, in order of arrival.
    private List<int> Candidates(ulong[] fingerprints)
    {
        Dictionary<int, int> shared = [];
        foreach (ulong fingerprint in fingerprints)
        {
            if (_byFingerprint.TryGetValue(fingerprint, out List<int>? holders))
            {
                foreach (int holder in holders)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(shared, holder, out _)++;
                }
            }
        }

        List<(int Holder, int Shared)> enough = [];
        foreach ((int holder, int count) in shared)
        {
            if (count >= CopyFinder.LeastCommonKeys)
            {
                enough.Add((holder, count));
            }
        }

        enough.Sort(static (x, y) => x.Shared != y.Shared ? y.Shared.CompareTo(x.Shared) : x.Holder.CompareTo(y.Holder));
        List<int> chosen = enough.Take(MostCandidates).Select(static e => e.Holder).ToList();
        chosen.Sort();
        return chosen;
    }

    // The story whose reports are on average likest; others as like as a pair alone must be are tied to it in the final numbering only.
    private int StoryOf(Mention<StorySketch> sketch, string[] keys)
    {
        HashSet<int> seen = [];
        HashSet<int> asked = [];
        List<int> strong = [];
        int story = -1;
        double likest = 0;
        foreach (string key in keys)
        {
            if (!_byStoryKey.TryGetValue(key, out List<int>? bucket))
            {
                continue;
            }

            foreach (int other in bucket)
            {
                int candidate = _placed[other].Story;
                if (!seen.Add(other) || !asked.Add(candidate))
                {
                    continue;
                }

                double margin = Margin(sketch, candidate);
                if (margin >= GroupLeniency)
                {
                    strong.Add(candidate);
                }

                if (margin > likest || (margin == likest && margin > 0 && candidate < story))
                {
                    (story, likest) = (candidate, margin);
                }
            }
        }

        foreach (int tied in strong)
        {
            Tie(story, tied);
        }

        if (story < 0)
        {
            story = _storyRoots.Count;
            _storyRoots.Add(story);
            _members.Add([]);
        }

        return story;
    }

    // How far the average likeness to the latest members of a story lies above what is asked.
    private double Margin(Mention<StorySketch> sketch, int story)
    {
        double sum = 0;
        int count = 0;
        List<int> members = _members[story];
        for (int i = members.Count - 1; i >= 0 && count < MostMembersAsked; i--)
        {
            if (_placed.TryGetValue(members[i], out Placed? member))
            {
                sum += StoryJoin.Margin(member.Sketch, sketch);
                count++;
            }
        }

        return count == 0 ? -1 : (sum / count) + GroupLeniency;
    }

    private void Tie(int left, int right)
    {
        int a = Root(left);
        int b = Root(right);
        _storyRoots[Math.Max(a, b)] = Math.Min(a, b);
    }

    private int Root(int story)
    {
        while (_storyRoots[story] != story)
        {
            story = _storyRoots[story];
        }

        return story;
    }

    private void Keep(Placed placed, ImmutableArray<OriginVerdict> origins)
    {
        int number = _count++;
        _placed.Add(number, placed);
        _members[placed.Story].Add(number);
        _origins[placed.Sketch.Report.Id] = origins;
        foreach (ulong fingerprint in placed.Fingerprints)
        {
            List<int> holders = CollectionsMarshal.GetValueRefOrAddDefault(_byFingerprint, fingerprint, out _) ??= [];
            if (holders.Count < CopyFinder.MostAnchors)
            {
                holders.Add(number);
            }
        }

        foreach (string key in placed.Keys)
        {
            List<int> bucket = CollectionsMarshal.GetValueRefOrAddDefault(_byStoryKey, key, out _) ??= [];
            Bound(bucket);
            bucket.Add(number);
        }

        if (number >= _window)
        {
            Forget(number - _window);
        }
    }

    // Terms that hundreds of reports carry are no sign of a story: the oldest holders give way.
    private static void Bound(List<int> bucket)
    {
        if (bucket.Count >= MostInBucket)
        {
            bucket.RemoveAt(0);
        }
    }

    private void Forget(int number)
    {
        _placed.Remove(number, out Placed? old);
        _origins.Remove(old!.Sketch.Report.Id);
        foreach (ulong fingerprint in old.Fingerprints)
        {
            Drop(_byFingerprint, fingerprint, number);
        }

        foreach (string key in old.Keys)
        {
            Drop(_byStoryKey, key, number);
        }
    }

    private static void Drop<TKey>(Dictionary<TKey, List<int>> index, TKey key, int number)
        where TKey : notnull
    {
        if (index.TryGetValue(key, out List<int>? holders) && holders.Remove(number) && holders.Count == 0)
        {
            index.Remove(key);
        }
    }

    private sealed record Placed(string Id, CopyText Text, Mention<StorySketch> Sketch, int Story, ulong[] Fingerprints, string[] Keys);
}
