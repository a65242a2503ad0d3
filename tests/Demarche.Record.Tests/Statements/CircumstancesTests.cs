using Demarche.Text;

namespace Demarche.Record.Tests.Statements;

/// <summary>When, to whom and on what occasion something was said. The texts are of Thursday, 6 March 2031.</summary>
public sealed class CircumstancesTests
{
    private const string Adair = "Arvenian Water Minister Pell Adair spoke first. ";

    [Theory]
    [InlineData("“The sluices stay shut,” Adair told reporters on Tuesday.", "2031-03-04")]
    [InlineData("On Tuesday, Adair said that the sluices would stay shut.", "2031-03-04")]
    [InlineData("Speaking in Quell on Tuesday, Adair said that the sluices would stay shut.", "2031-03-04")]
    [InlineData("In a letter dated March 3, Adair wrote that the sluices would stay shut.", "2031-03-03")]
    [InlineData("Adair warned Tasmere on Tuesday that the sluices would stay shut.", "2031-03-04")]
    [InlineData("After the talks of Tuesday, Adair said that the sluices would stay shut.", null)]
    [InlineData("On Tuesday the sluices were shut, Adair said.", null)]
    [InlineData("According to Adair, the sluices would be opened on Tuesday.", null)]
    public void The_day_of_speaking_is_that_of_the_clause_or_of_what_the_sentence_opens_with(string text, string? day) =>
        Assert.Equal(day, Said(text).Date.Value);

    [Theory]
    [InlineData("Adair said on Tuesday that the sluices would stay shut. “Nobody asked us,” he said.", "2031-03-04")]
    [InlineData("Adair said on Tuesday that the sluices would stay shut. Adair had said: “Nobody asked us.”", null)]
    [InlineData(
        "Adair said on Monday that the sluices would stay shut. Adair said on Tuesday that it was late. “Nobody asked us,” Adair said.",
        null
    )]
    [InlineData("“Nobody asked us,” Adair said. Adair said on Tuesday that the sluices would stay shut.", null)]
    public void Who_speaks_on_one_day_of_a_report_speaks_on_it_and_that_is_marked(string text, string? day)
    {
        Statement said = Dispute
            .Statements(Adair + text)
            .Single(static s => s.Words?.StartsWith("Nobody", StringComparison.Ordinal) == true);
        Assert.Equal(day, said.Date.Value);
        Assert.Equal(day is null ? DateBasis.None : DateBasis.SameReport, said.Date.Basis);
    }

    [Theory]
    [InlineData("Adair told the Meridian Council that the sluices would stay shut.", "Meridian Council")]
    [InlineData("Adair warned Tasmere that the sluices would stay shut.", "Tasmere")]
    [InlineData("Adair asked Tasmere: “Who shut the sluices?”", "Tasmere")]
    [InlineData("“The sluices stay shut,” Adair said to Odo Marsh.", "Odo Marsh")]
    [InlineData("In a letter to the Meridian Council, Adair wrote that the sluices would stay shut.", "Meridian Council")]
    [InlineData("According to Adair, the sluices would stay shut.", null)]
    [InlineData("Adair said to open the sluices of Tasmere would be late.", null)]
    public void The_addressee_is_whom_the_clause_names_as_spoken_to(string text, string? addressee) =>
        Assert.Equal(addressee, Said(text).Addressee?.Name);

    [Theory]
    [InlineData("“The sluices stay shut,” Adair wrote on Twitter.", "tweet")]
    [InlineData("“The sluices stay shut,” Adair told the Meridian Post.", null)]
    public void The_name_of_an_outlet_is_no_occasion(string text, string? occasion) => Assert.Equal(occasion, Said(text).Occasion);

    [Theory]
    [InlineData("“The sluices stay shut,” western officials said.", "western officials")]
    [InlineData("“The sluices stay shut,” she said.", null)]
    [InlineData("“The sluices stay shut,” Adair said.", null)]
    public void Who_has_no_name_is_called_as_the_report_calls_him(string text, string? described) =>
        Assert.Equal(described, Said(text).Described);

    [Fact]
    public void The_head_of_state_is_the_one_president_whom_the_report_names() =>
        Assert.Equal(
            ["Anna Holt"],
            Dispute
                .Statements("Arvenian President Anna Holt came late. “The sluices stay shut,” the head of state said.")
                .Select(static s => s.Speaker?.Name)
        );

    private static Statement Said(string text) => Dispute.Statements(Adair + text)[^1];
}
