using System.Collections.Immutable;

namespace Demarche.Record;

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
    ImmutableArray<PassageWord> Introduction,
    ImmutableArray<PassageWord> Before,
    ImmutableArray<PassageWord> Here,
    int At,
    int Person,
    float[] Numbers
);

/// <summary>An act as those see it who learn whose it is.</summary>
/// <param name="Probability">That the word tells an act of its layer.</param>
/// <param name="Ruled">Parties that the words name, or who speaks them; none where nobody says.</param>
internal sealed record CandidateHolder(HolderCase Case, SentenceView View, double Probability, ImmutableArray<string> Ruled);
