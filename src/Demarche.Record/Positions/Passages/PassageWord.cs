namespace Demarche.Record;

/// <summary>A word as the encoders of holders and of ties see it: as it is written, or a party in its place.</summary>
/// <param name="Form">The word; empty for a party.</param>
/// <param name="Party">Number of the party that is named; -1 for a word.</param>
/// <param name="Person">
/// Number of the person or body before it of whom the party is only said to be theirs, as the report lets one know; -1 where the words themselves name the party.
/// </param>
internal readonly record struct PassageWord(string Form, int Party, int Person)
{
    public static PassageWord Written(string form) => new(form, -1, -1);

    public static PassageWord Named(int party) => new("", party, -1);

    public static PassageWord Known(int party, int person) => new("", party, person);

    /// <summary>As it is written down: the word, "@2" for the party with that number, "(@2)" where it stands behind somebody.</summary>
    /// <param name="number">The party's; of no account for a word.</param>
    public string With(int number) =>
        Party < 0 ? Form
        : Person < 0 ? $"@{number}"
        : $"(@{number})";
}
