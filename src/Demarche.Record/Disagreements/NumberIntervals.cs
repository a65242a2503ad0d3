namespace Demarche.Record;

/// <summary>The values that a number as written leaves open: its bound, "about", and how it was rounded.</summary>
internal static class NumberIntervals
{
    /// <summary>"About", "nearly" and "some" leave a tenth to either side.</summary>
    private const double AboutSlack = .1;

    /// <summary>Fewer than this are counted, not rounded.</summary>
    private const double FirstRounded = 100;

    /// <summary>However round it looks, a number is not read further off than this share of it.</summary>
    private const double MostRounding = .05;

    /// <summary>True when both may be right: one is a rounding of the other, or their bounds overlap.</summary>
    public static bool MayBeEqual(ReportedQuantity left, ReportedQuantity right)
    {
        (double low, double high) = Of(left);
        (double otherLow, double otherHigh) = Of(right);
        return low <= otherHigh && otherLow <= high;
    }

    public static (double Low, double High) Of(ReportedQuantity quantity)
    {
        double low = quantity.Low is { } l ? l - Slack(l, quantity.Approximate) : double.NegativeInfinity;
        double high = quantity.High is { } h ? h + Slack(h, quantity.Approximate) : double.PositiveInfinity;
        return quantity.Bound switch
        {
            ">" => (low, double.PositiveInfinity),
            "<" => (double.NegativeInfinity, high),
            _ => (low, high),
        };
    }

    private static double Slack(double value, bool approximate) =>
        approximate ? Math.Abs(value) * AboutSlack : Math.Min(Rounding(value), Math.Abs(value) * MostRounding);

    // Half of the last digit that is not a zero: 8,500 is anything from 8,450 to 8,550, 8,470 is itself.
    private static double Rounding(double value)
    {
        double size = Math.Abs(value);
        if (size < FirstRounded || size > long.MaxValue || size != Math.Floor(size))
        {
            return 0;
        }

        long unit = 1;
        for (long rest = (long)size; rest % 10 == 0; rest /= 10)
        {
            unit *= 10;
        }

        return unit > 1 ? unit / 2d : 0;
    }
}
