using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>
/// Which reports may share text: those with fingerprints in common of which one of the two is an anchor, that is, among the first
/// holders in canonical order. So a fingerprint costs each of its holders the same few comparisons, however many hold it, and which pairs
/// are made depends on the set of reports alone.
/// </summary>
internal sealed class CopyCandidates(SqlSession session, ReportTable reports, WorkQueue work)
{
    // Anchors are asked for again and again; what is kept is bounded by words, whatever the size of the store.
    private const int MostWordsKept = 200_000;
    private readonly RecentlyUsed<string, CopySide> _kept = new(MostWordsKept);

    /// <summary>Lets go of what was held to compare, once all pairs are found: lines are joined without it.</summary>
    public void Release() => _kept.Clear();

    public bool Holds(string report) => session.Any("SELECT 1 FROM fingerprints WHERE report_id = $1 LIMIT 1", report);

    /// <summary>Writes the fingerprints of a report; an anchor that it takes the place of looks for its pairs anew.</summary>
    public void Enter(Report report, string cause)
    {
        string id = report.Id.Value;
        _kept.Remove(id);
        session.Execute("DELETE FROM fingerprints WHERE report_id = $1", id);
        long sort = SortOf(report.Published);
        foreach (ulong hash in CopyFinder.Keys(CopyFinder.Fingerprints(report.Text)))
        {
            long key = unchecked((long)hash);
            session.Execute("INSERT INTO fingerprints (hash, sort, report_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", key, sort, id);
            Displace(key, sort, id, cause);
        }
    }

    /// <summary>Takes a report's fingerprints out; a holder that becomes an anchor in its place looks for its pairs anew.</summary>
    public void Leave(string report, string cause)
    {
        _kept.Remove(report);
        foreach (
            (long hash, long sort) in session.Query(
                "SELECT hash, sort FROM fingerprints WHERE report_id = $1",
                static row => (row.GetInt64(0), row.GetInt64(1)),
                report
            )
        )
        {
            Displace(hash, sort, report, cause);
        }

        session.Execute("DELETE FROM fingerprints WHERE report_id = $1", report);
    }

    /// <summary>Candidates in order of their ids. One that waits itself looks for its pairs in its own turn and is left out.</summary>
    public List<string> Of(string report)
    {
        Dictionary<string, int> common = new(StringComparer.Ordinal);
        foreach (long hash in session.Query("SELECT hash FROM fingerprints WHERE report_id = $1", static row => row.GetInt64(0), report))
        {
            List<string> holders = Holders(hash, CopyFinder.MostAnchors);
            bool anchor = holders.Contains(report);
            foreach (string other in anchor && holders.Count == CopyFinder.MostAnchors ? Holders(hash, -1) : holders)
            {
                common[other] = common.GetValueOrDefault(other) + 1;
            }
        }

        List<string> candidates = [];
        foreach ((string other, int count) in common)
        {
            if (
                count >= CopyFinder.LeastCommonKeys
                && other != report
                && !session.Any("SELECT 1 FROM work WHERE item = $1 AND step = 'copies'", other)
            )
            {
                candidates.Add(other);
            }
        }

        candidates.Sort(StringComparer.Ordinal);
        return candidates;
    }

    /// <summary>What comparing needs of a report; null for one that is not there.</summary>
    public CopySide? Load(string report)
    {
        if (_kept.Find(report) is { } kept)
        {
            return kept;
        }

        if (reports.Text(report) is not { } text || reports.OwnFacts(report) is not { } facts)
        {
            return null;
        }

        kept = new CopySide(facts, CopyText.Of(new CleanText(text)));
        _kept.Keep(report, kept, kept.Text.Length);
        return kept;
    }

    // The first holder that is no anchor: was one before the report came, or will be one once it is gone, if the report stands before it.
    private void Displace(long hash, long sort, string report, string cause)
    {
        foreach (
            (long itsSort, string other) in session.Query(
                "SELECT sort, report_id FROM fingerprints WHERE hash = $1 ORDER BY sort, report_id LIMIT 1 OFFSET $2",
                static row => (row.GetInt64(0), row.GetString(1)),
                hash,
                CopyFinder.MostAnchors
            )
        )
        {
            if (sort < itsSort || (sort == itsSort && string.CompareOrdinal(report, other) < 0))
            {
                work.Add(WorkQueue.Copies, other, cause);
            }
        }
    }

    private List<string> Holders(long hash, int most) =>
        session.Query(
            "SELECT report_id FROM fingerprints WHERE hash = $1 ORDER BY sort, report_id LIMIT $2",
            static row => row.GetString(0),
            hash,
            most
        );

    private static long SortOf(PublishedDate published) =>
        published.Earliest is { } instant ? instant.ToUnixTimeTicks() / 10 : long.MaxValue;
}

/// <summary>One of two reports that are compared.</summary>
internal sealed record CopySide(ReportFacts Facts, CopyText Text);
