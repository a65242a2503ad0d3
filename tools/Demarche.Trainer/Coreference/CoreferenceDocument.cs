using Demarche.Language;
using Demarche.Trainer.Coreference.Scoring;

namespace Demarche.Trainer.Coreference;

/// <summary>One annotated document: the text as the resolver reads it, and the chains that annotators saw.</summary>
/// <param name="Id">As in the treebank: <c>GUM_news_korea</c>.</param>
internal sealed record CoreferenceDocument(string Id, CoreferenceInput Input, IReadOnlyList<IReadOnlyList<ScoredMention>> Chains)
{
    public string Genre => Id.Split('_')[1];
}
