using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>What a later report changed of the earlier one whose text it carries, in code points.</summary>
internal static class ChangesReading
{
    public static ImmutableArray<CopyChangeItem> Between(string? laterTitle, CleanText later, string? earlierTitle, CleanText earlier) =>
        [
            .. CopyChanges
                .Of(laterTitle, later, earlierTitle, earlier)
                .Select(change => new CopyChangeItem(
                    change.Kind,
                    change.Count,
                    change.Words,
                    [
                        .. change.Places.Select(place => new ChangedPlaceItem(
                            place.InLater is { } here ? later.Map.ToCodePoints(here) : null,
                            place.InEarlier is { } there ? earlier.Map.ToCodePoints(there) : null
                        )),
                    ]
                )),
        ];

    public static string Write(ImmutableArray<CopyChangeItem> changes) => StoredJson.Write(changes);

    /// <summary>Null for a pair that nothing is kept of.</summary>
    public static ImmutableArray<CopyChangeItem>? Read(string? json) => json is null ? null : [.. StoredJson.Read<CopyChangeItem[]>(json)];
}
