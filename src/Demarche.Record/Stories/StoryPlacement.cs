namespace Demarche.Record;

/// <summary>Makes stories of the likeness of pairs. Each is a function of the pairs and of the order that is given, of nothing else.</summary>
public static class StoryPlacement
{
    /// <summary>What a pair counts that is not listed: as unlike as can be.</summary>
    public const double Unlike = -StoryLikeness.Surest;

    /// <summary>Members of a story whose likeness counts once more beside the average over all of it.</summary>
    private const int Nearest = 3;

    /// <summary>
    /// How like a story is: half the average over the likelier half of its members, half that over the three that are likest, so that a story
    /// of many reports neither closes itself nor takes in whatever is like one of them, and a member that was placed wrongly has no say.
    /// </summary>
    /// <param name="likeness">Log odds with the members that are listed; sorted here.</param>
    /// <param name="members">Number of members of the story.</param>
    public static double Of(List<double> likeness, int members)
    {
        ArgumentNullException.ThrowIfNull(likeness);
        likeness.Sort(static (x, y) => y.CompareTo(x));
        double sum = 0;
        double near = 0;
        int count = Math.Min(Nearest, members);
        int half = (members + 1) / 2;
        for (int i = 0; i < Math.Max(count, half); i++)
        {
            double value = i < likeness.Count ? likeness[i] : Unlike;
            sum += i < half ? value : 0;
            near += i < count ? value : 0;
        }

        return ((sum / half) + (near / count)) / 2;
    }

    /// <summary>Places reports one after the other, each from those before it, in the story that it is likest to.</summary>
    /// <param name="likeness">For each report, those it could be of one story with and the log odds; both directions.</param>
    /// <param name="asked">What <see cref="Of"/> must be above.</param>
    /// <returns>The story of each, numbered from 0 in order of appearance.</returns>
    public static int[] InOrder(IReadOnlyList<IReadOnlyList<(int Other, double LogOdds)>> likeness, double asked)
    {
        ArgumentNullException.ThrowIfNull(likeness);
        int[] story = new int[likeness.Count];
        List<int> sizes = [];
        SortedDictionary<int, List<double>> candidates = [];
        for (int i = 0; i < story.Length; i++)
        {
            candidates.Clear();
            foreach ((int other, double odds) in likeness[i])
            {
                if (other < i)
                {
                    if (!candidates.TryGetValue(story[other], out List<double>? of))
                    {
                        candidates.Add(story[other], of = []);
                    }

                    of.Add(odds);
                }
            }

            int chosen = sizes.Count;
            double best = asked;
            foreach ((int candidate, List<double> of) in candidates)
            {
                double value = Of(of, sizes[candidate]);
                (chosen, best) = value > best ? (candidate, value) : (chosen, best);
            }

            if (chosen == sizes.Count)
            {
                sizes.Add(0);
            }

            sizes[chosen]++;
            story[i] = chosen;
        }

        return story;
    }

    /// <summary>
    /// Average link: the two likest stories become one, again and again, as long as the average over all pairs between them is
    /// above what is asked. Ties go to the earlier.
    /// </summary>
    /// <inheritdoc cref="InOrder"/>
    public static int[] AverageLink(IReadOnlyList<IReadOnlyList<(int Other, double LogOdds)>> likeness, double asked)
    {
        ArgumentNullException.ThrowIfNull(likeness);
        Links links = new(likeness, asked);
        links.Merge();
        return links.Stories();
    }

    private sealed class Links
    {
        private readonly double _asked;
        private readonly int[] _into;
        private readonly int[] _size;
        private readonly int[] _version;
        private readonly Dictionary<int, (double Sum, int Pairs)>[] _sums;
        private readonly PriorityQueue<(int A, int B, int VersionA, int VersionB), (double Against, int A, int B)> _queue = new();

        public Links(IReadOnlyList<IReadOnlyList<(int Other, double LogOdds)>> likeness, double asked)
        {
            int n = likeness.Count;
            _asked = asked;
            (_into, _size, _version, _sums) = (new int[n], new int[n], new int[n], new Dictionary<int, (double, int)>[n]);
            for (int i = 0; i < n; i++)
            {
                (_into[i], _size[i], _sums[i]) = (i, 1, []);
                foreach ((int other, double odds) in likeness[i])
                {
                    _sums[i][other] = (odds, 1);
                }
            }

            for (int i = 0; i < n; i++)
            {
                foreach (int other in _sums[i].Keys)
                {
                    Offer(i, other, i < other);
                }
            }
        }

        public void Merge()
        {
            while (_queue.TryDequeue(out (int A, int B, int VersionA, int VersionB) next, out _))
            {
                (int a, int b, int versionA, int versionB) = next;
                if (_into[a] != a || _into[b] != b || _version[a] != versionA || _version[b] != versionB)
                {
                    continue;
                }

                _into[b] = a;
                _version[a]++;
                _size[a] += _size[b];
                _sums[a].Remove(b);
                foreach ((int other, (double sum, int pairs)) in _sums[b])
                {
                    if (other != a)
                    {
                        (double Sum, int Pairs) mine = _sums[a].GetValueOrDefault(other);
                        _sums[other].Remove(b);
                        _sums[other][a] = _sums[a][other] = (mine.Sum + sum, mine.Pairs + pairs);
                    }
                }

                foreach (int other in _sums[a].Keys)
                {
                    Offer(a, other, offers: true);
                }
            }
        }

        public int[] Stories()
        {
            int[] story = new int[_into.Length];
            Dictionary<int, int> numbers = [];
            for (int i = 0; i < story.Length; i++)
            {
                int root = i;
                while (_into[root] != root)
                {
                    root = _into[root];
                }

                if (!numbers.TryGetValue(root, out int number))
                {
                    numbers.Add(root, number = numbers.Count);
                }

                story[i] = number;
            }

            return story;
        }

        private void Offer(int left, int right, bool offers)
        {
            (int a, int b) = left < right ? (left, right) : (right, left);
            (double sum, int pairs) = _sums[a][b];
            double all = (double)_size[a] * _size[b];
            double average = (sum + ((all - pairs) * Unlike)) / all;
            if (offers && average > _asked)
            {
                _queue.Enqueue((a, b, _version[a], _version[b]), (-average, a, b));
            }
        }
    }
}
