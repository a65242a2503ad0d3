using System.Text;
using Demarche.Intake;

namespace Demarche.Trainer.Pages;

/// <summary>Which blocks of a page are main text: how sure, and how much each counts.</summary>
/// <param name="Likely">For each block 1 where it is main text, 0 where not, between where part of it is.</param>
/// <param name="Weight">0 where nothing is known.</param>
internal sealed record BlockLabels(float[] Likely, float[] Weight)
{
    private const int Run = 4;

    public static BlockLabels Of(HtmlPage page, DevelopmentPage known)
    {
        int count = page.Blocks.Length;
        float[] likely = new float[count];
        float[] weight = new float[count];
        List<string>[] words = new List<string>[count];
        for (int i = 0; i < count; i++)
        {
            words[i] = Words(page.TextOf(page.Blocks[i]).ToString());
        }

        if (known.Gold is { } gold)
        {
            Runs whole = new(gold);
            float total = 0;
            for (int i = 0; i < count; i++)
            {
                likely[i] = whole.Share(words, i);
                total += likely[i] * words[i].Count;
            }

            // Every page weighs the same, a block in it by its words; headings and short lines no less than a few.
            for (int i = 0; i < count; i++)
            {
                weight[i] = (2 + words[i].Count) / Math.Max(100, total);
            }
        }
        else
        {
            FromPieces(page, known, words, likely, weight);
        }

        return new BlockLabels(likely, weight);
    }

    private static void FromPieces(HtmlPage page, DevelopmentPage known, List<string>[] words, float[] likely, float[] weight)
    {
        Runs[] others = [.. known.Others.Where(text => text.Length > 0).Select(text => new Runs(text))];
        string[] with = [.. known.With.Select(Bare)];
        string[] without = [.. known.Without.Select(Bare)];
        for (int i = 0; i < likely.Length; i++)
        {
            float votes = 0;
            foreach (Runs other in others)
            {
                votes += other.Share(words, i);
            }

            // Where three programs agree they are mostly right; they count little against a reader's own mark.
            float share = others.Length == 0 ? 0 : votes / others.Length;
            likely[i] = share > 0.5f ? 1 : 0;
            float agreement = Math.Abs(share - 0.5f) * 2;
            weight[i] = others.Length < 2 ? 0 : agreement * agreement * (2 + words[i].Count) / 800f;
            string text = Bare(page.TextOf(page.Blocks[i]).ToString());
            foreach (string piece in with)
            {
                if (
                    piece.Length > 0
                    && (
                        text.Contains(piece, StringComparison.Ordinal)
                        || (text.Length > 20 && piece.Contains(text, StringComparison.Ordinal))
                    )
                )
                {
                    likely[i] = 1;
                    weight[i] = 0.12f;
                }
            }

            foreach (string piece in without)
            {
                if (
                    piece.Length > 0
                    && (
                        text.Contains(piece, StringComparison.Ordinal)
                        || (text.Length > 20 && piece.Contains(text, StringComparison.Ordinal))
                    )
                )
                {
                    likely[i] = 0;
                    weight[i] = 0.12f;
                }
            }
        }
    }

    private static string Bare(string text) => InlineSpace.Collapse(text);

    private static List<string> Words(string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c) || c == '_')
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>The runs of four words of a text, and its lines.</summary>
    private sealed class Runs
    {
        private readonly HashSet<string> _runs = new(StringComparer.Ordinal);
        private readonly HashSet<string> _lines = new(StringComparer.Ordinal);

        public Runs(string text)
        {
            List<string> words = BlockLabels.Words(text);
            for (int i = 0; i + Run <= words.Count; i++)
            {
                _runs.Add(Key(words, i));
            }

            foreach (string line in text.Split('\n'))
            {
                _lines.Add(string.Join(' ', BlockLabels.Words(line)));
            }
        }

        /// <summary>The share of the block's runs that stand in the text; a short block counts with the words beside it.</summary>
        public float Share(List<string>[] blocks, int at)
        {
            List<string> words = blocks[at];
            if (words.Count == 0)
            {
                return 0;
            }

            if (words.Count >= Run)
            {
                int found = 0;
                for (int i = 0; i + Run <= words.Count; i++)
                {
                    found += _runs.Contains(Key(words, i)) ? 1 : 0;
                }

                return (float)found / (words.Count - Run + 1);
            }

            if (_lines.Contains(string.Join(' ', words)))
            {
                return 1;
            }

            List<string> joined = [.. Neighbour(blocks, at, -1).TakeLast(2), .. words, .. Neighbour(blocks, at, 1).Take(2)];
            for (int i = 0; i + Run <= joined.Count; i++)
            {
                if (_runs.Contains(Key(joined, i)))
                {
                    return 1;
                }
            }

            return 0;
        }

        private static List<string> Neighbour(List<string>[] blocks, int at, int step)
        {
            for (int i = at + step; i >= 0 && i < blocks.Length; i += step)
            {
                if (blocks[i].Count > 0)
                {
                    return blocks[i];
                }
            }

            return [];
        }

        private static string Key(List<string> words, int at) => string.Join(' ', words.GetRange(at, Run));
    }
}
