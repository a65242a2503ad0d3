using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>What the words of one report state of a person: an office of a country that the report names itself.</summary>
/// <param name="Identity">Folded full name: "dunja marr".</param>
/// <param name="Name">The full name as written.</param>
/// <param name="Code">"KST GOV"; the country stands in the office phrase.</param>
/// <param name="Office">The noun that says what the person does, in small letters: "minister"; <see cref="ByContext"/> where the country is inferred.</param>
public sealed record StatedPerson(string Identity, string Name, string Code, string Office, Evidence Evidence)
{
    /// <summary>
    /// Opens <see cref="Office"/> where no office phrase names the country and the report lets one infer it (<see cref="PersonSides"/>, <see cref="PartyInference"/>):
    /// counts only where no report states one. A figure behind it says by how many units of log odds.
    /// </summary>
    public const string ByContext = "~";

    /// <summary>What a rule infers counts so many units.</summary>
    private const int UnitsOfRule = 2;

    /// <summary>True for an office that is none: the country is inferred.</summary>
    public static bool IsInferred(string office) => office.StartsWith(ByContext, StringComparison.Ordinal);

    /// <summary>How much one report says for a country that it lets one infer, in units of log odds.</summary>
    public static int UnitsOf(string office)
    {
        ArgumentNullException.ThrowIfNull(office);
        return office.Length > ByContext.Length ? office[ByContext.Length] - '0' : UnitsOfRule;
    }

    /// <summary>The last part of a folded name.</summary>
    public static string LastOf(string identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return identity[(identity.LastIndexOf(' ') + 1)..];
    }
}

/// <summary>A person that a report names, whether or not it says for whom that person acts.</summary>
/// <param name="Identity">Folded name, full or last name only, as full as the report gives it.</param>
/// <param name="Offices">Nouns of the offices that the report gives to the name, in small letters, sorted.</param>
public sealed record NamedPerson(string Identity, ImmutableArray<string> Offices);

/// <summary>Who a name in a report is, by what other reports state.</summary>
/// <param name="Identity">The folded name as the report has it: "dunja marr", "marr".</param>
/// <param name="Person">Folded full name that the person is known by.</param>
/// <param name="Name">The full name, shown where the report has only a part of it.</param>
/// <param name="Code">"KST GOV".</param>
/// <param name="OnlyWithParty">
/// True where the name alone does not tell enough (a last name, another spelling): the report has to name the country as well.
/// </param>
public sealed record LearnedPerson(string Identity, string Person, string Name, string Code, bool OnlyWithParty)
{
    public string Party => Code.Split(' ', 2)[0];
}
