using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// One sense a name in one text (after Krishnan and Manning 2006, who let the labels of a text vote): a name that is mostly labelled
/// one way is labelled so throughout, and where it is overlooked less often than it is seen, it is seen everywhere.
/// </summary>
internal static class NameConsistency
{
    // Longer names differ in a letter somewhere; fewer lengths keep the search linear.
    private const int LongestWords = 6;
    private const int LengthsOfAFirstWord = 4;

    /// <returns>The names in order; they do not overlap.</returns>
    public static List<LabelledName> Apply(
        string text,
        IReadOnlyList<TextSpan> tokens,
        IReadOnlyList<Sentence> sentences,
        List<LabelledName> labelled
    )
    {
        Dictionary<string, Votes> byName = new(StringComparer.Ordinal);
        Dictionary<string, List<int>> lengths = new(StringComparer.Ordinal);
        foreach (LabelledName name in labelled)
        {
            string written = NameBounds.Written(text, tokens, name.First, name.Last);
            if (!byName.TryGetValue(written, out Votes? votes))
            {
                byName[written] = votes = new Votes();
            }

            votes.Add(name.Type);
            int words = name.Last - name.First + 1;
            string opening = tokens[name.First].Of(text);
            if (words <= LongestWords && char.IsUpper(opening[0]) && !FileNames.Is(opening))
            {
                if (!lengths.TryGetValue(opening, out List<int>? known))
                {
                    lengths[opening] = known = [];
                }

                if (known.Count < LengthsOfAFirstWord && !known.Contains(words))
                {
                    known.Add(words);
                    known.Sort(static (a, b) => b.CompareTo(a));
                }
            }
        }

        // A full name votes on its last word.
        foreach (LabelledName name in labelled)
        {
            if (
                name.Type == EntityType.Person
                && name.First < name.Last
                && byName.TryGetValue(tokens[name.Last].Of(text), out Votes? surname)
            )
            {
                surname.Support(name.Type);
            }
        }

        List<LabelledName> all = [.. labelled, .. Overlooked(text, tokens, sentences, labelled, byName, lengths)];
        all.Sort(static (a, b) => a.First.CompareTo(b.First));
        for (int i = 0; i < all.Count; i++)
        {
            all[i] = all[i] with { Type = byName[NameBounds.Written(text, tokens, all[i].First, all[i].Last)].Elect(all[i].Type) };
        }

        return all;
    }

    private static IEnumerable<LabelledName> Overlooked(
        string text,
        IReadOnlyList<TextSpan> tokens,
        IReadOnlyList<Sentence> sentences,
        List<LabelledName> labelled,
        Dictionary<string, Votes> byName,
        Dictionary<string, List<int>> lengths
    )
    {
        List<(LabelledName Name, Votes Votes)> seen = [];
        Dictionary<Votes, int> missed = [];
        int next = 0;
        foreach (Sentence sentence in sentences)
        {
            int end = sentence.FirstToken + sentence.TokenCount;
            for (int i = sentence.FirstToken; i < end; i++)
            {
                while (next < labelled.Count && labelled[next].Last < i)
                {
                    next++;
                }

                int free = next < labelled.Count ? Math.Min(labelled[next].First, end) : end;
                if (i >= free || !lengths.TryGetValue(tokens[i].Of(text), out List<int>? known))
                {
                    continue;
                }

                foreach (int words in known)
                {
                    if (
                        i + words <= free
                        && NameBounds.Stands(text, tokens, i, i + words - 1)
                        && !NameBounds.IsInCompound(text, tokens, i + words - 1)
                        && byName.TryGetValue(NameBounds.Written(text, tokens, i, i + words - 1), out Votes? votes)
                    )
                    {
                        seen.Add((new LabelledName(i, i + words - 1, votes.Elect(EntityType.Miscellaneous)), votes));
                        missed[votes] = missed.GetValueOrDefault(votes) + 1;
                        i += words - 1;
                        break;
                    }
                }
            }
        }

        return seen.Where(s => missed[s.Votes] <= s.Votes.Count).Select(static s => s.Name);
    }

    private sealed class Votes
    {
        private readonly int[] _counts = new int[Enum.GetValues<EntityType>().Length];
        private int _cast;

        /// <summary>How often the name itself stands labelled.</summary>
        public int Count { get; private set; }

        public void Add(EntityType type)
        {
            Support(type);
            Count++;
        }

        /// <summary>A vote from another name.</summary>
        public void Support(EntityType type)
        {
            _counts[(int)type]++;
            _cast++;
        }

        /// <summary>The type that more than half of the labels agree on, else the one that stands.</summary>
        public EntityType Elect(EntityType standing)
        {
            int best = Array.IndexOf(_counts, _counts.Max());
            return 2 * _counts[best] > _cast ? (EntityType)best : standing;
        }
    }
}
