using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>One report with everything that can be known from it alone. What joins reports is made later, in <c>Joining/</c>.</summary>
public sealed record AnalysedReport
{
    public required Report Report { get; init; }

    public required TextAnalysis Language { get; init; }

    /// <summary>Version and model hashes of what made this.</summary>
    public required string Engine { get; init; }

    /// <summary>The actor of each entity that takes part, by <see cref="Entity.Id"/>.</summary>
    public ImmutableDictionary<int, Actor> Actors { get; init; } = ImmutableDictionary<int, Actor>.Empty;

    /// <summary>Every place where an actor is named or referred back to, in text order.</summary>
    public ImmutableArray<ActorMention> ActorMentions { get; init; } = [];

    /// <summary>What the words of the report state of persons; nothing that other reports taught.</summary>
    public ImmutableArray<StatedPerson> StatedPersons { get; init; } = [];

    /// <summary>Every person that the report names.</summary>
    public ImmutableArray<NamedPerson> NamedPersons { get; init; } = [];

    public ImmutableArray<Statement> Statements { get; init; } = [];

    public ImmutableArray<ReportedEvent> Events { get; init; } = [];

    public ImmutableArray<ReportedPosition> Positions { get; init; } = [];

    public ImmutableArray<ReportedResponse> Responses { get; init; } = [];

    /// <summary>Sentences that may answer positions, of this report or others: none is an answer by itself.</summary>
    public ImmutableArray<ReportedResponse> Clues { get; init; } = [];

    public ImmutableArray<ReportedQuantity> Quantities { get; init; } = [];

    public ImmutableArray<ReportedDenial> Denials { get; init; } = [];
}
