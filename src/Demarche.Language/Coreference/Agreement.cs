namespace Demarche.Language;

internal enum Number : byte
{
    Unknown,
    Singular,
    Plural,
}

internal enum Gender : byte
{
    Unknown,
    Masculine,
    Feminine,
    Neuter,
}

/// <summary>What kind of thing a mention can be: what decides between "he", "it" and "they".</summary>
internal enum Animacy : byte
{
    Unknown,
    Person,
    Group,
    Thing,
}

internal static class Genders
{
    public static Gender Of(string letter) =>
        letter switch
        {
            "m" => Gender.Masculine,
            "f" => Gender.Feminine,
            "n" => Gender.Neuter,
            _ => Gender.Unknown,
        };
}
