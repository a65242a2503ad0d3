namespace Demarche.Record;

internal enum ContentKind
{
    /// <summary>"reopen the sluices"</summary>
    Infinitive,

    /// <summary>"reopening the sluices"</summary>
    Gerund,

    /// <summary>"Arvenia reopen the sluices", "inspectors be admitted"</summary>
    Clause,

    /// <summary>"a meeting of the Council"</summary>
    NounPhrase,

    /// <summary>"inspectors of the Council admitted to the site"</summary>
    NounAndParticiple,
}

/// <summary>What is wanted, undertaken or answered, by its words.</summary>
/// <param name="First">First word.</param>
/// <param name="End">One behind the last word.</param>
/// <param name="Verb">The verb: of the infinitive, of the clause, the participle; -1 for a noun phrase.</param>
/// <param name="Subject">Who is to act, where the words name a party.</param>
/// <param name="SubjectEnd">One behind the subject's words; equal to <paramref name="First"/> without one.</param>
internal sealed record Content(ContentKind Kind, int First, int End, int Verb, Party? Subject = null, int SubjectEnd = -1)
{
    public bool Passive { get; init; }

    public bool Negated { get; init; }
}
