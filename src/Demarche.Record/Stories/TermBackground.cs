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

    private readonly Dictionary<uint, Held> _held = [];
    private readonly Queue<TermVector> _latest = new();

    // Of the words of one body, which most words of its other vectors are among: how rare each is here, and that over how rare it is in the press.
    private float[] _rarities = [];
    private float[] _factors = [];
    private float[] _others = [];

    /// <summary>A report as it is seen when it arrives after those added before it.</summary>
    public SeenSketch Seen(StorySketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        StorySketch weighed = Weighed(sketch);
        return new SeenSketch(
            sketch,
            weighed,
            sketch.Body.Weighted(_rarities, SeenSketch.Telling),
            weighed.Body.Heaviest(SeenSketch.Leaders)
        );
    }

    /// <summary>The words of a report weighted by how rare they are in the press and in the reports added before it: those of the vectors that the likeness looks at.</summary>
    public StorySketch Weighed(StorySketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        ReadOnlySpan<uint> terms = sketch.Body.Terms;
        if (_rarities.Length < terms.Length)
        {
            (_rarities, _factors) = (new float[terms.Length], new float[terms.Length]);
        }

        for (int i = 0; i < terms.Length; i++)
        {
            (_rarities[i], _factors[i]) = RarityOf(terms[i]);
        }

        return new StorySketch
        {
            Body = sketch.Body.Times(_factors),
            Lede = Weighed(sketch.Lede, terms),
            Names = Weighed(sketch.Names, terms),
            Title = Weighed(sketch.Title, terms),
        };
    }

    public void Add(StorySketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        foreach (uint term in sketch.Body.Terms)
        {
            ref Held held = ref CollectionsMarshal.GetValueRefOrAddDefault(_held, term, out bool known);
            if (!known)
            {
                held = Unheld(term);
            }

            held.Reports++;
        }

        _latest.Enqueue(sketch.Body);
        if (_latest.Count > reports)
        {
            foreach (uint term in _latest.Dequeue().Terms)
            {
                ref Held held = ref CollectionsMarshal.GetValueRefOrNullRef(_held, term);
                if (--held.Reports == 0)
                {
                    _held.Remove(term);
                }
            }
        }
    }

    // Both ascend.
    private TermVector Weighed(TermVector vector, ReadOnlySpan<uint> body)
    {
        ReadOnlySpan<uint> terms = vector.Terms;
        if (_others.Length < terms.Length)
        {
            _others = new float[terms.Length];
        }

        int at = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            while (at < body.Length && body[at] < terms[i])
            {
                at++;
            }

            _others[i] = at < body.Length && body[at] == terms[i] ? _factors[at] : RarityOf(terms[i]).Factor;
        }

        return vector.Times(_others);
    }

    // How rare a word is here, and that over how rare it is in the press at large. Sketches are weighted by the latter already.
    private (float Rarity, float Factor) RarityOf(uint term)
    {
        if (!_held.TryGetValue(term, out Held held))
        {
            held = Unheld(term);
        }

        float rarity = -MathF.Log((held.Reports + held.Expected) / (_latest.Count + Press));
        return (rarity, held.InPress > 0 ? rarity / held.InPress : 1);
    }

    private static Held Unheld(uint term)
    {
        float rarity = StoryTerms.RarityOf(term);
        return new Held { InPress = rarity, Expected = Press * MathF.Exp(-rarity) };
    }

    private struct Held
    {
        /// <summary>How many of the latest reports hold the word.</summary>
        public int Reports;

        /// <summary>As <see cref="StoryTerms.RarityOf"/> has it.</summary>
        public float InPress;

        /// <summary>How many of as many reports as the press counts for hold it.</summary>
        public float Expected;
    }
}
