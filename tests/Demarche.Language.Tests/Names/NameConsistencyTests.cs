using Demarche.Text;

namespace Demarche.Language.Tests.Names;

public class NameConsistencyTests
{
    [Theory]
    [InlineData("Orvane came", "Orvane left", 2)]
    [InlineData("Draft.pdf came", "Draft.pdf left", 1)] // A file taken for a name once is no name everywhere.
    [InlineData("orvane came", "orvane left", 1)]
    public void A_name_seen_once_is_seen_elsewhere_unless_it_is_written_small_or_names_a_file(string first, string second, int names)
    {
        string text = first + " " + second;
        List<TextSpan> tokens = [];
        for (int start = 0; start < text.Length; )
        {
            int end = text.IndexOf(' ', start) is var blank and >= 0 ? blank : text.Length;
            tokens.Add(new TextSpan(start, end));
            start = end + 1;
        }

        List<Sentence> sentences = [new(new TextSpan(0, text.Length), 0, tokens.Count, 0)];

        Assert.Equal(names, NameConsistency.Apply(text, tokens, sentences, [new LabelledName(0, 0, EntityType.Organisation)]).Count);
    }
}
