namespace Demarche.Record;

public enum ActorType
{
    Country,
    Organisation,
    Office,
    Person,
    Group,
}

/// <summary>
/// Country, organisation, office-holder or person taking part, as one report names it, resolved as far as the knowledge goes.
/// </summary>
/// <param name="Key">
/// Identity for joining: the country or organisation code for a party ("RUS", "NATO"), the folded full name for a person
/// ("person:antony blinken"), the folded name for anything else ("name:meridian council").
/// </param>
/// <param name="Code">PLOVER-style code, "RUS GOV"; null when unknown.</param>
/// <param name="Name">"Russia", "Antony Blinken".</param>
public sealed record Actor(string Key, string? Code, string Name, ActorType Type)
{
    /// <summary>True when the code rests on what another report states of this person, not on words of the report itself.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool Inferred { get; init; }

    /// <summary>
    /// The party that the actor speaks or acts for: the first word of the code for a state and its bodies; the actor's own key for
    /// everybody else (rebels, companies, former officials) and without a code.
    /// </summary>
    public string Party => Code is not null && Type != ActorType.Group && ActsForState(Sector) ? Code.Split(' ', 2)[0] : Key;

    /// <summary>PLOVER sector, the second word of the code; null for none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Sector => Code is not null && Code.IndexOf(' ', StringComparison.Ordinal) is var at and > 0 ? Code[(at + 1)..] : null;

    /// <summary>True for the sectors of a state: government, forces, courts, parliament, and for none.</summary>
    public static bool ActsForState(string? sector) => sector is null or "GOV" or "MIL" or "COP" or "SPY" or "JUD" or "LEG" or "PRE";
}
