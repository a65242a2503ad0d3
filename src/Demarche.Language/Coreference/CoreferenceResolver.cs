using System.Collections.Immutable;

namespace Demarche.Language;

/// <summary>
/// Joins the mentions of a text that mean the same thing, in OntoNotes' sense: names, noun phrases and pronouns, no mention that
/// stands alone, no apposition or predicate. From left to right each mention takes the antecedent, or the decision that it is
/// new, that ranks highest (mention ranking with latent antecedents, Durrett and Klein 2013); what an antecedent's chain has
/// shown so far counts. Time and memory grow linearly with the text: a mention looks at a bounded number of antecedents.
/// </summary>
public sealed class CoreferenceResolver
{
    private readonly RankingModel _model;

    internal CoreferenceResolver(RankingModel model) => _model = model;

    /// <summary>With the weights that ship inside the library; they are read when first used. Safe from many threads.</summary>
    public static CoreferenceResolver Shipped { get; } = new(null!);

    /// <returns>Chains in the order of their first mentions. No mention is in two chains.</returns>
    public ImmutableArray<CoreferenceChain> Resolve(CoreferenceInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ResolvedText text = new(input);
        new AntecedentRanking(_model ?? RankingModel.Shipped, text).Run();
        return Chains(text);
    }

    private static ImmutableArray<CoreferenceChain> Chains(ResolvedText text)
    {
        ImmutableArray<CoreferenceChain>.Builder chains = ImmutableArray.CreateBuilder<CoreferenceChain>();
        foreach (List<Candidate> members in Members(text))
        {
            ImmutableArray<CoreferenceMention>.Builder mentions = ImmutableArray.CreateBuilder<CoreferenceMention>(members.Count);
            foreach (Candidate m in members)
            {
                mentions.Add(new CoreferenceMention(m.First, m.Last - m.First + 1, m.Head, m.Kind, m.Coordination));
            }

            chains.Add(new CoreferenceChain(mentions.MoveToImmutable()));
        }

        return chains.ToImmutable();
    }

    /// <summary>The candidates of each chain of two or more, in order.</summary>
    internal static IEnumerable<List<Candidate>> Members(ResolvedText text)
    {
        Dictionary<int, List<Candidate>> chains = [];
        foreach (Candidate candidate in text.Candidates)
        {
            int chain = text.ChainNumber(candidate.Index);
            if (!chains.TryGetValue(chain, out List<Candidate>? members))
            {
                members = [];
                chains.Add(chain, members);
            }

            members.Add(candidate);
        }

        foreach (List<Candidate> members in chains.Values)
        {
            DropHolders(members);
        }

        return chains.Values.Where(static m => m.Count > 1).OrderBy(static m => m[0].Index);
    }

    // "his spokesman" is not he (i-within-i): where links through others have brought both into one chain, the inner mention is the
    // surer one. Phrases nest, so that a phrase holds another member if it holds the next.
    private static void DropHolders(List<Candidate> members)
    {
        int kept = members.Count - 1;
        for (int i = members.Count - 2; i >= 0; i--)
        {
            bool holds = members[kept].First <= members[i].Last && members[kept].Head != members[i].Head;
            if (!holds || members[i].Kind != MentionKind.Nominal)
            {
                members[--kept] = members[i];
            }
        }

        members.RemoveRange(0, kept);
    }
}
