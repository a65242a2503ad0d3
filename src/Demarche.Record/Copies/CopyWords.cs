using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Words as copies are compared: as <see cref="WordFolding"/> folds them, and alike in British and American spelling ("organise",
/// "organize"; "honour", "honor"; "travelled", "traveled").
/// </summary>
internal static class CopyWords
{
    // Folded ASCII letters and digits, z as s; 0 for what a word is not made of.
    private static readonly char[] Folded = Array.ConvertAll(
        Enumerable.Range(0, 128).ToArray(),
        static c => char.IsLetterOrDigit((char)c) ? Alike(WordFolding.Fold((char)c)) : '\0'
    );

    // By the last bits of the hash, so that most words are told at one look; the set decides.
    private static readonly FrozenSet<ulong> Plain = ShippedWords.Stop.Select(static w => Hash(w)).ToFrozenSet();
    private static readonly bool[] PerhapsPlain = Filter();

    /// <summary>True for a word without content of its own.</summary>
    public static bool IsPlain(ulong hash) => PerhapsPlain[hash & 4095] && Plain.Contains(hash);

    public static ulong Hash(ReadOnlySpan<char> word)
    {
        ulong hash = 14695981039346656037;
        char last = '\0';
        bool waits = false;
        foreach (char c in word)
        {
            char folded =
                c < 128 ? Folded[c]
                : char.IsLetterOrDigit(c) ? Alike(WordFolding.Fold(c))
                : '\0';
            if (folded == '\0')
            {
                continue;
            }

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

    private static char Alike(char folded) => folded == 'z' ? 's' : folded;

    private static ulong Add(ulong hash, char c) => (hash ^ c) * 1099511628211;

    private static bool[] Filter()
    {
        bool[] filter = new bool[4096];
        foreach (ulong hash in Plain)
        {
            filter[hash & 4095] = true;
        }

        return filter;
    }
}
