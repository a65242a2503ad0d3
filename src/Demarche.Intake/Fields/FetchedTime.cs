using NodaTime;
using NodaTime.Text;

namespace Demarche.Intake;

/// <summary>The moment of fetching as crawlers and indexes write it; machines write it, so their few forms are all.</summary>
internal static class FetchedTime
{
    private static readonly IPattern<OffsetDateTime>[] WithZone =
    [
        OffsetDateTimePattern.ExtendedIso,
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:sso<G>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmsso<G>"),
    ];

    private static readonly IPattern<LocalDateTime>[] WithoutZone =
    [
        LocalDateTimePattern.ExtendedIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
    ];

    /// <summary>Null for anything else. A time without a zone is taken for UTC, which is what such programs mean; the note says so.</summary>
    public static Instant? Read(string text, List<string> notes)
    {
        foreach (IPattern<OffsetDateTime> pattern in WithZone)
        {
            if (pattern.Parse(text) is { Success: true } read)
            {
                return read.Value.ToInstant();
            }
        }

        foreach (IPattern<LocalDateTime> pattern in WithoutZone)
        {
            if (pattern.Parse(text) is { Success: true } read)
            {
                notes.Add($"time of fetching without a zone, taken as UTC: {text}");
                return read.Value.InUtc().ToInstant();
            }
        }

        return null;
    }
}
