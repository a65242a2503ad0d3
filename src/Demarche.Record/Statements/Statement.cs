using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

public enum StatementKind
{
    Direct,
    Indirect,
    Mixed,
}

/// <summary>An attribution (PARC 3.0 / PolNeAR): source, cue, content. Spans may be discontinuous; direct content includes its marks.</summary>
public sealed record Statement
{
    public required StatementKind Kind { get; init; }

    public ImmutableArray<TextSpan> Source { get; init; } = [];

    public ImmutableArray<TextSpan> Cue { get; init; } = [];

    public required ImmutableArray<TextSpan> Content { get; init; }

    /// <summary>True for what the trained model alone has found; false for what a rule reads.</summary>
    public bool Learned { get; init; }

    /// <summary>False for an attitude that nobody is reported to have spoken: a belief, a wish, a decision.</summary>
    public bool Spoken { get; init; } = true;

    /// <summary>"did not say", "declined to say": the report says that this was not said.</summary>
    public bool Negated { get; init; }

    /// <summary>The words inside the quotation marks (direct and mixed), joined with a space where they are broken off.</summary>
    public string? Words { get; init; }

    /// <summary>Id of the entity in this report that speaks (<see cref="Language.Entity.Id"/>); null when not resolved.</summary>
    public int? SpeakerEntity { get; init; }

    public Actor? Speaker { get; init; }

    /// <summary>Office as this report gives it.</summary>
    public string? SpeakerOffice { get; init; }

    /// <summary>What the report calls a speaker whom it does not name or who is not resolved: "western officials"; null for a named one and for a pronoun.</summary>
    public string? Described { get; init; }

    public Actor? Addressee { get; init; }

    /// <summary>Who speaks together with <see cref="Speaker"/>: "Adair and Marsh said".</summary>
    public ImmutableArray<Actor> JointSpeakers { get; init; } = [];

    /// <summary>The report says that the words were spoken in another language, so they are somebody's translation.</summary>
    public bool Translated { get; init; }

    /// <summary>True for "a senior official", kept as such.</summary>
    public bool Unnamed { get; init; }

    public string? Occasion { get; init; }

    /// <summary>
    /// Whom the words come through: the outlet or agency that was told or that quotes ("told AFP", "per the BBC"), or who else reports them ("Marsh said that
    /// Adair had said"). As printed, or the name where it is known; null for none.
    /// </summary>
    public string? Via { get; init; }

    /// <summary>
    /// All whom the words come through, from the one the report has them from to the one nearest to the speaker: "per the BBC, citing the ministry", "Marsh said
    /// that Adair had said …". Empty for words that the report has from the speaker himself.
    /// </summary>
    public ImmutableArray<ChainLink> Chain { get; init; } = [];

    /// <summary>When the words were spoken.</summary>
    public StatedDate Date { get; init; } = StatedDate.Unknown;

    public double Confidence { get; init; }

    public required EvidenceSet Evidence { get; init; }

    /// <summary>The words that name who speaks, where that is not the source but whom an outlet cites.</summary>
    internal TextSpan? Voice { get; init; }
}
