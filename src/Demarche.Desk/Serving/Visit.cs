using System.Globalization;
using Demarche.Text;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Demarche.Desk;

/// <summary>
/// What a visitor saw last, in a cookie of the dispute: the change that the visit before this one ended at. A visit ends with half an hour without a
/// look at the overview; "All seen" ends it at once.
/// </summary>
internal sealed record Visit(long Since, long Seen, Instant? LastSeen, bool IsFirst)
{
    private static readonly Duration s_pause = Duration.FromMinutes(30);

    public static Visit Begin(DeskRequest request)
    {
        Instant now = Instant.FromDateTimeOffset(request.State.Settings.Clock.GetUtcNow());
        long seq = request.Head().Seq;
        string[] kept = (request.Context.Request.Cookies[Name(request.Dispute)] ?? "").Split('.');
        bool known =
            kept.Length == 3
            & long.TryParse(kept[0], NumberStyles.None, CultureInfo.InvariantCulture, out long since)
            & long.TryParse(kept.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out long seen)
            & long.TryParse(kept.ElementAtOrDefault(2), NumberStyles.None, CultureInfo.InvariantCulture, out long at);
        Instant? last = known ? Instant.FromUnixTimeSeconds(Math.Clamp(at, 0, 100_000_000_000)) : null;
        Visit visit =
            last is not { } when ? new Visit(0, seq, null, true)
            : now - when > s_pause ? new Visit(Math.Min(seen, seq), seq, last, false)
            : new Visit(Math.Min(since, seq), seq, last, since == 0);
        Keep(request, visit.Since, seq, now);
        return visit;
    }

    /// <summary>Everything up to a change was seen.</summary>
    public static void End(DeskRequest request, long seq) =>
        Keep(request, seq, seq, Instant.FromDateTimeOffset(request.State.Settings.Clock.GetUtcNow()));

    private static void Keep(DeskRequest request, long since, long seen, Instant now) =>
        request.Context.Response.Cookies.Append(
            Name(request.Dispute),
            string.Create(CultureInfo.InvariantCulture, $"{since}.{seen}.{now.ToUnixTimeSeconds()}"),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                MaxAge = TimeSpan.FromDays(400),
                Path = "/",
            }
        );

    private static string Name(string dispute) => "seen-" + ContentHash.Of(dispute)[..12];
}
