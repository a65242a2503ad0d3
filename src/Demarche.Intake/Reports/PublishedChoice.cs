using Demarche.Text;
using NodaTime;

namespace Demarche.Intake;

/// <summary>Chooses the date of publication among all that were found.</summary>
internal static class PublishedChoice
{
    /// <summary>
    /// The first found stands; one that fits into it and is finer replaces it; of two that cannot both be true the earlier is
    /// taken, and both are noted.
    /// </summary>
    public static PublishedDate Of(IReadOnlyList<PublishedDate> found, List<string> notes)
    {
        PublishedDate? best = null;
        foreach (PublishedDate date in found)
        {
            if (date.Value is null)
            {
                continue;
            }

            if (best is null || (!best.IsKnown && date.IsKnown))
            {
                best = date;
                continue;
            }

            if (!best.IsKnown || !date.IsKnown)
            {
                continue;
            }

            if (Disagree(best, date))
            {
                notes.Add($"dates disagree: {Shown(best)}; {Shown(date)}");
                best = date.Latest < best.Earliest ? date : best;
            }
            else if (Width(date) < Width(best))
            {
                best = date;
            }
        }

        return best ?? PublishedDate.None;
    }

    private static bool Disagree(PublishedDate one, PublishedDate other) => one.Latest < other.Earliest || other.Latest < one.Earliest;

    private static Duration Width(PublishedDate date) => (date.Latest ?? date.Earliest!.Value) - date.Earliest!.Value;

    private static string Shown(PublishedDate date) => $"{date.Value} ({date.Basis})";
}
