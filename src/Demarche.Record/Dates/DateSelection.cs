using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Chooses when a line took place: one of the expressions of time beside it, the report's own day, or a day that the report does not tell, as
/// temporal relations between events and the time of writing are told apart (J. Pustejovsky and others, "TimeML", 2003; N. UzZaman and others,
/// SemEval-2013 task 1). The rules propose, two networks learned from judged lines (<c>tools/train dates</c>) dispose. What the encoder has not
/// read stays as it was proposed. One text and one thread.
/// </summary>
/// <param name="watch">Sees the candidates of every line, which then stays as the rules have it; null for the usual reading.</param>
internal sealed class DateSelection(TellingDate dates, DateFeatures features, DeepStates deep, Action<CandidateDates>? watch = null)
{
    // Least chances, the first two chosen by cross-validation over the judged lines (docs/accuracy.md): that an expression dates a line; that one without
    // is news; that it is history, which was set by hand.
    private const double Dating = 0.4;
    private const double News = 0.4;
    private const double History = 0.7;

    private static readonly Lazy<ModelFile> s_file = new(static () => ModelFile.Open(ShippedModel.Open("dates.bin")));
    private static readonly Lazy<JudgingNetwork> s_times = new(static () => new JudgingNetwork(s_file.Value, "times", DateFeatures.OfTime));
    private static readonly Lazy<JudgingNetwork> s_days = new(static () => new JudgingNetwork(s_file.Value, "days", DateFeatures.OfLine));

    private readonly float[] _line = new float[DateFeatures.OfLine];
    private float[] _times = [];

    /// <summary>The date of a line; the one that was proposed where nothing speaks against it.</summary>
    public LineDate Select(DateLine line)
    {
        LineDate proposed = new(line.Proposed, line.Background);
        if (watch is null && (IsLeftToRules(line) || !dates.KnowsDay || !deep.Has(line.View.Sentence.FirstToken + line.Word)))
        {
            return proposed;
        }

        ImmutableArray<DateCandidate> candidates = features.CandidatesOf(line.View);
        Span<float> times = Describe(line, candidates);
        if (watch is not null)
        {
            watch(new CandidateDates(dates, line, candidates, [.. times], [.. _line]));
            return proposed;
        }

        Span<(double Dates, double Unused)> chances = stackalloc (double, double)[candidates.Length];
        for (int c = 0; c < candidates.Length; c++)
        {
            chances[c] = s_times.Value.Judge(times.Slice(c * DateFeatures.OfTime, DateFeatures.OfTime));
        }

        return Choose(line, candidates, chances, s_days.Value.Judge(_line), dates);
    }

    /// <summary>The choice by given chances.</summary>
    /// <param name="chances">Of each candidate, that it dates the line.</param>
    /// <param name="day">That a line which no expression dates is news of the report's own day; that it is history.</param>
    public static LineDate Choose(
        DateLine line,
        ImmutableArray<DateCandidate> candidates,
        ReadOnlySpan<(double Dates, double Unused)> chances,
        (double News, double History) day,
        TellingDate dates
    )
    {
        if (IsLeftToRules(line))
        {
            return new LineDate(line.Proposed, line.Background);
        }

        int best = -1;
        for (int c = 0; c < candidates.Length; c++)
        {
            bool isDeadline = line.Deadline is { } deadline && dates.IsFrom(deadline, candidates[c]);
            if (!isDeadline && chances[c].Dates >= Dating && (best < 0 || chances[c].Dates > chances[best].Dates))
            {
                best = c;
            }
        }

        if (best >= 0)
        {
            StatedDate found = dates.From(candidates[best].View, candidates[best].Time);
            return new LineDate(found, line.History || dates.IsBackground(found, line.View, line.Word));
        }

        // What the rules date by an expression that the choice does not take may be news. What they give no date may not: history, the present, a denial.
        bool mayBeNews =
            line.Proposed.Basis == DateBasis.Publication
            || (line.Proposed.From is not null && !line.History && dates.SignsOf(line.View, line.Word) == HistorySigns.None);
        return mayBeNews && day.News >= News
            ? new LineDate(dates.OfPublication, false)
            : new LineDate(StatedDate.Unknown, line.Background || day.History >= History);
    }

    // "will deploy troops next week, the ministry said on Monday": judges dated the saying as often as the deed.
    private static bool IsLeftToRules(DateLine line) => line.Status is EventStatus.Announced or EventStatus.Hypothetical;

    private Span<float> Describe(DateLine line, ImmutableArray<DateCandidate> candidates)
    {
        int length = candidates.Length * DateFeatures.OfTime;
        if (_times.Length < length)
        {
            _times = new float[length];
        }

        features.Fill(line, candidates, _times, _line);
        return _times.AsSpan(0, length);
    }
}
