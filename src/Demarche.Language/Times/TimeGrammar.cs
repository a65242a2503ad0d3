namespace Demarche.Language;

/// <summary>The compiled grammar: for each class and each word the rules that can start with it. Immutable, shared by threads.</summary>
internal sealed class TimeGrammar
{
    private readonly TimeRule[]?[] _byWord;
    private readonly TimeRule[][] _byClass = new TimeRule[64][];

    private TimeGrammar(TimeLexicon lexicon)
    {
        Lexicon = lexicon;
        Dictionary<int, List<TimeRule>> words = [];
        List<TimeRule>[] classes = [.. Enumerable.Range(0, 64).Select(static _ => new List<TimeRule>())];
        foreach (TimeRule rule in TimeRuleFile.Read(lexicon).SelectMany(Variants))
        {
            TimeElement first = rule.Elements[0];
            foreach (int word in first.Words)
            {
                (words.TryGetValue(word, out List<TimeRule>? list) ? list : words[word] = []).Add(rule);
            }

            for (int bit = 0; bit < 64; bit++)
            {
                if (((ulong)first.Classes >> bit & 1) != 0)
                {
                    classes[bit].Add(rule);
                }
            }

            Starts |= first.Classes;
        }

        _byWord = new TimeRule[words.Keys.Max() + 1][];
        foreach ((int word, List<TimeRule> list) in words)
        {
            _byWord[word] = [.. list];
        }

        for (int bit = 0; bit < 64; bit++)
        {
            _byClass[bit] = [.. classes[bit]];
        }
    }

    public static TimeGrammar Shipped { get; } = new(TimeLexicon.Shipped);

    public TimeLexicon Lexicon { get; }

    /// <summary>Classes that a rule starts with.</summary>
    public TimeClass Starts { get; }

    public ReadOnlySpan<TimeRule> ByWord(int id) => id < _byWord.Length ? _byWord[id] : [];

    public ReadOnlySpan<TimeRule> ByClass(int bit) => _byClass[bit];

    // A rule whose first element may be missing is two rules, so that every rule is found by its first word.
    private static IEnumerable<TimeRule> Variants(TimeRule rule)
    {
        if (!rule.Elements[0].Optional)
        {
            return [rule];
        }

        TimeElement[] rest = rule.Elements[1..];
        TimeElement must = rule.Elements[0] with { Optional = false };
        return [rule with { Elements = [must, .. rest] }, .. Variants(rule with { Elements = rest })];
    }
}
