using Demarche.Intake;

namespace Demarche.Trainer.Pages;

/// <summary>The blocks of all pages with their features and labels, to be learned from.</summary>
internal sealed class BlockTable
{
    private readonly List<float[]> _features = [];
    private readonly List<float[]> _context = [];
    private readonly List<float> _likely = [];
    private readonly List<float> _weights = [];
    private readonly List<int> _pages = [];
    private readonly Dictionary<int, (int Start, int Count)> _spans = [];
    private readonly List<float> _first = [];

    public int Rows => _features.Count;

    public void Add(int page, HtmlPage built, PageHints hints, BlockLabels labels, float weight)
    {
        _spans[page] = (Rows, built.Blocks.Length);
        float[] rows = BlockFeatures.Of(built, hints);
        for (int i = 0; i < built.Blocks.Length; i++)
        {
            _features.Add(rows[(i * BlockFeatures.Count)..((i + 1) * BlockFeatures.Count)]);
            _context.Add([]);
            _likely.Add(labels.Likely[i]);
            _weights.Add(labels.Weight[i] * weight);
            _pages.Add(page);
            _first.Add(0);
        }
    }

    /// <summary>Keeps what the model says of the blocks of these pages.</summary>
    public void Foretell(Func<int, bool> pages, ObliviousTrees model)
    {
        foreach ((int page, (int start, int count)) in _spans)
        {
            if (pages(page) && count > 0)
            {
                int column = ObliviousTrees.ColumnOf(count);
                float[] columns = new float[column * BlockFeatures.Count];
                for (int i = 0; i < count; i++)
                {
                    for (int f = 0; f < BlockFeatures.Count; f++)
                    {
                        columns[(f * column) + i] = _features[start + i][f];
                    }
                }

                float[] opinions = model.Probabilities(columns, count, column);
                for (int i = 0; i < count; i++)
                {
                    _first[start + i] = opinions[i];
                }
            }
        }
    }

    /// <summary>Adds what the second round sees, from the opinions that were kept.</summary>
    public void AddContext(int page, HtmlPage built)
    {
        (int start, int count) = _spans[page];
        float[] rows = ContextFeatures.Of(built, _first.GetRange(start, count).ToArray());
        for (int i = 0; i < count; i++)
        {
            _context[start + i] = rows[(i * ContextFeatures.Count)..((i + 1) * ContextFeatures.Count)];
        }
    }

    public ObliviousTrees Train(Func<int, bool> pages, bool withContext)
    {
        // Rows of no weight teach nothing.
        List<int> rows = [];
        List<float> weights = [];
        for (int i = 0; i < Rows; i++)
        {
            if (_weights[i] == 0 || !pages(_pages[i]))
            {
                continue;
            }

            // Short links that are surely no text are most of a page: one of four stands for the others.
            bool plain = _likely[i] == 0 && _features[i][0] < 2.9f && _features[i][1] > 0.9f;
            if (!plain || i % 4 == 0)
            {
                rows.Add(i);
                weights.Add(plain ? _weights[i] * 4 : _weights[i]);
            }
        }

        Console.Error.WriteLine($"{rows.Count} rows");

        int width = BlockFeatures.Count + (withContext ? ContextFeatures.Count : 0);
        float[][] columns = new float[width][];
        for (int f = 0; f < width; f++)
        {
            columns[f] = new float[rows.Count];
            for (int i = 0; i < rows.Count; i++)
            {
                columns[f][i] = f < BlockFeatures.Count ? _features[rows[i]][f] : _context[rows[i]][f - BlockFeatures.Count];
            }
        }

        return new ObliviousBoosting { Trees = withContext ? 180 : 220 }.Train(columns, [.. rows.Select(i => _likely[i])], [.. weights]);
    }
}
