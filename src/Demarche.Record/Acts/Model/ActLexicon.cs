using System.Collections.Frozen;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// PLOVER types that words suggest, by themselves and with a word that hangs on them (<c>Data/act-words.tsv</c> from the CAMEO dictionaries,
/// <c>Data/act-words-own.tsv</c> ours): a hint to the model, which decides. <c>tools/acts/features.py</c> computes the same.
/// </summary>
internal sealed class ActLexicon
{
    private static readonly FrozenSet<string> s_hanging = FrozenSet.Create(
        StringComparer.Ordinal,
        "obj",
        "obl",
        "compound",
        "nmod",
        "xcomp",
        "ccomp",
        "nsubj:pass",
        "advmod",
        "case",
        "amod"
    );

    private readonly FrozenDictionary<string, (byte Alone, FrozenDictionary<string, byte> With)> _types;

    public ActLexicon(IReadOnlyList<string> types, params IEnumerable<string[]>[] tables)
    {
        Dictionary<string, (byte Alone, Dictionary<string, byte> With)> all = new(StringComparer.Ordinal);
        foreach (string[] row in tables.SelectMany(static rows => rows))
        {
            byte type = (byte)(1 + IndexOf(types, row[1]));
            int bar = row[0].IndexOf('|', StringComparison.Ordinal);
            string word = bar < 0 ? row[0] : row[0][..bar];
            (byte alone, Dictionary<string, byte> with) = all.GetValueOrDefault(word, (0, []));
            if (bar < 0)
            {
                alone = type;
            }
            else
            {
                with[row[0][(bar + 1)..]] = type;
            }

            all[word] = (alone, with);
        }

        _types = all.ToFrozenDictionary(
            static e => e.Key,
            static e => (e.Value.Alone, e.Value.With.ToFrozenDictionary(StringComparer.Ordinal)),
            StringComparer.Ordinal
        );
    }

    /// <summary>Rows of the two tables of the model: 0 for nothing, else one more than the type.</summary>
    public (int Alone, int With) Of(AttributionWords words, ActTrees trees, int word)
    {
        if (!_types.TryGetValue(Lemma(words.Tokens[word]), out (byte Alone, FrozenDictionary<string, byte> With) found))
        {
            return (0, 0);
        }

        if (found.With.Count > 0)
        {
            foreach (int child in trees.Below(word))
            {
                Token token = words.Tokens[child];
                if (Hangs(token.Deprel) && found.With.TryGetValue(Lemma(token), out byte with) && with > 0)
                {
                    return (found.Alone, with);
                }
            }
        }

        return (found.Alone, 0);
    }

    private static string Lemma(Token token) => (token.Lemma ?? "").ToLowerInvariant();

    private static bool Hangs(string? relation) =>
        relation is not null
        && (
            s_hanging.Contains(relation)
            || (relation.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && s_hanging.Contains(relation[..colon]))
        );

    // "-" is no type: the word tells nothing.
    private static int IndexOf(IReadOnlyList<string> types, string type)
    {
        for (int i = 0; i < types.Count; i++)
        {
            if (types[i] == type)
            {
                return i;
            }
        }

        return type == "-" ? -1 : throw new InvalidOperationException($"act-words: no PLOVER type {type}");
    }
}
