using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>The year of a month or a day that comes without one (design time.md, Anchoring 2 to 5), with the reason for it.</summary>
internal readonly record struct YearChoice(int Year, DateBasis Basis, string Reason)
{
    private const int DaysAhead = 45;
    private const int PastPenalty = 120;
    private const int NewsDays = 14;

    public static YearChoice? Of(TimeContext context, int month, int? day, Tense tense)
    {
        // "has begun to gather forces ahead of exercises, scheduled for 10 February" in a report of 4 February full of history: the news in it is of now.
        bool news =
            tense is Tense.Present or Tense.Future
            && day is { } near
            && context.Publication is { } told
            && IsNear(told, month, near, tense);
        bool story = context.Narrative && !news;
        if (story && context.Last is { } last)
        {
            // From the end of a year a story goes on into the next.
            bool next = last.Grain <= CalendarGrain.Month && last.Start.Month >= 10 && month <= 3;
            return new YearChoice(last.Start.Year + (next ? 1 : 0), DateBasis.Relative, "year of the date told before");
        }

        if (story && context.OpeningYear is { } opening)
        {
            return new YearChoice(opening, DateBasis.Relative, "first year of the story");
        }

        if (
            context.StatedYear is { } stated
            && context.StatedSentence == context.Sentence
            && tense == Tense.Past
            && stated != context.Publication?.Year
        )
        {
            return new YearChoice(stated, DateBasis.Stated, "year stated in the sentence");
        }

        if (context.Publication is not { } now)
        {
            return context.StatedYear is { } any ? new YearChoice(any, DateBasis.Relative, "year stated before") : null;
        }

        return day is { } known
            ? new YearChoice(NearestDay(now, month, known, tense), context.Counted, "month and day: nearest to publication")
            : new YearChoice(Month(now, month, tense), context.Counted, "month: by the tense of its clause");
    }

    private static bool IsNear(LocalDate now, int month, int day, Tense tense)
    {
        int year = NearestDay(now, month, day, tense);
        LocalDate date = new(year, month, Math.Min(day, CalendarSystem.Iso.GetDaysInMonth(year, month)));
        return Math.Abs(Period.DaysBetween(now, date)) <= NewsDays;
    }

    private static int NearestDay(LocalDate now, int month, int day, Tense tense)
    {
        int best = now.Year;
        int distance = int.MaxValue;
        for (int year = now.Year - 1; year <= now.Year + 1; year++)
        {
            LocalDate date = new(year, month, Math.Min(day, CalendarSystem.Iso.GetDaysInMonth(year, month)));
            int away = Period.DaysBetween(now, date);
            if (away > 0 && tense == Tense.Past)
            {
                away += PastPenalty;
            }
            else if (away < 0 && tense == Tense.Future)
            {
                away -= 90;
            }

            if (Math.Abs(away) < distance)
            {
                (best, distance) = (year, Math.Abs(away));
            }
        }

        return best;
    }

    private static int Month(LocalDate now, int month, Tense tense) =>
        tense switch
        {
            Tense.Past => month <= now.Month ? now.Year : now.Year - 1,
            Tense.Future => month >= now.Month ? now.Year : now.Year + 1,
            _ => month - now.Month > 2 && now.PlusDays(DaysAhead).Month < month ? now.Year - 1
            : now.Month - month > 9 ? now.Year + 1
            : now.Year,
        };
}
