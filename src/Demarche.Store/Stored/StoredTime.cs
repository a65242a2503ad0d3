using NodaTime;
using NodaTime.Text;

namespace Demarche.Store;

/// <summary>Instants and days as columns hold them: text that sorts.</summary>
internal static class StoredTime
{
    /// <summary>Sorts behind every instant and every day.</summary>
    public const string Undated = "~";

    private static readonly InstantPattern Sortable = InstantPattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm:ss.fffffffff'Z'");

    public static string Of(Instant instant) => Sortable.Format(instant);

    public static string Order(Instant? instant) => instant is { } known ? Of(known) : Undated;

    /// <summary>What <see cref="Order"/> wrote.</summary>
    public static Instant? Ordered(string text) => text == Undated ? null : Read(text);

    public static Instant Read(string text) => Sortable.Parse(text).Value;

    public static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string? Of(LocalDate? day) => day is { } known ? Of(known) : null;

    public static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;

    /// <summary>The day, in UTC, of a stored instant.</summary>
    public static LocalDate? DayOf(string? instant) => instant is null or Undated ? null : Read(instant).InUtc().Date;

    public static Instant Now(this TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
