namespace Demarche.Record;

/// <summary>
/// Words as copies are compared: as <see cref="WordFolding"/> folds them, and alike in British and American spelling ("organise",
/// "organize"; "honour", "honor"; "travelled", "traveled").
/// </summary>
internal static class CopyWords
{
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        ulong hash = 14695981039346656037;
        char last = '\0';
        bool waits = false;
        foreach (char c in word)
        {
            if (!char.IsLetterOrDigit(c))
            {
                continue;
            }

            char folded = WordFolding.Fold(c);
            folded = folded == 'z' ? 's' : folded;
            if (waits)
            {
                // The u of "our" goes, that of "out" comes after all.
                hash = folded == 'r' ? hash : Add(hash, 'u');
                waits = false;
            }

            if (folded == 'u' && last == 'o')
            {
                waits = true;
            }
            else if (folded != 'l' || last != 'l')
            {
                hash = Add(hash, folded);
            }

            last = folded;
        }

        return WordFolding.Mix(waits ? Add(hash, 'u') : hash);
    }

    private static ulong Add(ulong hash, char c) => (hash ^ c) * 1099511628211;
}
