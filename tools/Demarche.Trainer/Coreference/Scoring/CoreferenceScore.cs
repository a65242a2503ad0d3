using System.Runtime.InteropServices;

namespace Demarche.Trainer.Coreference.Scoring;

/// <summary>A mention by its first and last word, counted through the document.</summary>
internal readonly record struct ScoredMention(int First, int Last);

/// <summary>Numerators and denominators of precision and recall, summed over documents.</summary>
internal sealed class Tally
{
    public double RecallSum { get; private set; }

    public double RecallOf { get; private set; }

    public double PrecisionSum { get; private set; }

    public double PrecisionOf { get; private set; }

    /// <summary>0 when there was nothing to find.</summary>
    public double Recall => RecallOf == 0 ? 0 : RecallSum / RecallOf;

    public double Precision => PrecisionOf == 0 ? 0 : PrecisionSum / PrecisionOf;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public void Add(double recallSum, double recallOf, double precisionSum, double precisionOf)
    {
        RecallSum += recallSum;
        RecallOf += recallOf;
        PrecisionSum += precisionSum;
        PrecisionOf += precisionOf;
    }
}

/// <summary>
/// MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998) and CEAF-e (Luo 2005) as the reference scorer computes them for
/// system mentions (Pradhan et al. 2014): mentions match exactly, sums are taken over documents, and the CoNLL average is the
/// mean of the three F1. A response mention that the key does not hold counts for precision, and the other way round.
/// </summary>
internal sealed class CoreferenceScore
{
    public Tally Mentions { get; } = new();

    public Tally Muc { get; } = new();

    public Tally BCubed { get; } = new();

    public Tally CeafE { get; } = new();

    public double Average => (Muc.F1 + BCubed.F1 + CeafE.F1) / 3;

    /// <summary>Adds one document. In each of the two a mention stands in one chain at most.</summary>
    public void Add(IReadOnlyList<IReadOnlyList<ScoredMention>> key, IReadOnlyList<IReadOnlyList<ScoredMention>> response)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(response);
        Dictionary<ScoredMention, int> inKey = ChainOf(key);
        Dictionary<ScoredMention, int> inResponse = ChainOf(response);
        int both = inKey.Keys.Count(inResponse.ContainsKey);
        Mentions.Add(both, inKey.Count, both, inResponse.Count);
        (double links, double of) = Links(key, inResponse);
        (double responseLinks, double responseOf) = Links(response, inKey);
        Muc.Add(links, of, responseLinks, responseOf);
        BCubed.Add(Overlap(key, response, inResponse), inKey.Count, Overlap(response, key, inKey), inResponse.Count);
        double similarity = Alignment(key, response, inResponse);
        CeafE.Add(similarity, key.Count, similarity, response.Count);
    }

    private static Dictionary<ScoredMention, int> ChainOf(IReadOnlyList<IReadOnlyList<ScoredMention>> chains)
    {
        Dictionary<ScoredMention, int> chainOf = [];
        for (int c = 0; c < chains.Count; c++)
        {
            foreach (ScoredMention mention in chains[c])
            {
                chainOf.Add(mention, c);
            }
        }

        return chainOf;
    }

    // A chain of n mentions has n - 1 links; each further part into which the other side breaks it costs one.
    private static (double Kept, double Of) Links(IReadOnlyList<IReadOnlyList<ScoredMention>> chains, Dictionary<ScoredMention, int> other)
    {
        double kept = 0;
        double of = 0;
        foreach (IReadOnlyList<ScoredMention> chain in chains)
        {
            HashSet<int> parts = [];
            int alone = 0;
            foreach (ScoredMention mention in chain)
            {
                if (other.TryGetValue(mention, out int part))
                {
                    parts.Add(part);
                }
                else
                {
                    alone++;
                }
            }

            kept += chain.Count - parts.Count - alone;
            of += chain.Count - 1;
        }

        return (kept, of);
    }

    private static double Overlap(
        IReadOnlyList<IReadOnlyList<ScoredMention>> chains,
        IReadOnlyList<IReadOnlyList<ScoredMention>> others,
        Dictionary<ScoredMention, int> inOther
    )
    {
        double sum = 0;
        foreach (IReadOnlyList<ScoredMention> chain in chains)
        {
            foreach (int common in Common(chain, inOther).Values)
            {
                sum += common * (double)common / chain.Count;
            }
        }

        return sum;
    }

    private static Dictionary<int, int> Common(IReadOnlyList<ScoredMention> chain, Dictionary<ScoredMention, int> inOther)
    {
        Dictionary<int, int> common = [];
        foreach (ScoredMention mention in chain)
        {
            if (inOther.TryGetValue(mention, out int other))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(common, other, out _)++;
            }
        }

        return common;
    }

    // Luo's φ4: 2 |K ∩ R| / (|K| + |R|), over the best one-to-one alignment of chains.
    private static double Alignment(
        IReadOnlyList<IReadOnlyList<ScoredMention>> key,
        IReadOnlyList<IReadOnlyList<ScoredMention>> response,
        Dictionary<ScoredMention, int> inResponse
    )
    {
        if (key.Count == 0 || response.Count == 0)
        {
            return 0;
        }

        double[,] similarity = new double[key.Count, response.Count];
        for (int k = 0; k < key.Count; k++)
        {
            foreach ((int r, int common) in Common(key[k], inResponse))
            {
                similarity[k, r] = 2.0 * common / (key[k].Count + response[r].Count);
            }
        }

        return Assignment.GreatestSum(similarity);
    }
}
