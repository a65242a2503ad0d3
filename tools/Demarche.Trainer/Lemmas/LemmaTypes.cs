using Demarche.Language;

namespace Demarche.Trainer.Lemmas;

/// <summary>Words with a tag, and the scripts that make their lemmas, counted.</summary>
/// <param name="tagOf">The tag under which a word is kept: both tags, the Penn tag or the universal one.</param>
internal sealed class LemmaTypes(Func<string, string, uint> tagOf)
{
    // An ending becomes a rule when as many words with it share the script, and as large a part of them.
    private const int LeastWords = 2;
    private const double LeastShare = 0.6;

    // The bare inflection ("s", "ed") is what a longer ending falls back on: it need only be the commonest of several.
    private const double LeastShareOfBareEnding = 0.3;

    private readonly SortedDictionary<(uint Tag, WordShape Shape, string Word), Dictionary<EditScript, int>> _words = [];
    private readonly SortedDictionary<(uint Tag, WordShape Shape, string Word), EditScript> _listed = [];
    private readonly HashSet<uint> _proper = [];

    public void Add(string form, string upos, string xpos, string lemma, int count = 1)
    {
        bool proper = upos == "PROPN" || xpos.StartsWith("NNP", StringComparison.Ordinal);
        EditScript script = EditScript.Between(form, lemma, proper);
        (uint, WordShape, string) key = (tagOf(upos, xpos), LemmaKeys.ShapeOf(form), Folded(form));
        if (proper)
        {
            _proper.Add(key.Item1);
        }

        if (!_words.TryGetValue(key, out Dictionary<EditScript, int>? scripts))
        {
            _words.Add(key, scripts = []);
        }

        scripts[script] = scripts.GetValueOrDefault(script) + count;
    }

    /// <summary>Adds a word that says nothing about others with its ending.</summary>
    public void List(string form, string upos, string xpos, string lemma)
    {
        bool proper = upos == "PROPN" || xpos.StartsWith("NNP", StringComparison.Ordinal);
        _listed.TryAdd((tagOf(upos, xpos), LemmaKeys.ShapeOf(form), Folded(form)), EditScript.Between(form, lemma, proper));
    }

    public bool Knows(string form, string upos, string xpos) =>
        _words.ContainsKey((tagOf(upos, xpos), LemmaKeys.ShapeOf(form), Folded(form)));

    /// <summary>Adds rules for endings and entries for whole words to the table.</summary>
    /// <param name="all">
    /// Keep words that the rules get right as well: that they are known tells how to read them in capitals, and keeps a wider tag from
    /// having its say ("United" is an adjective here and a verb there).
    /// </param>
    public void Fill(Dictionary<uint, EditScript> table, bool all)
    {
        Dictionary<(uint, WordShape, string), Dictionary<EditScript, int>> endings = [];
        foreach (((uint tag, WordShape shape, string word), Dictionary<EditScript, int> scripts) in _words)
        {
            EditScript script = Best(scripts).Script;
            for (int length = 0; length <= Math.Min(LemmaKeys.LongestEnding, word.Length); length++)
            {
                (uint, WordShape, string) key = (tag, shape, word[^length..]);
                if (!endings.TryGetValue(key, out Dictionary<EditScript, int>? counts))
                {
                    endings.Add(key, counts = []);
                }

                counts[script] = counts.GetValueOrDefault(script) + 1;
            }
        }

        Dictionary<(uint, WordShape, string), EditScript> rules = Rules(endings);
        foreach (((uint tag, WordShape shape, string ending), EditScript script) in rules)
        {
            table.TryAdd(Key(tag, shape, ending), script);
        }

        foreach (((uint tag, WordShape shape, string word), Dictionary<EditScript, int> scripts) in _words)
        {
            EditScript script = Best(Pooled(tag, shape, word, scripts)).Script;
            if (all || Longest(rules, tag, shape, word, LemmaKeys.LongestEnding) != script)
            {
                table.TryAdd(LemmaKeys.Whole(Key(tag, shape, word)), script);
            }
        }

        foreach (((uint tag, WordShape shape, string word), EditScript script) in _listed)
        {
            table.TryAdd(LemmaKeys.Whole(Key(tag, shape, word)), script);
        }
    }

    // A word that only opens a sentence with a capital has the lemma that it has elsewhere.
    private Dictionary<EditScript, int> Pooled(uint tag, WordShape shape, string word, Dictionary<EditScript, int> scripts)
    {
        if (
            shape != WordShape.Capitalised
            || word.Length == 1
            || _proper.Contains(tag)
            || !_words.TryGetValue((tag, WordShape.Small, word), out Dictionary<EditScript, int>? small)
        )
        {
            return scripts;
        }

        Dictionary<EditScript, int> pooled = new(scripts);
        foreach ((EditScript script, int count) in small)
        {
            pooled[script] = pooled.GetValueOrDefault(script) + count;
        }

        return pooled;
    }

    private static Dictionary<(uint, WordShape, string), EditScript> Rules(
        Dictionary<(uint, WordShape, string), Dictionary<EditScript, int>> endings
    )
    {
        Dictionary<(uint, WordShape, string), EditScript> rules = [];
        foreach (
            ((uint tag, WordShape shape, string ending), Dictionary<EditScript, int> counts) in endings
                .OrderBy(static e => e.Key.Item3.Length)
                .ThenBy(static e => e.Key.Item1)
                .ThenBy(static e => e.Key.Item2)
                .ThenBy(static e => e.Key.Item3, StringComparer.Ordinal)
        )
        {
            (EditScript script, int count) = Best(counts);
            int total = counts.Values.Sum();
            if (script.Cut > ending.Length)
            {
                // A rule cuts no letters that it has not seen: "worth" is no form of "wo", whatever its tag.
                if (ending.Length > 0)
                {
                    continue;
                }

                script = script with { Cut = 0, Ending = "" };
            }

            double share = script.Cut > 0 && script.Cut == ending.Length ? LeastShareOfBareEnding : LeastShare;
            bool firm = total >= LeastWords && count >= share * total;
            if (ending.Length == 0 || (firm && Longest(rules, tag, shape, ending, ending.Length - 1) != script))
            {
                rules.Add((tag, shape, ending), script);
            }
        }

        return rules;
    }

    private static EditScript? Longest(
        Dictionary<(uint, WordShape, string), EditScript> rules,
        uint tag,
        WordShape shape,
        string word,
        int longest
    )
    {
        for (int length = Math.Min(longest, word.Length); length >= 0; length--)
        {
            if (rules.TryGetValue((tag, shape, word[^length..]), out EditScript script))
            {
                return script;
            }
        }

        return null;
    }

    private static (EditScript Script, int Count) Best(Dictionary<EditScript, int> scripts)
    {
        KeyValuePair<EditScript, int> best = scripts
            .OrderByDescending(static s => s.Value)
            .ThenBy(static s => s.Key.Cut)
            .ThenBy(static s => s.Key.Case)
            .ThenBy(static s => s.Key.Ending, StringComparer.Ordinal)
            .First();
        return (best.Key, best.Value);
    }

    private static uint Key(uint tag, WordShape shape, string ending)
    {
        uint key = LemmaKeys.Start(tag, shape);
        for (int i = ending.Length - 1; i >= 0; i--)
        {
            key = LemmaKeys.Longer(key, ending[i]);
        }

        return key;
    }

    private static string Folded(string form) =>
        string.Create(
            form.Length,
            form,
            static (span, from) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] =
                        char.IsAsciiDigit(from[i]) ? '0'
                        : from[i] == '’' ? '\''
                        : char.ToLowerInvariant(from[i]);
                }
            }
        );
}
