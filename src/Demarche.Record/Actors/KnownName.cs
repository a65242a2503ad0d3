using Demarche.Language;

namespace Demarche.Record;

/// <summary>In which way a known name stands for its actor.</summary>
internal enum NameUse
{
    Name,
    Demonym,

    /// <summary>A city that stands for the government only where it acts.</summary>
    Capital,

    /// <summary>A building or office that stands for the government unless it is a place to be at.</summary>
    Metonym,

    /// <summary>A body of a state: by itself when <see cref="KnownName.Code"/> has a party, else only with a country beside it.</summary>
    Institution,
}

/// <param name="Code">"RUS", "RUS GOV", "* GOV": the party is open.</param>
/// <param name="OnlyNamed">Many countries have one: it is that of its usual country only where the text names that country.</param>
/// <param name="WithArticle">A common word that is the name only behind "the": "the West".</param>
/// <param name="OwnKey">Identity where it is not the party of the code.</param>
internal sealed record KnownName(
    NameUse Use,
    string Code,
    string Shown,
    ActorType Type,
    bool OnlyNamed = false,
    string? OwnKey = null,
    DatedCodes? Terms = null,
    bool WithArticle = false
)
{
    public string Party { get; } = Code.Split(' ', 2)[0];

    public string? Sector { get; } = Code.Contains(' ', StringComparison.Ordinal) ? Code.Split(' ', 2)[1] : null;

    /// <summary>Whose it is where nobody else is named; set where the party was taken away.</summary>
    public string? UsualCode { get; private init; }

    public string Key => OwnKey ?? Party;

    /// <summary>Land of a state: a place more often than not.</summary>
    public bool IsLand => Type == ActorType.Country && OwnKey is not null;

    /// <summary>A company, newspaper, party: a body of its own.</summary>
    public bool IsBody => Type == ActorType.Organisation && OwnKey is not null;

    /// <summary>True for "the two Koreas": the codes stand beside each other in <see cref="Code"/>.</summary>
    public bool IsSeveral => Code.Contains('|', StringComparison.Ordinal);

    public bool NeedsParty => Code[0] == '*';

    /// <summary>The same with an open party.</summary>
    public KnownName WithoutParty() =>
        new(Use, "*" + Code[Party.Length..], Shown, Type, OnlyNamed, OwnKey, Terms, WithArticle) { UsualCode = UsualCode ?? Code };

    /// <summary>The code that holds on a day.</summary>
    public string CodeOn(NodaTime.LocalDate? day) => Terms?.On(day) ?? Code;

    /// <summary>The type of the name as the language layer knows types; null where the name alone tells none.</summary>
    public EntityType? EntityType =>
        Type == ActorType.Office || NeedsParty ? null
        : Use == NameUse.Demonym ? Language.EntityType.Miscellaneous
        : Use == NameUse.Capital ? Language.EntityType.GeopoliticalEntity
        : Use is NameUse.Metonym or NameUse.Institution ? Language.EntityType.Organisation
        : Type switch
        {
            ActorType.Country => Language.EntityType.GeopoliticalEntity,
            ActorType.Person => Language.EntityType.Person,
            _ => Language.EntityType.Organisation,
        };
}
