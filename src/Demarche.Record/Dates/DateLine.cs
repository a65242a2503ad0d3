using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A line that is to be dated.</summary>
/// <param name="Kind">Number of the type of the event or of the kind of the position: <see cref="ArgumentFeatures.KindOf(string)"/>.</param>
/// <param name="History">The reader of acts takes it for history.</param>
/// <param name="Proposed">The date that the rules give it.</param>
/// <param name="Deadline">When what it wants is due, which is no date of the line itself; null for none.</param>
/// <param name="Background">The rules take it for background.</param>
internal readonly record struct DateLine(
    SentenceView View,
    int Word,
    int Kind,
    EventStatus Status,
    bool History,
    StatedDate Proposed,
    bool Background,
    StatedDate? Deadline = null
);

/// <summary>An expression of time that may date a line.</summary>
/// <param name="View">The sentence that it stands in: that of the line, or the one before.</param>
internal readonly record struct DateCandidate(SentenceView View, SentenceTime Time);

/// <summary>A line with all expressions of time that may date it, as those see it who learn to choose.</summary>
/// <param name="Times">[candidates × <see cref="DateFeatures.OfTime"/>]</param>
/// <param name="Line">[<see cref="DateFeatures.OfLine"/>]</param>
internal sealed record CandidateDates(
    TellingDate Dates,
    DateLine Dated,
    ImmutableArray<DateCandidate> Candidates,
    float[] Times,
    float[] Line
);

/// <summary>The date of a line, and whether it is history told in passing.</summary>
internal readonly record struct LineDate(StatedDate Date, bool Background);
