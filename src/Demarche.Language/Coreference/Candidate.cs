namespace Demarche.Language;

/// <summary>What opens a noun phrase and tells whether its referent is known.</summary>
internal enum Definiteness : byte
{
    Bare,
    Definite,
    Indefinite,
    Demonstrative,
    PronounPossessor,
    NounPossessor,
    Quantified,
    Numbered,
    Negated,
}

/// <summary>The grammatical part that a mention plays; the order is that of salience (Lappin and Leass 1994).</summary>
internal enum Role : byte
{
    Subject,
    Object,
    Oblique,
    Possessor,
    Modifier,
    Compound,
    Conjunct,
    Apposition,
    Predicate,
    Apart,
    Expletive,
}

/// <summary>A noun phrase, name or pronoun that may refer, with all that the ranking looks at. Words are token indices.</summary>
internal sealed class Candidate
{
    /// <summary>Index in the list of candidates.</summary>
    public int Index;

    public int First;
    public int Last;
    public int Head;
    public int Sentence;

    /// <summary>A coordination taken as one: "Adair and Marr".</summary>
    public bool Coordination;

    public MentionKind Kind;
    public Pronoun Pronoun;
    public Definiteness Definiteness;
    public Role Role;
    public Number Number;
    public Gender Gender;
    public Animacy Animacy;

    /// <summary>0 for none, else 1 + <see cref="EntityType"/>.</summary>
    public byte NameType;

    /// <summary>A longer name holds it: "Britain" in "Bank of Britain".</summary>
    public bool InsideName;

    /// <summary>The first candidate of its sentence: what the sentence is about, more often than not.</summary>
    public bool LeadsSentence;

    /// <summary>Depends on the root of its sentence.</summary>
    public bool InMainClause;

    /// <summary>The verb or noun that governs it (lemma), whatever prepositions stand between; 0 for none.</summary>
    public uint Governor;

    /// <summary>Index of the governing word; -1 for none.</summary>
    public int GovernorWord;

    /// <summary>The word that carries the meaning: the last word of a personal name, else the head's lemma.</summary>
    public uint Key;

    /// <summary>All words from article to possessive mark, both left out.</summary>
    public uint Exact;

    /// <summary>Head and what stands before it, without what follows: "the water minister of Arvenia" → "water minister".</summary>
    public uint Core;

    /// <summary>Initials of the capitalised words, as an acronym would write them; 0 for fewer than two.</summary>
    public uint Initials;

    /// <summary>The word as an acronym: 0 when it is none.</summary>
    public uint Acronym;

    /// <summary>Content words of the core besides the key: modifiers, given names.</summary>
    public uint[] Modifiers = [];

    /// <summary>Number of words that follow the head inside the mention.</summary>
    public int Postmodification;

    /// <summary>The quotation it stands in; -1 outside.</summary>
    public int Quotation;

    /// <summary>For words in a quotation, the token that heads the speaker's mention; -1 when nobody is found.</summary>
    public int Speaker;

    public bool IsPronoun => Kind == MentionKind.Pronoun;

    public bool Covers(Candidate other) => First <= other.First && other.Last <= Last;
}
