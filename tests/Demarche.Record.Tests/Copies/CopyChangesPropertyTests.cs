using System.Collections.Immutable;
using CsCheck;
using Demarche.Text;

namespace Demarche.Record.Tests;

/// <summary>What holds for any two texts.</summary>
public sealed class CopyChangesPropertyTests
{
    // Sentences of words that no other sentence has, so that what stands for what is known; without z, which copies take for s.
    private static readonly string[] Sentences =
    [
        .. Enumerable
            .Range(0, 40)
            .Select(static s =>
                string.Join(
                    ' ',
                    Enumerable
                        .Range(0, 11)
                        .Select(w => $"{(w == 0 ? 'W' : 'w')}ord{(char)('a' + (s % 25))}{(char)('a' + (s / 25))}{(char)('a' + w)}x")
                ) + "."
            ),
    ];

    // Paragraphs of one to three sentences, in any order, some of them more than once.
    private static readonly Gen<string> Body = Gen.Int[0, Sentences.Length - 1]
        .Array[1, 3]
        .Array[0, 12]
        .Select(static paragraphs =>
            string.Join("\n\n", paragraphs.Select(static p => string.Join(' ', p.Select(static s => Sentences[s]))))
        );

    private static readonly Gen<string> Anything = Gen.OneOf<string>(
        Body,
        Gen.String[Gen.Char["ab Z.,!?\"“”\n—-(0129%é🙂"], 0, 400],
        Gen.Select(Body, Gen.String[Gen.Char["ab 7.\n-“"], 0, 60], Gen.Int[0, 400])
            .Select(static t => t.Item1.Insert(Math.Min(t.Item3, t.Item1.Length), t.Item2))
    );

    [Fact]
    public void Places_lie_in_the_texts_and_counts_are_not_less_than_they_are() =>
        Gen.Select(Anything, Anything)
            .Sample(
                static (later, earlier) =>
                {
                    foreach (CopyChange change in CopyChanges.Of(null, new CleanText(later), null, new CleanText(earlier)))
                    {
                        Assert.True(change.Count >= change.Places.Length && change.Places.Length is > 0 and <= CopyChanges.MostPlaces);
                        Assert.True(change.Words > 0);
                        foreach (ChangedPlace place in change.Places)
                        {
                            Assert.True(place.InLater is not null || place.InEarlier is not null);
                            Assert.True(place.InLater is not { } here || (here.Length > 0 && here.End <= later.Length));
                            Assert.True(place.InEarlier is not { } there || (there.Length > 0 && there.End <= earlier.Length));
                        }
                    }
                },
                iter: 2000
            );

    [Fact]
    public void Nothing_is_said_of_the_same_text() =>
        Anything.Sample(
            static text => Assert.Empty(CopyChanges.Of("A title", new CleanText(text), "A title", new CleanText(text))),
            iter: 2000
        );

    [Fact]
    public void The_same_texts_give_the_same_changes() =>
        Gen.Select(Anything, Anything)
            .Sample(
                static (later, earlier) =>
                    Assert.Equal(
                        Written(CopyChanges.Of("A", new CleanText(later), "B", new CleanText(earlier))),
                        Written(CopyChanges.Of("A", new CleanText(later), "B", new CleanText(earlier)))
                    ),
                iter: 300
            );

    [Fact]
    public void The_other_way_round_what_was_put_in_is_what_was_left_out() =>
        Gen.Select(Body, Body)
            .Where(static (later, earlier) => Distinct(later) && Distinct(earlier))
            .Sample(
                static (later, earlier) =>
                {
                    ImmutableArray<CopyChange> there = CopyChanges.Of(null, new CleanText(later), null, new CleanText(earlier));
                    ImmutableArray<CopyChange> back = CopyChanges.Of(null, new CleanText(earlier), null, new CleanText(later));
                    Assert.Equal(PutIn(there, earlier: false), PutIn(back, earlier: true));
                    Assert.Equal(PutIn(there, earlier: true), PutIn(back, earlier: false));
                    Assert.Equal(Count(there, CopyChangeKind.RewordedSentences), Count(back, CopyChangeKind.RewordedSentences));
                },
                iter: 2000
            );

    [Fact]
    public void Paragraphs_in_another_order_are_moved_both_ways_alike() =>
        Gen.Shuffle(Sentences, 2, 12)
            .SelectMany(static taken => Gen.Shuffle(taken).Select(shuffled => (taken, shuffled)))
            .Sample(
                static (taken, shuffled) =>
                {
                    CleanText one = new(string.Join("\n\n", taken));
                    CleanText two = new(string.Join("\n\n", shuffled));
                    ImmutableArray<CopyChange> there = CopyChanges.Of(null, one, null, two);
                    ImmutableArray<CopyChange> back = CopyChanges.Of(null, two, null, one);
                    Assert.Equal(taken.SequenceEqual(shuffled) ? 0 : 1, there.Length);
                    Assert.Equal(Count(there, CopyChangeKind.MovedParagraphs), Count(back, CopyChangeKind.MovedParagraphs));
                },
                iter: 500
            );

    private static bool Distinct(string text) =>
        text.Split(["\n\n", " Word"], StringSplitOptions.RemoveEmptyEntries) is var sentences
        && sentences.Select(static s => s.Replace("Word", "", StringComparison.Ordinal)).Distinct().Count() == sentences.Length;

    // Spans of one text that the other has nothing for.
    private static string PutIn(ImmutableArray<CopyChange> changes, bool earlier) =>
        string.Join(
            ' ',
            changes
                .Where(static c => c.Kind is not (CopyChangeKind.MovedParagraphs or CopyChangeKind.RewordedSentences))
                .SelectMany(static c => c.Places)
                .Select(p => earlier ? p.InEarlier : p.InLater)
                .Where(static s => s is not null)
                .Select(static s => s!.Value)
                .Order()
        );

    private static int Count(ImmutableArray<CopyChange> changes, CopyChangeKind kind) =>
        changes.Where(c => c.Kind == kind).Sum(static c => c.Count);

    private static string Written(ImmutableArray<CopyChange> changes) =>
        string.Join('\n', changes.Select(static c => $"{c.Kind} {c.Count} {c.Words} {string.Join(' ', c.Places)}"));
}
