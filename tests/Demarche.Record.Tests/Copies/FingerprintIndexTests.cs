namespace Demarche.Record.Tests;

/// <summary>The table of fingerprints against the plainest thing that does the same: a list of holders for each.</summary>
public sealed class FingerprintIndexTests
{
    [Fact]
    public void GivesTheHoldersOfAFingerprintThatAreStillThereOldestFirst()
    {
        const int Window = 100;
        FingerprintIndex index = new();
        Dictionary<ulong, List<int>> plain = [];
        Queue<ulong[]> kept = new();
        List<int> holders = [];
        for (int number = 0; number < 2_000; number++)
        {
            ulong[] fingerprints = FingerprintsOf(number);
            foreach (ulong fingerprint in fingerprints)
            {
                holders.Clear();
                index.Enter(fingerprint, number, holders);
                List<int> expected = plain.TryGetValue(fingerprint, out List<int>? known) ? known : plain[fingerprint] = [];
                Assert.Equal(expected, holders);
                if (expected.Count < FingerprintIndex.MostHolders)
                {
                    expected.Add(number);
                }
            }

            kept.Enqueue(fingerprints);
            if (kept.Count > Window)
            {
                foreach (ulong fingerprint in kept.Dequeue())
                {
                    index.Leave(fingerprint, number - Window);
                    plain[fingerprint].Remove(number - Window);
                }
            }
        }
    }

    // Some that no other text has, some of a few, one that all have; their last bits alike, so that they crowd in the table.
    private static ulong[] FingerprintsOf(int number)
    {
        SortedSet<ulong> made = [7];
        for (uint k = 0; k < 12; k++)
        {
            ulong kind = WordFolding.Mix((ulong)number * 31 + k);
            made.Add(((kind % 3 == 0 ? kind >> 3 : kind % 400) << 6) | 1);
        }

        return [.. made];
    }
}
