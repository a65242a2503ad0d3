using System.Collections.Immutable;
using System.Globalization;
using Demarche.Text;

namespace Demarche.Record.Tests;

/// <summary>What an outlet did to a wire text, one example for each kind of change: what is told of it.</summary>
public sealed class CopyChangesTests
{
    private const string Title = "Northern basin closed after divers find cracks";
    private const string First =
        "The harbour authority closed the northern basin on Tuesday after divers found two cracks in the wall that holds back the tide.";
    private const string Second =
        "Engineers will pump out the basin this week and decide on Friday whether the ferries to the outer islands can return.";
    private const string Third =
        "Shopkeepers along the quay organised a meeting with the mayor. They demanded that the repairs be paid for by the company that built the wall.";
    private const string Fourth =
        "The company denied that its concrete was at fault and promised to send its own inspectors with new measuring equipment from the capital.";
    private const string Local =
        "Here in Lorn the news came as a shock to the owners of eleven small boats that are moored behind the old customs house.";

    private static readonly string Wire = Text(First, Second, Third, Fourth);

    [Fact]
    public void Nothing_is_said_of_a_text_that_was_taken_as_it_is() => Assert.Equal("", Told(Wire));

    [Fact]
    public void Nothing_is_said_of_a_text_of_ones_own() =>
        Assert.Empty(CopyChanges.Of("Fog at sea", new CleanText(Local), Title, new CleanText(Wire)));

    [Fact]
    public void Page_furniture_around_it_is_no_change() =>
        Assert.Equal("", Told(Text("Subscribe today and support local journalism.", Wire, "Advertisement")));

    [Fact]
    public void A_new_headline() => Assert.Equal("new-headline 1/7", Told(Wire, "Island ferries wait for engineers"));

    [Fact]
    public void A_headline_with_a_word_before_it() => Assert.Equal("edited-headline 1/2", Told(Wire, "Live update: " + Title));

    [Fact]
    public void A_headline_in_other_letters_is_the_same() => Assert.Equal("", Told(Wire, Title.ToUpperInvariant()));

    [Fact]
    public void A_dateline_without_its_agency() =>
        Assert.Equal("dateline 1/2: LORN-LORN (Reuters", Told("LORN - " + Wire, wire: "LORN (Reuters) - " + Wire));

    [Fact]
    public void A_new_lede_in_place_of_the_first_paragraph() =>
        Assert.Equal(
            $"new-lede 1/11: No boat left Lorn today, and nobody knows when one will.-{First}",
            Told(Text("No boat left Lorn today, and nobody knows when one will.", Second, Third, Fourth))
        );

    [Fact]
    public void A_new_lede_before_the_first_paragraph() => Assert.Equal($"new-lede 1/24: {Local}", Told(Text(Local, Wire)));

    [Fact]
    public void A_head_that_was_cut() => Assert.Equal($"cut-head 1/22: -{First}", Told(Text(Second, Third, Fourth)));

    [Fact]
    public void A_tail_that_was_cut() => Assert.Equal($"cut-tail 2/48: -{Third}; -{Fourth}", Told(Text(First, Second)));

    [Fact]
    public void A_paragraph_that_was_put_in() =>
        Assert.Equal($"inserted-paragraphs 1/24: {Local}", Told(Text(First, Local, Second, Third, Fourth)));

    [Fact]
    public void A_sentence_that_was_put_in() =>
        Assert.Equal($"inserted-sentences 1/24: {Local}", Told(Text(First, Second + " " + Local, Third, Fourth)));

    [Fact]
    public void A_paragraph_that_was_left_out() => Assert.Equal($"dropped-paragraphs 1/21: -{Second}", Told(Text(First, Third, Fourth)));

    [Fact]
    public void A_sentence_that_was_left_out() =>
        Assert.Equal(
            "dropped-sentences 1/10: -Shopkeepers along the quay organised a meeting with the mayor.",
            Told(Text(First, Second, "They demanded that the repairs be paid for by the company that built the wall.", Fourth))
        );

    [Fact]
    public void A_paragraph_that_was_moved() =>
        Assert.Equal($"moved-paragraphs 1/22: {First}-{First}", Told(Text(Second, Third, First, Fourth)));

    [Fact]
    public void A_sentence_that_was_turned_round()
    {
        const string turned =
            "Whether ferries can be back on the outer islands is what engineers, with the basin emptied by pumps, want to decide before Friday.";
        Assert.Equal($"reworded-sentences 1/23: {turned}-{Second}", Told(Text(First, turned, Third, Fourth)));
    }

    [Theory]
    [InlineData("A crack of 50 kilometres was found.", "A crack of 31 miles was found.", "units 1/2: 31 miles-50 kilometres")]
    [InlineData("It was 20 degrees Celsius there.", "It was 20 degrees Celsius there.", "")]
    [InlineData("A pipe of 50 km (31 miles) was laid.", "A pipe of 50 km was laid.", "units 1/2: -31 miles")]
    [InlineData("A pipe of 50 km was laid.", "A pipe of 50 km (31 miles) was laid.", "units 1/2: 31 miles")]
    [InlineData("A field of 12 hectares was flooded.", "A field of 30 acres was flooded.", "units 1/2: 30 acres-12 hectares")]
    [InlineData("A pipe of 50 km was laid.", "A pipe of 45 miles was laid.", "numbers 1/2: 45 miles-50 km")]
    public void Figures_in_another_unit(string before, string after, string told) =>
        Assert.Equal(told, Told(Around(after), wire: Around(before)));

    [Theory]
    [InlineData("At least seven ferries waited outside.", "At least nine ferries waited outside.", "numbers 1/1: nine-seven")]
    [InlineData("At least seven ferries waited outside.", "At least 7 ferries waited outside.", "number-style 1/1: 7-seven")]
    [InlineData("The wall cost $60 million to build.", "The wall cost $60 mln to build.", "number-style 1/1: mln-million")]
    [InlineData("The wall cost $1.5 million to build.", "The wall cost $15 million to build.", "numbers 1/1: 15-1.5")]
    [InlineData("Some 5 percent of it was lost.", "Some 5% of it was lost.", "number-style 1/1: -percent")]
    [InlineData("There were 25 ferries at the quay.", "There were twenty-five ferries at the quay.", "number-style 1/2: twenty-five-25")]
    public void Figures_of_another_value_and_figures_written_otherwise(string before, string after, string told) =>
        Assert.Equal(told, Told(Around(after), wire: Around(before)));

    [Theory]
    [InlineData("organised", "organized")]
    [InlineData("harbour", "harbor")]
    public void British_and_American_spelling_that_copies_take_for_one_word(string british, string american) =>
        Assert.Equal($"spelling 1/1: {american}-{british}", Told(Wire.Replace(british, american, StringComparison.Ordinal)));

    [Theory]
    [InlineData("defence", "defense")]
    [InlineData("centre", "center")]
    [InlineData("programme", "program")]
    [InlineData("per cent", "percent")]
    [InlineData("catalogue", "catalog")]
    public void British_and_American_spelling_of_the_table(string british, string american)
    {
        string before = $"They spoke about the {british} of it for an hour.";
        string after = $"They spoke about the {american} of it for an hour.";
        Assert.StartsWith("spelling 1/", Told(Around(after), wire: Around(before)), StringComparison.Ordinal);
        Assert.StartsWith("spelling 1/", Told(Around(before), wire: Around(after)), StringComparison.Ordinal);
    }

    [Fact]
    public void Small_edits() =>
        Assert.Equal(
            "small-edits 2/2: shut-closed; fissures-cracks",
            Told(Wire.Replace("closed", "shut", StringComparison.Ordinal).Replace("cracks", "fissures", StringComparison.Ordinal))
        );

    [Fact]
    public void An_abbreviation_ends_no_sentence()
    {
        const string with = "The U.S. Coast Guard sent a boat to the basin on Monday, Adm. Pell Adair said in the morning.";
        Assert.Equal(
            "small-edits 1/1: ship-boat",
            Told(Around(with.Replace("boat", "ship", StringComparison.Ordinal)), wire: Around(with))
        );
    }

    [Fact]
    public void Several_kinds_at_once() =>
        Assert.Equal(
            "new-headline new-lede cut-tail inserted-paragraphs small-edits",
            string.Join(
                ' ',
                Told(
                        Text(
                            "No boat left Lorn today, and nobody knows when one will.",
                            Second.Replace("week", "month", StringComparison.Ordinal),
                            Local,
                            Third
                        ),
                        "Island ferries wait for engineers"
                    )
                    .Split(" | ")
                    .Select(static t => t[..t.IndexOf(' ', StringComparison.Ordinal)])
            )
        );

    [Fact]
    public void Of_many_places_the_first_are_kept_and_all_are_counted()
    {
        string many = string.Join(
            "\n\n",
            Enumerable
                .Range(0, 60)
                .Select(static n => $"{First} That was said of basin number {n} by somebody who had been there at day {n}.")
        );
        ImmutableArray<CopyChange> changes = CopyChanges.Of(
            null,
            new CleanText(many.Replace("closed", "shut", StringComparison.Ordinal)),
            null,
            new CleanText(many)
        );
        CopyChange edits = Assert.Single(changes);
        Assert.Equal(60, edits.Count);
        Assert.Equal(CopyChanges.MostPlaces, edits.Places.Length);
    }

    private static string Text(params string[] paragraphs) => string.Join("\n\n", paragraphs);

    private static string Around(string sentence) =>
        Text(First, Second + " " + sentence + " Nobody was hurt on that day, they said.", Third);

    // Each kind with how many, how many words, and the words of each place: what is there, a hyphen, what was there.
    private static string Told(string later, string title = Title, string? wire = null)
    {
        CleanText text = new(later);
        CleanText of = new(wire ?? Wire);
        return string.Join(
            " | ",
            CopyChanges
                .Of(title, text, Title, of)
                .Select(change =>
                {
                    string head = string.Create(CultureInfo.InvariantCulture, $"{Kebab(change.Kind)} {change.Count}/{change.Words}");
                    IEnumerable<string> places = change.Places.Select(place =>
                        (place.InLater?.Of(text.Value) ?? "") + (place.InEarlier is { } there ? "-" + there.Of(of.Value) : "")
                    );
                    return change.Places.IsEmpty ? head : $"{head}: {string.Join("; ", places)}";
                })
        );
    }

    private static string Kebab(CopyChangeKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
