using CsCheck;
using Demarche.Text;

namespace Demarche.Intake.Tests;

public sealed class CleanTextBuilderTests
{
    [Fact]
    public void Parts_stand_apart_by_an_empty_line_and_know_their_spans()
    {
        CleanTextBuilder builder = new();
        builder.Add(PartKind.Heading, "  Talks ");
        builder.Drop("Share this", "boilerplate");
        builder.Add(PartKind.Paragraph, "They met\u00A0\n in  Port\u00ADCallis.");

        CleanBody body = builder.Build();

        Assert.Equal("Talks\n\nThey met in PortCallis.", body.Text.Value);
        Assert.Equal([new TextSpan(0, 5), new TextSpan(7, 30)], body.Parts.Select(part => part.Span));
        Assert.Equal(new DroppedBlock(0, "Share this", "boilerplate"), Assert.Single(body.Dropped));
    }

    [Fact]
    public void Spans_lie_in_the_text_in_order_and_never_touch() =>
        Gen
            .String.Array[0, 12]
            .Sample(lines =>
            {
                CleanTextBuilder builder = new();
                foreach (string line in lines)
                {
                    builder.Add(PartKind.Paragraph, line);
                }

                CleanBody body = builder.Build();
                int before = -2;
                foreach (ReportPart part in body.Parts)
                {
                    Assert.Equal(before + 2, part.Span.Start);
                    Assert.True(part.Span.End <= body.Text.Value.Length && !part.Span.IsEmpty);
                    Assert.DoesNotContain("\n", part.Span.Of(body.Text.Value), StringComparison.Ordinal);
                    before = part.Span.End;
                }
            });
}
