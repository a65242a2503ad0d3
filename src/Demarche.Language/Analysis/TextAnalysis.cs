using System.Collections.Immutable;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>What the language layer knows of one text: words, not diplomacy. All spans are UTF-16 into <see cref="Text"/>.</summary>
public sealed record TextAnalysis
{
    public required string Text { get; init; }

    public required ImmutableArray<Sentence> Sentences { get; init; }

    public required ImmutableArray<Token> Tokens { get; init; }

    public ImmutableArray<Entity> Entities { get; init; } = [];

    public ImmutableArray<TimeExpression> Times { get; init; } = [];

    public ImmutableArray<Quantity> Quantities { get; init; } = [];

    /// <summary>For analysing the same text again; null where no network ran.</summary>
    public WordReadings? Readings { get; init; }
}

/// <param name="Span">From the first to the last character, without surrounding white space.</param>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
/// <param name="TokenCount">Number of tokens; at least one.</param>
/// <param name="Paragraph">Index of the paragraph (stretch between blank lines or line breaks that end a block).</param>
public readonly record struct Sentence(TextSpan Span, int FirstToken, int TokenCount, int Paragraph);

/// <summary>
/// A word in the Universal Dependencies sense. Fields that an analyser does not fill are null; <see cref="Head"/> is 1-based in
/// the sentence, 0 for the root, -1 when not parsed.
/// </summary>
public sealed record Token
{
    public required TextSpan Span { get; init; }

    public required int Sentence { get; init; }

    /// <summary>The written form: the text at <see cref="Span"/>.</summary>
    public required string Form { get; init; }

    public string? Lemma { get; init; }

    public string? Upos { get; init; }

    public string? Xpos { get; init; }

    public string? Feats { get; init; }

    public int Head { get; init; } = -1;

    public string? Deprel { get; init; }

    /// <summary>The written span of the contraction that this word is part of ("don't").</summary>
    public TextSpan? Multiword { get; init; }
}

/// <summary>PER, ORG, GPE, LOC, MISC; acting countries are GPE.</summary>
public enum EntityType
{
    Person,
    Organisation,
    GeopoliticalEntity,
    Location,
    Miscellaneous,
}

/// <summary>One thing in the world as this text names it: a chain of mentions.</summary>
/// <param name="Id">1-based in the text, in order of first mention.</param>
public sealed record Entity(int Id, EntityType Type, string Name, ImmutableArray<EntityMention> Mentions);

public enum MentionKind
{
    Name,
    Nominal,
    Pronoun,
}

/// <param name="Span">The name itself, without title and office.</param>
/// <param name="Title">Courtesy or rank before the name: "Mr", "Gen.".</param>
/// <param name="Office">The office beside the name as written: "U.S. Secretary of State", "water minister".</param>
/// <param name="OfficeSpan">Where the office stands.</param>
public sealed record EntityMention(
    TextSpan Span,
    MentionKind Kind,
    string? Title = null,
    string? Office = null,
    TextSpan? OfficeSpan = null
);

public enum TimexType
{
    Date,
    Time,
    Duration,
    Set,
}

/// <summary>A temporal expression (TIMEX3, ISO 24617-1) with the closed interval of days that it can mean.</summary>
public sealed record TimeExpression
{
    /// <summary>Without the preposition, with article and approximator.</summary>
    public required TextSpan Span { get; init; }

    public required TimexType Type { get; init; }

    public required string Value { get; init; }

    public string? Mod { get; init; }

    public string? Quant { get; init; }

    public string? Freq { get; init; }

    public LocalDate? Earliest { get; init; }

    public LocalDate? Latest { get; init; }

    public required DatePrecision Precision { get; init; }

    public required DateBasis Basis { get; init; }

    /// <summary>One line: "weekday: latest on or before publication".</summary>
    public required string Reason { get; init; }

    /// <summary>The preposition that bounds it: by, until, before, after, since, from; null for none.</summary>
    public string? Bound { get; init; }

    /// <summary>First day that the expression with its preposition leaves open ("since 2014", "after Friday"); null where none is given.</summary>
    public LocalDate? NotBefore { get; init; }

    /// <summary>Last day that the expression with its preposition leaves open ("by the end of January": 31 January).</summary>
    public LocalDate? NotAfter { get; init; }

    /// <summary>The time zone as the text names it with a time of day ("EST", "Moscow", "local"); null where it names none.</summary>
    public string? Zone { get; init; }

    /// <summary>First second of the time of day, where its day and its zone are known; null otherwise. A zone is never made up.</summary>
    public Instant? EarliestInstant { get; init; }

    /// <summary>Last second of it, inclusive; hours later where the name of the zone is used for several ("IST").</summary>
    public Instant? LatestInstant { get; init; }
}

/// <summary>A number with what is counted. One of <see cref="Value"/> and the range is set.</summary>
/// <param name="Bound">"=", "~", ">", "&lt;", "up", "down".</param>
/// <param name="Unit">Name of the unit ("percentage", "metre", "pound sterling", "dollar per barrel"), or the noun counted with what stands between.</param>
/// <param name="Counted">Lemma of the noun counted.</param>
public sealed record Quantity(TextSpan Span, double? Value, string Bound, double? Low, double? High, string? Unit, string? Counted)
{
    /// <summary>ISO 4217, for money.</summary>
    public string? Currency { get; init; }
}
