namespace Demarche.Language;

/// <summary>Which comes first in a date in figures such as 03/04/2033.</summary>
public enum FigureOrder
{
    Unknown,
    DayFirst,
    MonthFirst,
}

/// <summary>What dates in figures show of the order of their day and month.</summary>
public static class FigureOrders
{
    /// <summary>The order of day and month that the dates in figures of a text show: of those that can be read one way only; Unknown where they differ.</summary>
    internal static FigureOrder In(TimeAtoms atoms)
    {
        FigureOrder found = FigureOrder.Unknown;
        IReadOnlyList<TimeAtom> all = atoms.All;
        for (int i = 0; i < all.Count; i++)
        {
            int end =
                all[i].Is(TimeClass.Figures) ? i
                : i + 4 < all.Count
                && all[i].Is(TimeClass.Digits)
                && all[i + 1].Is(TimeClass.Dash)
                && all[i + 2].Is(TimeClass.Digits)
                && all[i + 3].Is(TimeClass.Dash)
                && all[i + 4].Is(TimeClass.Digits)
                    ? i + 4
                : -1;
            if (end < 0)
            {
                continue;
            }

            FigureOrder one = Shown(atoms.Text.AsSpan(all[i].Span.Start, all[end].Span.End - all[i].Span.Start));
            if (one != FigureOrder.Unknown && found != FigureOrder.Unknown && one != found)
            {
                return FigureOrder.Unknown;
            }

            found = one == FigureOrder.Unknown ? found : one;
        }

        return found;
    }

    /// <summary>What one date in figures shows of its order: 26/01/2033 has the day first, 01/26/2033 the month.</summary>
    public static FigureOrder Shown(ReadOnlySpan<char> figures) =>
        !FigureDates.Parts(figures, out int a, out int b, out int c, out int length) || length is not (2 or 4) || c == 0
            ? FigureOrder.Unknown
        : a is > 12 and <= 31 && b is >= 1 and <= 12 ? FigureOrder.DayFirst
        : b is > 12 and <= 31 && a is >= 1 and <= 12 ? FigureOrder.MonthFirst
        : FigureOrder.Unknown;
}
