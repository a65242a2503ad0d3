using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>An expression of time while it is being read: atoms first to end, then what they mean.</summary>
internal sealed class TimeDraft
{
    public int First { get; set; }

    /// <summary>Past its last atom.</summary>
    public int End { get; set; }

    public TimexType Type { get; set; } = TimexType.Date;

    public string Value { get; set; } = "";

    public string? Mod { get; set; }

    public string? Quant { get; set; }

    public string? Freq { get; set; }

    /// <summary>The calendar period meant, where it is one: what later expressions count from.</summary>
    public CalendarPeriod? Period { get; set; }

    public LocalDate? Earliest { get; set; }

    public LocalDate? Latest { get; set; }

    public DatePrecision Precision { get; set; } = DatePrecision.Unknown;

    public DateBasis Basis { get; set; } = DateBasis.None;

    public string Reason { get; set; } = "";

    /// <summary>Time of day as TIMEX3 writes it: T14:30, TMO.</summary>
    public string? Clock { get; set; }

    /// <summary>The time zone as the text names it ("EST", "Moscow", "local"); null where it names none.</summary>
    public string? Zone { get; set; }

    /// <summary>What <see cref="Zone"/> can stand for; null for what no table knows.</summary>
    public DateTimeZone[]? Zones { get; set; }

    /// <summary>The day belongs to the expression, not to the text around it.</summary>
    public bool HasDay { get; set; }

    /// <summary>A mod may be read to the left of it ("early", "the end of").</summary>
    public bool TakesEdge { get; set; }

    public static TimeDraft Of(in TimeMatch match) => new() { First = match.First, End = match.End };

    public TimeDraft With(CalendarPeriod period, DateBasis basis, string reason)
    {
        Period = period;
        Value = period.Value;
        Earliest = period.Start;
        Latest = period.End;
        Precision = period.Precision;
        Basis = basis;
        Reason = reason;
        HasDay = period.Grain == CalendarGrain.Day;
        TakesEdge = true;
        return this;
    }

    public TimeDraft Open(TimexType type, string value, string reason)
    {
        Type = type;
        Value = value;
        Reason = reason;
        return this;
    }
}
