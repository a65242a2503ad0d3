using System.Text;
using CsCheck;

namespace Demarche.Text.Tests.Spans;

public class CodePointMapTests
{
    [Fact]
    public void Text_without_pairs_keeps_its_offsets()
    {
        CodePointMap map = new("Dorvane said “no”.");

        Assert.Equal(9, map.ToCodePoint(9));
        Assert.Equal(18, map.CodePoints);
    }

    [Fact]
    public void An_emoji_is_two_units_and_one_code_point()
    {
        const string text = "🐟 swam";
        CodePointMap map = new(text);

        Assert.Equal(text.Length - 1, map.CodePoints);
        Assert.Equal(1, map.ToCodePoint(2));
        Assert.Equal(2, map.ToUtf16(1));
        Assert.Equal("swam", map.ToUtf16(new CodePointSpan(2, 6)).Of(text));
    }

    [Fact]
    public void An_offset_inside_a_pair_counts_as_its_start()
    {
        CodePointMap map = new("a🐟b");

        Assert.Equal(1, map.ToCodePoint(2));
    }

    [Fact]
    public void A_lone_surrogate_counts_as_one_code_point()
    {
        CodePointMap map = new("a\uD83Db");

        Assert.Equal(3, map.CodePoints);
    }

    [Fact]
    public void Every_rune_boundary_goes_there_and_back_and_agrees_with_counting_runes()
    {
        Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['\uD83D', '\uD83D'], Gen.Char['\uDC00', '\uDFFF']), 0, 40]
            .Sample(text =>
            {
                CodePointMap map = new(text);
                int counted = 0;
                for (int offset = 0; offset <= text.Length; )
                {
                    Assert.Equal(counted, map.ToCodePoint(offset));
                    Assert.Equal(offset, map.ToUtf16(counted));
                    if (offset == text.Length)
                    {
                        break;
                    }

                    offset += Rune.TryGetRuneAt(text, offset, out Rune rune) ? rune.Utf16SequenceLength : 1;
                    counted++;
                }

                Assert.Equal(counted, map.CodePoints);
            });
    }
}
