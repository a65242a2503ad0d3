using Demarche.Record;

namespace Demarche.Store;

/// <summary>
/// Keeps lines true to their mentions: takes what waits, one unit a transaction, composes its components again in canonical order and
/// finds for each the line that it was before.
/// </summary>
internal sealed class LineJoining(SqlSession session, MentionTable mentions, CorrectionBook corrections, LineWriting writing)
{
    /// <summary>Takes one unit of what waits of this kind. False when nothing does.</summary>
    public bool Next(LineKind kind)
    {
        (long Mention, long Dispute)[] waiting =
        [
            .. session.Query(
                "SELECT mention_id, dispute_id FROM members WHERE kind = $1 AND line IS NULL LIMIT 1",
                static row => (row.GetInt64(0), row.GetInt64(1)),
                kind.Name
            ),
        ];
        if (waiting.Length > 0)
        {
            (long mention, long dispute) = waiting[0];
            LineUnit unit = new(session, mentions, corrections, kind, dispute);
            unit.GatherFromMention(mention);
            if (unit.Members.Count == 0)
            {
                session.Execute("DELETE FROM members WHERE mention_id = $1", mention);
                return true;
            }

            Place(kind, unit);
            return true;
        }

        (long Line, long Dispute)[] dirty =
        [
            .. session.Query(
                "SELECT number, dispute_id FROM lines WHERE kind = $1 AND dirty IS NOT NULL LIMIT 1",
                static row => (row.GetInt64(0), row.GetInt64(1)),
                kind.Name
            ),
        ];
        if (dirty.Length == 0)
        {
            return false;
        }

        LineUnit rest = new(session, mentions, corrections, kind, dirty[0].Dispute);
        rest.GatherFromLine(dirty[0].Line);
        Place(kind, rest);
        return true;
    }

    private void Place(LineKind kind, LineUnit unit) =>
        writing.Settle(kind, unit.Dispute, Partition(kind, unit), unit.Lines, unit.StoodIn, null, unit.Cause ?? "human");

    /// <summary>Connected components, each in canonical order, the earliest first.</summary>
    private List<List<Member>> Partition(LineKind kind, LineUnit unit)
    {
        List<Member> all = [.. unit.Members.Values];
        all.Sort(CanonicalOrder);
        Dictionary<long, int> index = [];
        Dictionary<string, List<(int Member, BlockingKey Key)>> buckets = new(StringComparer.Ordinal);
        int[] root = new int[all.Count];
        for (int i = 0; i < all.Count; i++)
        {
            root[i] = i;
            index.Add(all[i].Id, i);
            if (unit.StandsAlone(all[i].Id))
            {
                continue;
            }

            foreach (BlockingKey key in kind.BlockingKeys(all[i]).Distinct())
            {
                if (!buckets.TryGetValue(key.Text, out List<(int Member, BlockingKey Key)>? bucket))
                {
                    buckets.Add(key.Text, bucket = []);
                }

                foreach ((int j, BlockingKey its) in bucket)
                {
                    if (key.Meets(its) && Find(root, i) != Find(root, j) && kind.Joins(all[j], all[i]))
                    {
                        Unite(root, i, j);
                    }
                }

                bucket.Add((i, key));
            }
        }

        for (int i = 0; i < all.Count; i++)
        {
            foreach (long other in corrections.MergedWith(unit.Dispute, all[i].Id))
            {
                if (index.TryGetValue(other, out int j))
                {
                    Unite(root, i, j);
                }
            }
        }

        return [.. Enumerable.Range(0, all.Count).GroupBy(i => Find(root, i)).Select(g => g.Select(i => all[i]).ToList())];
    }

    internal static int CanonicalOrder(Member a, Member b)
    {
        int order = ReportFacts.CanonicalOrder.Compare(a.Facts, b.Facts);
        return order != 0 ? order : a.Ordinal.CompareTo(b.Ordinal);
    }

    private static int Find(int[] root, int i)
    {
        while (root[i] != i)
        {
            root[i] = root[root[i]];
            i = root[i];
        }

        return i;
    }

    private static void Unite(int[] root, int i, int j)
    {
        int a = Find(root, i);
        int b = Find(root, j);

        // The earlier one is the root, so that components come out in the order of their first members.
        root[Math.Max(a, b)] = Math.Min(a, b);
    }
}
