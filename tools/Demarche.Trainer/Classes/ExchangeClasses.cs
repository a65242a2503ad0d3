namespace Demarche.Trainer.Classes;

/// <summary>
/// Word classes that make neighbouring classes most likely: the exchange algorithm (Kneser and Ney 1993; Martin, Liermann and
/// Ney 1998). Each word in turn is taken out of its class and put where the likelihood of the class bigrams grows most, until
/// no word moves or the rounds are over. Ties go to the class with the lower number: the same text gives the same classes.
/// </summary>
internal sealed class ExchangeClasses
{
    private readonly BigramCounts _bigrams;
    private readonly int _classes;

    // Two more classes, of the boundary and of rare words, stand last and never change.
    private readonly int _all;
    private readonly int[] _classOf;
    private readonly long[] _pairs;
    private readonly long[] _sizes;

    // Neighbours of the word in hand by class, with lists of the classes that are not zero.
    private readonly int[] _after;
    private readonly int[] _before;
    private readonly List<int> _afterSeen = [];
    private readonly List<int> _beforeSeen = [];

    public ExchangeClasses(BigramCounts bigrams, int classes)
    {
        _bigrams = bigrams;
        _classes = classes;
        _all = classes + 2;
        _classOf = new int[bigrams.Words.Count];
        _pairs = new long[_all * _all];
        _sizes = new long[_all];
        _after = new int[_all];
        _before = new int[_all];
        _classOf[BigramCounts.Boundary] = classes;
        _classOf[BigramCounts.Rare] = classes + 1;
        for (int word = BigramCounts.FirstWord; word < _classOf.Length; word++)
        {
            _classOf[word] = (word - BigramCounts.FirstWord) % classes;
        }

        for (int word = 0; word < _classOf.Length; word++)
        {
            _sizes[_classOf[word]] += bigrams.Counts[word];
            ReadOnlySpan<int> next = bigrams.After.Words(word);
            ReadOnlySpan<int> counts = bigrams.After.Counts(word);
            for (int i = 0; i < next.Length; i++)
            {
                Pair(_classOf[word], _classOf[next[i]]) += counts[i];
            }
        }
    }

    /// <summary>Class of each word by number.</summary>
    public IReadOnlyList<int> ClassOf => _classOf;

    /// <summary>How often one class stands before another.</summary>
    public long Count(int left, int right) => Pair(left, right);

    /// <summary>The part of the log likelihood that classes change.</summary>
    public double LogLikelihood()
    {
        double sum = 0;
        foreach (long count in _pairs)
        {
            sum += Weight(count);
        }

        foreach (long count in _sizes)
        {
            sum -= 2 * Weight(count);
        }

        return sum;
    }

    /// <summary>One round over all words; gives how many moved.</summary>
    public int Round()
    {
        int moved = 0;
        for (int word = BigramCounts.FirstWord; word < _classOf.Length; word++)
        {
            int from = _classOf[word];
            int self = Gather(word);
            Move(from, word, self, -1);
            int best = from;
            double most = double.NegativeInfinity;
            for (int to = 0; to < _classes; to++)
            {
                double gain = Gain(to, word, self);
                if (gain > most + 1e-9)
                {
                    most = gain;
                    best = to;
                }
            }

            Move(best, word, self, 1);
            _classOf[word] = best;
            moved += best == from ? 0 : 1;
            Clear();
        }

        return moved;
    }

    private ref long Pair(int left, int right) => ref _pairs[(left * _all) + right];

    // Counts by class of the words beside this one; gives how often it stands beside itself.
    private int Gather(int word)
    {
        int self = Side(_bigrams.After, word, _after, _afterSeen);
        Side(_bigrams.Before, word, _before, _beforeSeen);
        return self;
    }

    private int Side(Neighbours side, int word, int[] byClass, List<int> seen)
    {
        int self = 0;
        ReadOnlySpan<int> words = side.Words(word);
        ReadOnlySpan<int> counts = side.Counts(word);
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == word)
            {
                self = counts[i];
                continue;
            }

            int at = _classOf[words[i]];
            if (byClass[at] == 0)
            {
                seen.Add(at);
            }

            byClass[at] += counts[i];
        }

        return self;
    }

    private void Clear()
    {
        foreach (int at in _afterSeen)
        {
            _after[at] = 0;
        }

        foreach (int at in _beforeSeen)
        {
            _before[at] = 0;
        }

        _afterSeen.Clear();
        _beforeSeen.Clear();
    }

    private void Move(int at, int word, int self, int sign)
    {
        foreach (int other in _afterSeen)
        {
            Pair(at, other) += sign * _after[other];
        }

        foreach (int other in _beforeSeen)
        {
            Pair(other, at) += sign * _before[other];
        }

        Pair(at, at) += sign * self;
        _sizes[at] += sign * _bigrams.Counts[word];
    }

    private double Gain(int to, int word, int self)
    {
        double gain = 0;
        foreach (int other in _afterSeen)
        {
            if (other != to)
            {
                long count = Pair(to, other);
                gain += Weight(count + _after[other]) - Weight(count);
            }
        }

        foreach (int other in _beforeSeen)
        {
            if (other != to)
            {
                long count = Pair(other, to);
                gain += Weight(count + _before[other]) - Weight(count);
            }
        }

        long inside = Pair(to, to);
        gain += Weight(inside + _after[to] + _before[to] + self) - Weight(inside);
        return gain - (2 * (Weight(_sizes[to] + _bigrams.Counts[word]) - Weight(_sizes[to])));
    }

    // n log n; most counts are small and come from a table.
    private static double Weight(long count) => count < s_weights.Length ? s_weights[count] : count * Math.Log(count);

    private static readonly double[] s_weights = [0, .. Enumerable.Range(1, (1 << 18) - 1).Select(static n => n * Math.Log(n))];
}
