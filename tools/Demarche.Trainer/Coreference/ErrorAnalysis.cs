using Demarche.Language;
using Demarche.Trainer.Coreference.Scoring;

namespace Demarche.Trainer.Coreference;

/// <summary>What became of each mention, by class: where links are lost, and what an annotator would say to those made.</summary>
internal sealed class ErrorAnalysis
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<(string Cause, string Example)> _examples = [];

    /// <summary>Counts by cause, with the class of the mention in front.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public IReadOnlyList<(string Cause, string Example)> Examples => _examples;

    public void Add(RankingModel model, CoreferenceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ResolvedText text = new(document.Input);
        AntecedentRanking ranking = new(model, text);
        int[] gold = RankingTrainer.GoldChains(document, text);
        HashSet<ScoredMention> candidates = [.. text.Candidates.Select(static c => new ScoredMention(c.First, c.Last))];
        HashSet<int> begun = [];
        ranking.Run(
            (mention, antecedent) =>
            {
                int chain = gold[mention.Index];
                bool anaphor = chain >= 0 && !begun.Add(chain);
                string cause =
                    antecedent < 0 ? (anaphor ? "missed link" : "right: new")
                    : gold[antecedent] == chain && chain >= 0 ? "right: link"
                    : anaphor ? "wrong antecedent"
                    : chain >= 0 ? "first mention linked"
                    : "linked though not annotated";
                Count(mention.Kind, cause, text, mention, antecedent, document);
            }
        );
        foreach (IReadOnlyList<ScoredMention> chain in document.Chains)
        {
            foreach (ScoredMention mention in chain.Where(m => !candidates.Contains(m)))
            {
                _counts["no candidate"] = _counts.GetValueOrDefault("no candidate") + 1;
                _examples.Add(("no candidate", $"{document.Id}: {Words(text.Words, mention.First, mention.Last)}"));
            }
        }
    }

    private void Count(MentionKind kind, string cause, ResolvedText text, Candidate mention, int antecedent, CoreferenceDocument document)
    {
        string key = $"{kind}: {cause}";
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
        if (!cause.StartsWith("right", StringComparison.Ordinal))
        {
            string linked = antecedent < 0 ? "" : $"  ->  {Words(text.Words, text.Candidates[antecedent])}";
            int from = Math.Max(0, mention.First - 4);
            _examples.Add((key, $"{document.Id}: {Words(text.Words, from, mention.First - 1)} [{Words(text.Words, mention)}]{linked}"));
        }
    }

    private static string Words(ParsedWords words, Candidate mention) => Words(words, mention.First, mention.Last);

    private static string Words(ParsedWords words, int first, int last) =>
        string.Join(' ', Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(words.Form));
}
