namespace Demarche.Record;

/// <summary>Connected components of mentions under a rule: the same whatever the order in which the mentions are given.</summary>
public static class Components
{
    /// <summary>Each component in canonical order, and the components in the order of their first members.</summary>
    public static IReadOnlyList<IReadOnlyList<Mention<T>>> Of<T>(IJoinRule<T> rule, IEnumerable<Mention<T>> mentions)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(mentions);
        Mention<T>[] all = [.. mentions];
        Array.Sort(
            all,
            static (x, y) =>
            {
                int order = ReportFacts.CanonicalOrder.Compare(x.Report, y.Report);
                return order != 0 ? order : x.Ordinal.CompareTo(y.Ordinal);
            }
        );
        int[] root = new int[all.Length];
        Comparand[] drawn = Array.ConvertAll(all, rule.Draw);
        Dictionary<string, List<(int Mention, BlockingKey Key)>> buckets = new(StringComparer.Ordinal);
        for (int i = 0; i < all.Length; i++)
        {
            root[i] = i;
            foreach (BlockingKey key in rule.BlockingKeys(all[i]).Distinct())
            {
                if (!buckets.TryGetValue(key.Text, out List<(int Mention, BlockingKey Key)>? bucket))
                {
                    buckets.Add(key.Text, bucket = []);
                }

                foreach ((int j, BlockingKey its) in bucket)
                {
                    if (key.Meets(its) && Find(root, i) != Find(root, j) && rule.Joins(drawn[j], drawn[i]))
                    {
                        Unite(root, i, j);
                    }
                }

                bucket.Add((i, key));
            }
        }

        return [.. Enumerable.Range(0, all.Length).GroupBy(i => Find(root, i)).Select(g => g.Select(i => all[i]).ToArray())];
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

    // The smaller index is the root, so that components come out in order of their first members.
    private static void Unite(int[] root, int i, int j)
    {
        int a = Find(root, i);
        int b = Find(root, j);
        root[Math.Max(a, b)] = Math.Min(a, b);
    }
}
