namespace Demarche.Record;

/// <summary>The content words of a text with what a tie weighs them by: how telling each is, and its vector.</summary>
internal sealed class TieWords
{
    private const double LeastWeight = .45;
    private const double LeastCosine = .35;
    private const int MostWords = 40;

    private readonly List<ContentWord> _words;
    private readonly double[] _weights;
    private readonly float[]?[] _vectors;
    private readonly HashSet<string> _stems;

    private TieWords(List<ContentWord> words)
    {
        _words = words;
        _weights = [.. words.Select(static word => Math.Max(.05, ShippedWords.WeightOf(word.Word)))];
        _vectors = [.. words.Select(static word => VectorOf(word))];
        _stems = words.Select(static word => word.Stem).ToHashSet(StringComparer.Ordinal);
    }

    public int Count => _words.Count;

    public IReadOnlyList<ContentWord> Words => _words;

    public static TieWords None { get; } = new([]);

    /// <param name="parties">Names of the parties: no word is one of theirs.</param>
    public static TieWords Of(string text, PartyStems parties)
    {
        List<ContentWord> words = ContentStems.WithWords(text);
        words.RemoveAll(word => parties.Hold(word.Stem));
        if (words.Count > MostWords)
        {
            words.RemoveRange(MostWords, words.Count - MostWords);
        }

        return new TieWords(words);
    }

    /// <summary>Words that tell most of what a text is about, in its order.</summary>
    public static IEnumerable<string> MostTelling(string text, int most)
    {
        List<ContentWord> words = ContentStems.WithWords(text);
        HashSet<string> best =
        [
            .. words
                .OrderByDescending(static word => ShippedWords.WeightOf(word.Word))
                .ThenBy(static word => word.Word, StringComparer.Ordinal)
                .Take(most)
                .Select(static word => word.Stem),
        ];
        return words.Where(word => best.Contains(word.Stem)).Select(static word => word.Word);
    }

    /// <summary>The share of these words, weighted, that stand in another text as well.</summary>
    public double Covered(TieWords by)
    {
        double all = 0;
        double there = 0;
        for (int i = 0; i < _words.Count; i++)
        {
            all += _weights[i];
            there += by._stems.Contains(_words[i].Stem) ? _weights[i] : 0;
        }

        return all > 0 ? there / all : 0;
    }

    /// <summary>As <see cref="Covered"/>, where words that are alike count by their cosine.</summary>
    public double Likened(TieWords by)
    {
        double all = 0;
        double there = 0;
        for (int i = 0; i < _words.Count; i++)
        {
            all += _weights[i];
            there += _weights[i] * Best(i, by).Likeness;
        }

        return all > 0 ? there / all : 0;
    }

    /// <summary>The word of another text that is most like a word of this one: 1 for the same stem; -1 for none.</summary>
    public (double Likeness, int At) Best(int word, TieWords by)
    {
        if (by._stems.Contains(_words[word].Stem))
        {
            return (1, by._words.FindIndex(other => other.Stem == _words[word].Stem));
        }

        double best = 0;
        int at = -1;
        if (_vectors[word] is { } mine)
        {
            for (int j = 0; j < by._vectors.Length; j++)
            {
                if (by._vectors[j] is { } theirs && Cosine(mine, theirs) is var cosine && cosine > best)
                {
                    (best, at) = (cosine, j);
                }
            }
        }

        return best >= LeastCosine ? (best, at) : (0, -1);
    }

    public double WeightAt(int word) => _weights[word];

    public bool Has(string stem) => _stems.Contains(stem);

    private static float[]? VectorOf(ContentWord word)
    {
        if (!word.MayBeAlike || char.IsAsciiDigit(word.Word[0]) || ShippedWords.WeightOf(word.Word) < LeastWeight)
        {
            return null;
        }

        float[] vector = new float[WordVectors.Shipped.Width];
        if (!WordVectors.Shipped.Add(word.Word, vector))
        {
            return null;
        }

        double length = 0;
        foreach (float number in vector)
        {
            length += (double)number * number;
        }

        length = Math.Sqrt(length);
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = length > 0 ? (float)(vector[i] / length) : 0;
        }

        return vector;
    }

    private static double Cosine(float[] left, float[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += (double)left[i] * right[i];
        }

        return sum;
    }
}

/// <summary>Stems of the names of parties, and of the adjectives made of them ("Arvenian").</summary>
internal sealed class PartyStems
{
    private const int Shared = 5;
    private readonly HashSet<string> _stems;

    private PartyStems(HashSet<string> stems) => _stems = stems;

    public PartyStems With(IEnumerable<string> stems) => new([.. _stems, .. stems]);

    public PartyStems(IEnumerable<Actor> parties) =>
        _stems = parties.SelectMany(static party => ContentStems.Of(party.Name)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The same for the same names.</summary>
    public string Key => field ??= string.Join(' ', _stems.Order(StringComparer.Ordinal));

    public bool Hold(string stem)
    {
        if (_stems.Contains(stem))
        {
            return true;
        }

        foreach (string name in _stems)
        {
            if (name.Length >= Shared && stem.Length >= Shared && string.CompareOrdinal(name, 0, stem, 0, Shared) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
