using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Store;
using Demarche.Text;

namespace Demarche.Exports;

/// <summary>
/// What a copy changed: <c>{"kind","count","words","places":[{"start","end","ofStart","ofEnd"}]}</c>. <c>start</c> and <c>end</c> lie in the copy and are
/// absent for what is gone from it; <c>ofStart</c> and <c>ofEnd</c> lie in the report of <c>copyOf</c> and are absent for what was put in.
/// </summary>
internal static class ChangeFields
{
    /// <summary>Absent for a report that is no copy; empty for a copy that changed nothing.</summary>
    public static void Changes(this Utf8JsonWriter json, ImmutableArray<CopyChangeItem>? changes)
    {
        if (changes is { } made)
        {
            json.Objects(
                "changes",
                made,
                change =>
                {
                    json.Field("kind", change.Kind);
                    json.WriteNumber("count", change.Count);
                    json.WriteNumber("words", change.Words);
                    if (!change.Places.IsEmpty)
                    {
                        json.Objects("places", change.Places, place => Place(json, place));
                    }
                }
            );
        }
    }

    private static void Place(Utf8JsonWriter json, ChangedPlaceItem place)
    {
        if (place.InLater is { } here)
        {
            json.Offsets(here);
        }

        if (place.InEarlier is { } there)
        {
            json.WriteNumber("ofStart", there.Start);
            json.WriteNumber("ofEnd", there.End);
        }
    }
}
