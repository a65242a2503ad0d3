using System.Text;
using CsCheck;

namespace Demarche.Language.Tests.Contextual;

public class WordPiecesTests
{
    // The first hundred rows are of no use, as in the table of the model.
    private static readonly string[] s_known =
    [
        .. Enumerable.Range(0, 100).Select(static i => $"[unused{i}]"),
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        "deal",
        "de",
        "##al",
        "##s",
        "##esca",
        "##lation",
        "-",
        "$",
        "cafe",
        "10",
        "##0",
    ];

    [Theory]
    [InlineData("deal", "deal")]
    [InlineData("Deals", "deal ##s")]
    [InlineData("de-escalation", "de - [UNK]")]
    [InlineData("deescalation", "de ##esca ##lation")]
    [InlineData("$100", "$ 10 ##0")]
    [InlineData("Café", "cafe")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("zzz", "[UNK]")]
    [InlineData("dealzzz", "[UNK]")]
    [InlineData("", "[UNK]")]
    [InlineData(" \u200b\u0007", "[UNK]")]
    [InlineData("北京", "[UNK]")]
    public void A_word_falls_into_the_longest_known_pieces(string word, string pieces) => Assert.Equal(pieces, Of(word));

    [Fact]
    public void A_word_without_end_is_cut() =>
        Assert.Equal(WordPieces.Most, Of(string.Concat(Enumerable.Repeat("deal-", 100_000))).Split(' ').Length);

    [Fact]
    public void Any_word_has_a_few_pieces() =>
        Gen.OneOf(Gen.String, Gen.Char.Array[0, 500].Select(static c => new string(c)))
            .Sample(static word => Assert.InRange(Of(word).Split(' ').Length, 1, WordPieces.Most), iter: 2000);

    private static string Of(string word)
    {
        WordPieces pieces = new(Encoding.UTF8.GetBytes(string.Join((char)10, s_known)));
        int[] found = new int[WordPieces.Most];
        int count = pieces.Of(word, found);
        return string.Join(' ', found[..count].Select(static row => s_known[row]));
    }
}
