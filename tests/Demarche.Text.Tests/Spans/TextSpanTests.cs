using CsCheck;

namespace Demarche.Text.Tests.Spans;

public class TextSpanTests
{
    [Fact]
    public void A_span_cannot_end_before_it_starts() => Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(3, 2));

    [Fact]
    public void Spans_that_only_touch_do_not_overlap() => Assert.False(new TextSpan(0, 4).Overlaps(new TextSpan(4, 9)));

    [Fact]
    public void A_union_holds_both()
    {
        Gen<TextSpan> spans = Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], (start, length) => new TextSpan(start, start + length));

        Gen.Select(spans, spans).Sample((a, b) => a.Union(b).Contains(a) && a.Union(b).Contains(b) && a.Overlaps(b) == b.Overlaps(a));
    }
}
