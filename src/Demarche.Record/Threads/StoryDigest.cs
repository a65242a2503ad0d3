using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>What threading looks at in a story, drawn from the sketches of its first reports: small enough to keep with every story.</summary>
public sealed record StoryDigest
{
    private const int MostNames = 40;
    private const int MostWords = 100;
    private const int MostParties = 6;
    private const int MostWritten = 8;

    public static StoryDigest Empty { get; } = new();

    /// <summary>Words written with a capital inside a sentence.</summary>
    public TermVector Names { get; init; } = TermVector.Empty;

    /// <summary>Stems of titles and heads.</summary>
    public TermVector Words { get; init; } = TermVector.Empty;

    /// <summary>The countries and organisations that most of its reports name, ordered.</summary>
    public ImmutableArray<string> Parties { get; init; } = [];

    /// <summary>The names that lead most of its reports, folded, for people to read.</summary>
    public ImmutableArray<string> WrittenNames { get; init; } = [];

    /// <param name="sketches">In canonical order of their reports. Each counts the same, however long.</param>
    public static StoryDigest Of(IReadOnlyCollection<StorySketch> sketches) =>
        new()
        {
            Names = Sum(sketches, static s => s.Names, MostNames),
            Words = Sum(sketches, static s => s.Body, MostWords),
            Parties = [.. Leading(sketches, static s => s.Parties, MostParties).Order(StringComparer.Ordinal)],
            WrittenNames = [.. Leading(sketches, static s => s.HeadNames, MostWritten)],
        };

    private static TermVector Sum(IEnumerable<StorySketch> sketches, Func<StorySketch, TermVector> of, int most)
    {
        Dictionary<uint, float> sum = [];
        foreach (StorySketch sketch in sketches)
        {
            TermVector vector = of(sketch);
            for (int i = 0; i < vector.Count; i++)
            {
                sum[vector.Terms[i]] = sum.GetValueOrDefault(vector.Terms[i]) + (vector.Weights[i] / vector.Norm);
            }
        }

        return TermVector.Of([.. sum.Select(static t => (t.Key, t.Value))], most);
    }

    private static IEnumerable<string> Leading(IEnumerable<StorySketch> sketches, Func<StorySketch, ImmutableArray<string>> of, int most) =>
        sketches
            .SelectMany(sketch => of(sketch))
            .GroupBy(static word => word, StringComparer.Ordinal)
            .OrderByDescending(static g => g.Count())
            .ThenBy(static g => g.Key, StringComparer.Ordinal)
            .Take(most)
            .Select(static g => g.Key);
}
