using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>What an act is read as; one word can tell an act of each layer.</summary>
internal enum ActLayer
{
    /// <summary>Labels are the PLOVER types.</summary>
    Event,

    /// <summary>Labels are the kinds of position: demand, offer, commitment, threat, condition, refusal.</summary>
    Position,

    /// <summary>Labels are the statuses of a response: accepted, rejected, … .</summary>
    Response,
}

/// <summary>Who holds which part in an act.</summary>
internal enum ActRole
{
    Source,
    Target,
    Holder,
    Addressee,
    Performer,

    /// <summary>Who answers.</summary>
    By,

    /// <summary>The word that tells the position which is answered.</summary>
    Answered,
}

/// <summary>What stretches of words tell of a position.</summary>
internal enum ActStretch
{
    /// <summary>What is wanted, undertaken or refused.</summary>
    Words,
    Condition,
    Deadline,
}

/// <summary>A word that holds a role, with the noun phrase around it as far as it names the holder.</summary>
/// <param name="Head">Token over the whole text.</param>
/// <param name="First">First token of the phrase.</param>
/// <param name="End">One behind its last token.</param>
/// <param name="Probability">By the model, not calibrated.</param>
internal readonly record struct ActParty(ActRole Role, int Head, int First, int End, double Probability);

/// <param name="First">First token.</param>
/// <param name="End">One behind the last token.</param>
internal readonly record struct ActWordsStretch(ActStretch Kind, int First, int End);

/// <summary>Log-odds that words hold roles beside one trigger, not calibrated.</summary>
/// <param name="First">The token that the first row is of.</param>
/// <param name="Roles">What the columns stand for.</param>
/// <param name="LogOdds">[words × roles]</param>
internal readonly record struct ActRoleScores(int First, ImmutableArray<ActRole> Roles, ImmutableArray<float> LogOdds)
{
    /// <summary>Of one word in one role; null where the model did not look.</summary>
    /// <param name="token">Over the whole text.</param>
    public float? Of(int token, ActRole role)
    {
        int at = LogOdds.IsDefault || token < First ? -1 : ((token - First) * Roles.Length) + Roles.IndexOf(role);
        return at >= 0 && at < LogOdds.Length ? LogOdds[at] : null;
    }
}

/// <summary>An act as the model reads it: immutable, by tokens of the text.</summary>
/// <param name="Label">In the words of the layer: "REQUEST", "demand", "partly accepted".</param>
/// <param name="Trigger">The token that tells it.</param>
/// <param name="Sentence">Sentence of the trigger.</param>
/// <param name="Probability">That the word tells an act of the layer, whichever it is; not calibrated.</param>
internal sealed record Act(ActLayer Layer, string Label, int Trigger, int Sentence, double Probability)
{
    /// <summary>Of this very label, not calibrated.</summary>
    public double LabelProbability { get; init; } = Probability;

    /// <summary>Every word that holds a role, in text order.</summary>
    public ImmutableArray<ActParty> Parties { get; init; } = [];

    public ImmutableArray<ActWordsStretch> Stretches { get; init; } = [];

    /// <summary>What the model thought of every word beside the trigger in every role, also of those that hold none.</summary>
    public ActRoleScores Scores { get; init; }

    /// <summary>PLOVER mode of an event whose type has modes; null for none.</summary>
    public string? Mode { get; init; }

    public EventStatus Status { get; init; }

    /// <summary>An event told as history.</summary>
    public bool Background { get; init; }

    /// <summary>request, call, demand, ultimatum, may offer, offers, promises; null for none. Of positions.</summary>
    public string? Force { get; init; }

    /// <summary>A position told only by its answer.</summary>
    public bool Implied { get; init; }

    public IEnumerable<ActParty> With(ActRole role) => Parties.Where(p => p.Role == role);

    public IEnumerable<ActWordsStretch> AllOf(ActStretch kind) => Stretches.Where(stretch => stretch.Kind == kind);

    public ActWordsStretch? Stretch(ActStretch kind)
    {
        foreach (ActWordsStretch stretch in Stretches)
        {
            if (stretch.Kind == kind)
            {
                return stretch;
            }
        }

        return null;
    }
}
