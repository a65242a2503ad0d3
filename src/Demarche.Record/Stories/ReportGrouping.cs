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

    /// <summary>Holders of a fingerprint that later reports are compared with: the first ones.</summary>
    private const int MostHolders = 64;

    private readonly int _window;
    private readonly StoryStream _stories;
    private readonly Dictionary<ReportId, ImmutableArray<OriginVerdict>> _origins = [];
    private readonly Dictionary<ulong, List<int>> _byFingerprint = [];
    private readonly Dictionary<int, Placed> _placed = [];
    private readonly Queue<CopyText> _indexed = new();
    private int _count;

    /// <param name="window">Number of reports remembered.</param>
    /// <param name="revises">Keeps what <see cref="FinalStories"/> needs.</param>
    public ReportGrouping(int window = 200_000, bool revises = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        _window = window;
        _stories = new StoryStream(revises);
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
                pairs.Add(new CopyPair(report.Id, earlier.Report, measure.Fraction, measure.OfFraction, measure.Runs));
                copies.Add(new GroupedCopy(earlier.Id, Math.Round(measure.Fraction, 4), Math.Round(measure.OfFraction, 4)));
            }
        }

        ImmutableArray<OriginVerdict> origins = OriginJudgement.Judge(
            report,
            pairs,
            id => _origins.TryGetValue(id, out ImmutableArray<OriginVerdict> known) ? known : []
        );
        string id = report.GivenId ?? report.Id.Value;
        int story = _stories.Add(sketch);
        text.Release();
        Keep(new Placed(id, text, sketch.Report.Id, passages), origins);
        return new GroupResult(id, story + 1, [.. copies], OriginJudgement.Names(origins));
    }

    /// <summary>The stories as they stand when all reports have been seen, one for each report in the order of adding, counted from 1.</summary>
    public int[] FinalStories() => Array.ConvertAll(_stories.Final(), static story => story + 1);

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

    private void Keep(Placed placed, ImmutableArray<OriginVerdict> origins)
    {
        int number = _count++;
        _placed.Add(number, placed);
        _origins[placed.Report] = origins;
        foreach (ulong fingerprint in placed.Fingerprints)
        {
            List<int> holders = CollectionsMarshal.GetValueRefOrAddDefault(_byFingerprint, fingerprint, out _) ??= [];
            if (holders.Count < MostHolders)
            {
                holders.Add(number);
            }
        }

        if (number >= _window)
        {
            Forget(number - _window);
            _stories.Forget(number - _window);
        }
    }

    private void Forget(int number)
    {
        _placed.Remove(number, out Placed? old);
        _origins.Remove(old!.Report);
        foreach (ulong fingerprint in old.Fingerprints)
        {
            if (_byFingerprint.TryGetValue(fingerprint, out List<int>? holders) && holders.Remove(number) && holders.Count == 0)
            {
                _byFingerprint.Remove(fingerprint);
            }
        }
    }

    private sealed record Placed(string Id, CopyText Text, ReportId Report, ulong[] Fingerprints);
}
