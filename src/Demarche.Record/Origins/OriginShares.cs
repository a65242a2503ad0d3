namespace Demarche.Record;

/// <summary>What one origin has of a report.</summary>
/// <param name="Share">Of the report's body, 0 to 1.</param>
/// <param name="Longest">The passage that is most of it.</param>
internal readonly record struct OriginShare(string Name, double Share, CopiedPassage Longest)
{
    /// <summary>The origins of passages, that of the greatest share first; equal ones by name. Additions have none.</summary>
    /// <param name="within">Runs in order, of which each passage must meet one; null for all passages.</param>
    public static List<OriginShare> Of(List<CopiedPassage> passages, CopyPair? within = null)
    {
        List<OriginShare> shares = [];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (CopiedPassage passage in passages)
        {
            if (passage.IsAddition || (within is not null && !Meets(within, passage)))
            {
                continue;
            }

            string name = passage.Origin.Name;
            if (!places.TryGetValue(name, out int place))
            {
                places.Add(name, shares.Count);
                shares.Add(new OriginShare(name, passage.Fraction, passage));
                continue;
            }

            OriginShare known = shares[place];
            shares[place] = new OriginShare(
                name,
                known.Share + passage.Fraction,
                passage.Fraction > known.Longest.Fraction ? passage : known.Longest
            );
        }

        shares.Sort(static (x, y) => x.Share != y.Share ? y.Share.CompareTo(x.Share) : string.CompareOrdinal(x.Name, y.Name));
        return shares;
    }

    private static bool Meets(CopyPair pair, CopiedPassage passage)
    {
        // The first run that ends behind the start of the passage.
        (int low, int high) = (0, pair.Runs.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = pair.Runs[middle].InLater.End > passage.Span.Start ? (low, middle) : (middle + 1, high);
        }

        return low < pair.Runs.Length && pair.Runs[low].InLater.Start < passage.Span.End;
    }
}
