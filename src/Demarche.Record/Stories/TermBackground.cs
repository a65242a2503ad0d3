using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>
/// In how many of the latest reports of a stream each word stands. What every report of a dispute says tells its days apart no longer:
/// seen against this background such a word weighs less, whatever its rarity in the press at large. One thread at a time.
/// </summary>
/// <param name="reports">Number of reports that are counted; the oldest gives way.</param>
public sealed class TermBackground(int reports = TermBackground.Reports)
{
    /// <summary>Many stories, however fast they come.</summary>
    public const int Reports = 5_000;

    /// <summary>Reports that the press at large counts for: with few reports seen it is nearly all that is known.</summary>
    private const float Press = 200;

    private readonly Dictionary<uint, int> _holders = [];
    private readonly Queue<TermVector> _latest = new();

    /// <summary>A report as it is seen when it arrives after those added before it.</summary>
    public SeenSketch Seen(StorySketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        StorySketch weighed = Weighed(sketch);
        return new SeenSketch(
            sketch,
            weighed,
            sketch.Body.Weighted(term => SeenSketch.Telling * Rarity(term)),
            weighed.Body.Heaviest(SeenSketch.Leaders)
        );
    }

    /// <summary>The words of a report weighted by how rare they are in the press and in the reports added before it: those of the vectors that the likeness looks at.</summary>
    public StorySketch Weighed(StorySketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        return new StorySketch
        {
            Body = sketch.Body.Times(Factor),
            Lede = sketch.Lede.Times(Factor),
            Names = sketch.Names.Times(Factor),
            Title = sketch.Title.Times(Factor),
        };
    }

    public void Add(StorySketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        foreach (uint term in sketch.Body.Terms)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_holders, term, out _)++;
        }

        _latest.Enqueue(sketch.Body);
        if (_latest.Count > reports)
        {
            foreach (uint term in _latest.Dequeue().Terms)
            {
                ref int holders = ref CollectionsMarshal.GetValueRefOrNullRef(_holders, term);
                if (--holders == 0)
                {
                    _holders.Remove(term);
                }
            }
        }
    }

    // How rare a word is here over how rare it is in the press at large. Sketches are weighted by the latter already.
    private float Factor(uint term) => StoryTerms.RarityOf(term) is > 0 and var rarity ? Rarity(term) / rarity : 1;

    private float Rarity(uint term)
    {
        float expected = Press * MathF.Exp(-StoryTerms.RarityOf(term));
        return -MathF.Log((_holders.GetValueOrDefault(term) + expected) / (_latest.Count + Press));
    }
}
