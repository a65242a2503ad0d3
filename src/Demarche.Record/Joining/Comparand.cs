namespace Demarche.Record;

/// <summary>
/// What a rule looks at in one mention, drawn once and small: while lines are joined a mention is compared with many, of which few join it, so
/// many of these are held and few mentions.
/// </summary>
public abstract record Comparand
{
    /// <summary>Of a report that was taken back: it joins nothing of a report that stands.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Memory that it takes, in bytes, about.</summary>
    public abstract int Size { get; }

    /// <summary>Bytes of an array of short words, about.</summary>
    private protected static int SizeOf(string[] words)
    {
        int bytes = 24;
        foreach (string word in words)
        {
            bytes += 32 + (2 * word.Length);
        }

        return bytes;
    }
}
