using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>What expressions of time are counted from: publication, and what the text has dated so far.</summary>
internal sealed class TimeContext(TimeAnchor? anchor, bool narrative)
{
    private const int QuarterReach = 7;
    private const int Confirming = 3;
    private const int YearsAround = 15;

    private int _quarterSentence = -100;
    private CalendarPeriod _quarter;
    private int? _pending;

    public LocalDate? Publication { get; } = anchor?.Day;

    /// <summary>The text tells history: its year-less dates belong to the dates before them, not to publication.</summary>
    public bool Narrative { get; } = narrative;

    public DateBasis Counted { get; } = anchor is { Inferred: true } ? DateBasis.OtherReport : DateBasis.Relative;

    /// <summary>How the text writes dates in figures, else its outlet.</summary>
    public FigureOrder Figures { get; init; }

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

    /// <param name="opens">It stands at the head of its sentence.</param>
    /// <param name="aside">The clause speaks of another time in passing: "since 1976", "planned for 1976".</param>
    public void Note(TimeDraft draft, bool statedYear, bool aside, bool opens)
    {
        if (draft.Type == TimexType.Duration && draft.Value is "P9M" or "P6M" or "P12M" or "P1Y")
        {
            _quarterSentence = -100; // What follows compares these months, not a quarter.
        }

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

        if (period.Grain <= CalendarGrain.Year && (!Narrative || Leads(period, aside, opens)))
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

    // A story goes on from date to date. A year named in passing does not move it; one far from its own does when it opens a sentence,
    // or when the next date agrees with it.
    private bool Leads(CalendarPeriod period, bool aside, bool opens)
    {
        if (Last is not { } last)
        {
            return true;
        }

        int year = period.Start.Year;
        int years = year - last.Start.Year;
        bool confirmed = period.Grain < CalendarGrain.Year && _pending is { } pending && Math.Abs(year - pending) <= Confirming;
        _pending = year;
        if (aside || (years == 0 && period.Grain == CalendarGrain.Year))
        {
            return false;
        }

        return years is >= -YearsAround and <= YearsAround || opens || confirmed;
    }
}
