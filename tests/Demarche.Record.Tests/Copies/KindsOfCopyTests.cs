using Demarche.Text;

namespace Demarche.Record.Tests;

/// <summary>What outlets do with a wire text, one example each: how much of it is still the wire.</summary>
public sealed class KindsOfCopyTests
{
    private const string First =
        "The harbour authority closed the northern basin on Tuesday after divers found two cracks in the wall that holds back the tide.";
    private const string Second =
        "Engineers will pump out the basin this week and decide on Friday whether the ferries to the outer islands can return before the summer holidays.";
    private const string Third =
        "Shopkeepers along the quay organised a meeting with the mayor and demanded that the repairs be paid for by the company that built the wall.";
    private const string Fourth =
        "The company denied that its concrete was at fault and promised to send its own inspectors with new measuring equipment from the capital.";
    private const string Wire = First + "\n\n" + Second + "\n\n" + Third + "\n\n" + Fourth;

    private const string Local =
        "Here in Lorn the news came as a shock to the owners of eleven small boats that are moored behind the old customs house. "
        + "Nobody on the pier this morning could remember a spring without a ferry bell.";

    [Fact]
    public void Verbatim_with_the_furniture_of_another_page_around_it() =>
        Assert.Equal(
            (1, 1),
            Measured(
                "Subscribe today and support local journalism.\n\n"
                    + Wire
                    + "\n\nFollow us on every channel for more of the same kind.\n\nAdvertisement"
            )
        );

    [Fact]
    public void With_its_tail_cut_off()
    {
        (double ofLater, double ofWire) = Measured(First + "\n\n" + Second);
        Assert.Equal(1, ofLater);
        Assert.InRange(ofWire, .4, .6);
    }

    [Fact]
    public void As_a_brief_inside_a_long_report_of_ones_own()
    {
        (double ofLater, double ofWire) = Measured(
            Local + "\n\n" + Local.Replace("eleven", "twelve", StringComparison.Ordinal) + "\n\n" + First,
            First
        );
        Assert.InRange(ofLater, .1, .5);
        Assert.Equal(1, ofWire);
    }

    [Fact]
    public void With_a_new_first_paragraph()
    {
        (double ofLater, double ofWire) = Measured(
            "No boat left Lorn today, and nobody knows when one will.\n\n" + Second + "\n\n" + Third + "\n\n" + Fourth
        );
        Assert.InRange(ofLater, .8, .95);
        Assert.InRange(ofWire, .7, .8);
    }

    [Fact]
    public void With_paragraphs_of_a_local_reporter_put_in_between()
    {
        (double ofLater, double ofWire) = Measured(First + "\n\n" + Local + "\n\n" + Second + "\n\n" + Third + "\n\n" + Fourth);
        Assert.InRange(ofLater, .6, .8);
        Assert.Equal(1, ofWire);
    }

    [Fact]
    public void With_its_paragraphs_in_another_order() =>
        Assert.Equal((1, 1), Measured(Third + "\n\n" + First + "\n\n" + Fourth + "\n\n" + Second));

    [Fact]
    public void In_American_spelling() =>
        Assert.Equal(
            (1, 1),
            Measured(
                Wire.Replace("harbour", "harbor", StringComparison.Ordinal).Replace("organised", "organized", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void With_words_swapped_here_and_there()
    {
        (double ofLater, double ofWire) = Measured(
            Wire.Replace("closed", "shut", StringComparison.Ordinal)
                .Replace("cracks", "fissures", StringComparison.Ordinal)
                .Replace("decide", "say", StringComparison.Ordinal)
                .Replace("demanded", "asked", StringComparison.Ordinal)
        );
        Assert.InRange(ofLater, .95, 1);
        Assert.InRange(ofWire, .95, 1);
    }

    [Fact]
    public void With_a_sentence_turned_round_in_a_text_that_is_copied_otherwise()
    {
        const string turned =
            "Whether ferries to the outer islands can return before the summer holidays, engineers decide on Friday: they pump out the basin this week.";
        (double ofLater, _) = Measured(First + "\n\n" + turned + "\n\n" + Third + "\n\n" + Fourth);
        Assert.InRange(ofLater, .95, 1);
    }

    [Fact]
    public void A_paragraph_that_the_page_prints_twice_counts_once() => Assert.Equal((1, 1), Measured(First + "\n\n" + Wire));

    [Fact]
    public void Of_a_wire_whose_quotation_alone_is_carried_nothing_is_copied()
    {
        const string quotation =
            "“We shall not put one more stone on this wall before somebody has told us who pays for the last one,” the mayor said.";
        Assert.Null(CopyFinder.Compare(new CleanText(Local + "\n\n" + quotation), new CleanText(Wire + "\n\n" + quotation)));
    }

    [Fact]
    public void A_transcript_without_sentences_is_measured_line_by_line()
    {
        string transcript = string.Join(
            '\n',
            (First + " " + Second + " " + Third)
                .Replace(".", "", StringComparison.Ordinal)
                .Split(' ')
                .Chunk(7)
                .Select(static c => string.Join(' ', c))
        );
        Assert.Equal((1, 1), Measured(transcript, transcript));
    }

    [Fact]
    public void Turns_of_phrase_are_no_copy() =>
        Assert.Null(
            CopyFinder.Compare(
                new CleanText(
                    Local + " The harbour authority closed the market hall at the end of the month, as it does in every year of heavy rain."
                ),
                new CleanText(Wire)
            )
        );

    private static (double OfLater, double OfWire) Measured(string later, string wire = Wire)
    {
        CopyMeasure measure = CopyFinder.Compare(new CleanText(later), new CleanText(wire))!.Value;
        return (Math.Round(measure.Fraction, 3), Math.Round(measure.OfFraction, 3));
    }
}
