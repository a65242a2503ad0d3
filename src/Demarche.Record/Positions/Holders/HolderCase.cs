using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>A word as the reader of holders sees it: as it is written, or a party in its place.</summary>
/// <param name="Form">The word; empty for a party.</param>
/// <param name="Party">Number of the party that is named; -1 for a word.</param>
/// <param name="Person">
/// Number of the person or body before it of whom the party is only said to be theirs, as the report lets one know; -1 where the words themselves name the party.
/// </param>
internal readonly record struct HolderWord(string Form, int Party, int Person)
{
    public static HolderWord Written(string form) => new(form, -1, -1);

    public static HolderWord Named(int party) => new("", party, -1);

    public static HolderWord Known(int party, int person) => new("", party, person);
}

/// <summary>A sentence that tells an act whose doer its words do not name, with the parties that it may be.</summary>
/// <param name="Word">The word that tells the act.</param>
/// <param name="Introduction">Where the person was named in full that the sentence refers to, or else the title of the report.</param>
/// <param name="Before">The sentences before.</param>
/// <param name="Here">The sentence itself.</param>
/// <param name="At">The word of <paramref name="Here"/> that tells the act.</param>
/// <param name="Person">Number of the person or body that the sentence says did it; -1 where there is none.</param>
/// <param name="Numbers">[parties × <see cref="HolderFeatures.Count"/>]</param>
internal sealed record HolderCase(
    int Word,
    ActLayer Layer,
    string Label,
    ImmutableArray<Actor> Parties,
    ImmutableArray<HolderWord> Introduction,
    ImmutableArray<HolderWord> Before,
    ImmutableArray<HolderWord> Here,
    int At,
    int Person,
    float[] Numbers
);

/// <summary>An act as those see it who learn whose it is.</summary>
/// <param name="Probability">That the word tells an act of its layer.</param>
/// <param name="Ruled">Parties that the words name, or who speaks them; none where nobody says.</param>
internal sealed record CandidateHolder(HolderCase Case, SentenceView View, double Probability, ImmutableArray<string> Ruled);
