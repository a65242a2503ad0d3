using System.Globalization;

namespace Demarche.Language;

/// <summary>Units of time by the letters of <c>words.tsv</c>, and the durations that TIMEX3 writes with them.</summary>
internal static class TimeUnits
{
    /// <summary>The letter of the unit that an atom is.</summary>
    public static char At(TimeAtoms atoms, int at)
    {
        TimeAtom atom = atoms[at];
        return (char)(
            atom.Is(TimeClass.Unit) ? atom.Word!.ValueOf(TimeClass.Unit)
            : atom.Is(TimeClass.Units) ? atom.Word!.ValueOf(TimeClass.Units)
            : atom.Word!.ValueOf(TimeClass.ShortUnit)
        );
    }

    /// <summary>The period of the calendar that a unit names; null for hours and less.</summary>
    public static CalendarGrain? Grain(char unit) =>
        unit switch
        {
            'D' => CalendarGrain.Day,
            'N' => CalendarGrain.Weekend,
            'W' => CalendarGrain.Week,
            'M' => CalendarGrain.Month,
            'Q' => CalendarGrain.Quarter,
            'Y' => CalendarGrain.Year,
            'E' => CalendarGrain.Decade,
            'C' => CalendarGrain.Century,
            'K' => CalendarGrain.Millennium,
            _ => null,
        };

    /// <summary>ISO 8601, with the letters that TIMEX3 adds for vague decades and centuries: P2W, PT3H, P20Y, PXD, P2Y6M.</summary>
    public static string Duration(TimeNumber number, char unit)
    {
        if (number.Value is { } value)
        {
            decimal part = value - decimal.Truncate(value);
            (decimal whole, string? rest) = (decimal.Truncate(value), null);
            if (part > 0 && Smaller(unit, part) is { } small && whole > 0)
            {
                value = whole;
                rest = small;
            }
            else if (part > 0 && whole == 0 && Smaller(unit, part) is { } only)
            {
                return unit is 'H' or 'm' ? "PT" + only : "P" + only;
            }

            (decimal times, char letter) = unit switch
            {
                'E' => (10m, 'Y'),
                'C' => (100m, 'Y'),
                'K' => (1000m, 'Y'),
                'F' => (2m, 'W'),
                'Q' => (3m, 'M'),
                _ => (1m, unit),
            };
            string text = (value * times).ToString("0.##", CultureInfo.InvariantCulture);
            return Written(text, letter) + rest;
        }

        return unit switch
        {
            'E' => "PXDE",
            'C' => "PXC",
            'F' => "PXW",
            _ => Written("X", unit),
        };
    }

    private static string Written(string number, char unit) =>
        unit switch
        {
            'H' => $"PT{number}H",
            'm' => $"PT{number}M",
            's' => $"PT{number}S",
            'N' => $"P{number}WE",
            _ => $"P{number}{unit}",
        };

    // Half a year is six months, a quarter of an hour fifteen minutes; other parts stay decimal.
    private static string? Smaller(char unit, decimal part)
    {
        (int of, string letter) = unit switch
        {
            'Y' => (12, "M"),
            'D' => (24, "H"),
            'H' => (60, "M"),
            'm' => (60, "S"),
            'E' => (10, "Y"),
            'C' => (100, "Y"),
            _ => (0, ""),
        };
        decimal count = part * of;
        return of > 0 && unit is not ('D' or 'E' or 'C') && count == decimal.Truncate(count)
            ? count.ToString("0", CultureInfo.InvariantCulture) + letter
            : null;
    }
}
