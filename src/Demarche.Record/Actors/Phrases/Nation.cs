namespace Demarche.Record;

/// <summary>Whose an actor is: a country, an organisation or a body, as a phrase names it.</summary>
/// <param name="Key">Identity of the named one.</param>
/// <param name="Party">First word of its code.</param>
/// <param name="Sector">Its own sector; null for a country.</param>
/// <param name="Government">True for a seat that stands for the government ("Lorn said").</param>
internal readonly record struct Nation(string Key, string Party, string? Sector, string Shown, ActorType Type, NameUse Use, bool Government)
{
    /// <summary>True for each of several that one name stands for: "the two Koreas".</summary>
    public bool Several { get; init; }

    public static Nation Of(KnownName known, NodaTime.LocalDate? day)
    {
        string code = known.CodeOn(day);
        int blank = code.IndexOf(' ', StringComparison.Ordinal);
        bool seat = known.Use is NameUse.Capital or NameUse.Metonym;
        string party = blank < 0 ? code : code[..blank];
        return new Nation(known.OwnKey ?? party, party, blank < 0 ? null : code[(blank + 1)..], known.Shown, known.Type, known.Use, seat);
    }

    public static Nation OfCountry(string code, ActorKnowledge knowledge) =>
        new(code, code, null, knowledge.NameOf(code), ActorType.Country, NameUse.Name, false);
}
