using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>What expressions of time are counted from: publication, and what the text has dated so far.</summary>
internal sealed class TimeContext(TimeAnchor? anchor, bool narrative)
{
    private const int QuarterReach = 3;
    private const int FarAhead = 30;
    private const int YearsAround = 15;

    private int _quarterSentence = -100;
    private CalendarPeriod _quarter;

    public LocalDate? Publication { get; } = anchor?.Day;

    /// <summary>The text tells history: its year-less dates belong to the dates before them, not to publication.</summary>
    public bool Narrative { get; } = narrative;

    public DateBasis Counted { get; } = anchor is { Inferred: true } ? DateBasis.OtherReport : DateBasis.Relative;

    /// <summary>Sentence that is being read.</summary>
    public int Sentence { get; set; }

    /// <summary>The last calendar period named.</summary>
    public CalendarPeriod? Last { get; private set; }

    /// <summary>The last single day named.</summary>
    public LocalDate? LastDay { get; private set; }

    /// <summary>Sentence of <see cref="Last"/>.</summary>
    public int LastSentence { get; private set; } = -100;

    /// <summary>The year that the text last stated in figures, and the sentence where.</summary>
    public int? StatedYear { get; private set; }

    public int StatedSentence { get; private set; } = -100;

    /// <summary>The day from which "yesterday" is counted: publication in news, the story's day in a narrative.</summary>
    public LocalDate? Now => Narrative ? LastDay ?? Last?.Start ?? Publication : Publication;

    /// <summary>The year that a story opens with, before it has dated anything.</summary>
    public int? OpeningYear { get; init; }

    /// <summary>The quarter spoken of just before; null when none is.</summary>
    public CalendarPeriod? QuarterInPlay => Sentence - _quarterSentence <= QuarterReach ? _quarter : null;

    /// <param name="aside">The clause speaks of another time in passing: "since 1976", "planned for 1976".</param>
    public void Note(TimeDraft draft, bool statedYear, bool aside)
    {
        if (draft.Period is not { } period)
        {
            return;
        }

        if (period.Grain is CalendarGrain.Quarter && draft.Type == TimexType.Date && draft.Reason != Deictics.YearBefore)
        {
            _quarter = period;
            _quarterSentence = Sentence;
        }

        if (statedYear)
        {
            StatedYear = period.Start.Year;
            StatedSentence = Sentence;
        }

        if (period.Grain <= CalendarGrain.Year && (!Narrative || Leads(period, aside)))
        {
            Last = period;
            LastSentence = Sentence;
            if (period.Grain == CalendarGrain.Day)
            {
                LastDay = period.Start;
            }
            else if (LastDay is { } day && (day < period.Start || day > period.End))
            {
                LastDay = null;
            }
        }
    }

    // A story goes on from date to date; a year far from its own, or named in passing, does not move it.
    private bool Leads(CalendarPeriod period, bool aside)
    {
        if (Last is not { } last)
        {
            return true;
        }

        int years = period.Start.Year - last.Start.Year;
        return !aside && (period.Grain < CalendarGrain.Year ? years <= FarAhead : years != 0 && years is >= -YearsAround and <= YearsAround);
    }
}
