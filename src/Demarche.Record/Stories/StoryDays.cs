using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Record;

/// <summary>The days on which the reports of a story were published, as its reports go by.</summary>
public sealed class StoryDays
{
    private LocalDate? _first;
    private LocalDate? _last;

    public StatedDate Date
    {
        get
        {
            if (_first is not { } first || _last is not { } last)
            {
                return StatedDate.Unknown;
            }

            string day = LocalDatePattern.Iso.Format(first);
            return new StatedDate
            {
                Value = first == last ? day : $"{day}/{LocalDatePattern.Iso.Format(last)}",
                Earliest = first,
                Latest = last,
                Precision = first == last ? DatePrecision.Day : DatePrecision.Range,
                Basis = DateBasis.Publication,
                Reason = "days of publication of its reports",
            };
        }
    }

    public void Add(ReportFacts report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (DateOverlap.DayOf(report) is { } day)
        {
            _first = _first is { } first && first < day ? first : day;
            _last = _last is { } last && last > day ? last : day;
        }
    }

    internal static bool IsTitled(ReportFacts report) => !string.IsNullOrWhiteSpace(report.Title);
}
