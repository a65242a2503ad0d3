using Demarche.Text;

namespace Demarche.Record;

/// <summary>What a small edit changed: a unit, a figure, how a figure or a word is written, or other words.</summary>
internal sealed class EditKinds(ChangedText later, ChangedText earlier)
{
    /// <summary>Words before an edit at which a figure that goes on in it may begin: "two hundred million [km]".</summary>
    private const int Before = 3;

    public CopyChangeKind Of(Edit edit)
    {
        List<Figure> here = Figures(later, edit.A, edit.AEnd);
        List<Figure> there = Figures(earlier, edit.B, edit.BEnd);
        if (OfFigures(here, there) is { } kind)
        {
            return kind;
        }

        if (
            (there.Count == 0 && here.Exists(f => IsBeside(later, f, edit.A)))
            || (here.Count == 0 && there.Exists(f => IsBeside(earlier, f, edit.B)))
        )
        {
            return CopyChangeKind.Units;
        }

        string written = later.Written(edit.A, edit.AEnd);
        string before = earlier.Written(edit.B, edit.BEnd);
        return IsPercent(written) && edit.InEarlier == 0 && IsSign(earlier, edit.B) ? CopyChangeKind.NumberStyle
            : IsPercent(before) && edit.InLater == 0 && IsSign(later, edit.A) ? CopyChangeKind.NumberStyle
            : SpellingVariants.Are(written, before) ? CopyChangeKind.Spelling
            : CopyChangeKind.SmallEdits;
    }

    /// <summary>What differs between two words that copies take for one; null when nothing does.</summary>
    public CopyChangeKind? OfWord(int inLater, int inEarlier)
    {
        ReadOnlySpan<char> one = later[inLater];
        ReadOnlySpan<char> other = earlier[inEarlier];
        return one.SequenceEqual(other) || WordFolding.Hash(one) == WordFolding.Hash(other) ? null
            : Figure.At(later, inLater) is { } figure && Figure.At(earlier, inEarlier) is { } before
                ? figure.Value.Equals(before.Value) ? CopyChangeKind.NumberStyle
                    : CopyChangeKind.Numbers
            : CopyChangeKind.Spelling;
    }

    // Figures that stand on both sides say nothing; of those left over the first of the one goes with the first of the other.
    private CopyChangeKind? OfFigures(List<Figure> here, List<Figure> there)
    {
        CopyChangeKind? kind = null;
        foreach (Figure figure in here.ToList())
        {
            int same = there.FindIndex(f => f.Value.Equals(figure.Value) && !f.IsOtherUnitOf(figure));
            int other = same >= 0 ? same : there.FindIndex(f => f.IsOtherUnitOf(figure) && f.IsConversionOf(figure));
            if (other < 0)
            {
                continue;
            }

            CopyChangeKind? told =
                same < 0 ? CopyChangeKind.Units
                : later.Written(figure.First, figure.End) != earlier.Written(there[same].First, there[same].End)
                    ? CopyChangeKind.NumberStyle
                : null;
            kind = kind == CopyChangeKind.Units ? kind : told ?? kind;
            here.Remove(figure);
            there.RemoveAt(other);
        }

        return here.Count > 0 && there.Count > 0 ? CopyChangeKind.Numbers : kind;
    }

    // Figures that have a word in an edit.
    private static List<Figure> Figures(ChangedText text, int first, int end)
    {
        List<Figure> figures = [];
        for (int i = Math.Max(0, first - Before); i < end; i++)
        {
            if (Figure.At(text, i) is { } figure)
            {
                if (figure.End > first)
                {
                    figures.Add(figure);
                }

                i = figure.End - 1;
            }
        }

        return figures;
    }

    // "50 kilometres (31 miles)": a figure that says once more what stands right before it.
    private static bool IsBeside(ChangedText text, Figure figure, int edit)
    {
        for (int i = Math.Max(0, edit - (2 * Before)); i < edit; i++)
        {
            if (Figure.At(text, i) is { } before)
            {
                if (before.End <= edit && edit - before.End < Before && figure.IsOtherUnitOf(before) && figure.IsConversionOf(before))
                {
                    return true;
                }

                i = before.End - 1;
            }
        }

        return false;
    }

    private static bool IsPercent(string words) => words is "percent" or "per cent" or "pct";

    private static bool IsSign(ChangedText text, int word) =>
        word > 0 && text.Words[word - 1].End is var end && end < text.Text.Length && text.Text[end] == '%';
}
