using Demarche.Language;

namespace Demarche.Record.Tests.Statements.Learned;

public sealed class AttributionWordsTests
{
    [Fact]
    public void A_word_knows_its_quotation_and_whether_it_is_a_mark()
    {
        AttributionWords words = Words("Adair said: “We wait.”");
        int open = Token(words, "“");
        Assert.Equal(1, words.Mark[open]);
        Assert.Equal(2, words.Mark[open + 1]);
        Assert.Equal(3, words.Mark[words.Count - 1]);
        Assert.Equal(0, words.Mark[0]);
        Assert.Equal(words.QuoteOf[open], words.QuoteOf[words.Count - 1]);
        Assert.Equal(-1, words.QuoteOf[0]);
    }

    [Fact]
    public void A_mark_left_open_is_told_apart() => Assert.Contains((byte)8, Words("Adair said: “We wait.\n\nNobody left.").Mark);

    [Fact]
    public void Each_line_is_a_paragraph()
    {
        AttributionWords words = Words("Adair waits.\n\nNobody left.");
        Assert.Equal([0, Token(words, "Nobody"), words.Count], words.Paragraphs);
    }

    [Fact]
    public void Heads_count_over_the_whole_text()
    {
        AttributionWords words = Words("Nobody left.\n\nAdair said that the boats would wait.");
        Assert.Equal(Token(words, "said"), words.Head[Token(words, "Adair")]);
        Assert.Equal(-1, words.Head[Token(words, "said")]);
    }

    internal static AttributionWords Words(string text)
    {
        TextAnalysis analysis = Dispute.Read(text).Analysis;
        return new AttributionWords(analysis, QuotationMarks.Find(text));
    }

    internal static int Token(AttributionWords words, string form)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (words.Tokens[i].Form == form)
            {
                return i;
            }
        }

        return -1;
    }
}
