namespace Demarche.Record;

/// <summary>How far apart two spellings are.</summary>
internal static class Spelling
{
    /// <summary>True when one letter is added, left out, changed, or two neighbours are exchanged.</summary>
    public static bool OneApart(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        ReadOnlySpan<char> shorter = left.Length <= right.Length ? left : right;
        ReadOnlySpan<char> longer = left.Length <= right.Length ? right : left;
        if (longer.Length - shorter.Length > 1)
        {
            return false;
        }

        int same = shorter.CommonPrefixLength(longer);
        if (same == longer.Length)
        {
            return false;
        }

        if (longer.Length > shorter.Length)
        {
            return shorter[same..].SequenceEqual(longer[(same + 1)..]);
        }

        bool changed = shorter[(same + 1)..].SequenceEqual(longer[(same + 1)..]);
        bool exchanged =
            same + 1 < shorter.Length
            && shorter[same] == longer[same + 1]
            && shorter[same + 1] == longer[same]
            && shorter[(same + 2)..].SequenceEqual(longer[(same + 2)..]);
        return changed || exchanged;
    }
}
