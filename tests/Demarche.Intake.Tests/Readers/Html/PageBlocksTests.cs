using Demarche.Text;

namespace Demarche.Intake.Tests.Readers.Html;

public class PageBlocksTests
{
    private static readonly string[] s_pieces =
    [
        "Lorn's water-board met on 4 May; nobody knew why.",
        "Plain words of an ordinary sentence without end",
        "  two spaces  at the ends and in the middle  ",
        "\n\t ",
        "Größe, naïve: «oui» … ",
        "soft\u00ADhyphen and zero\u200Bwidth",
        "it'",
        "-",
        "s",
        "漢字かな",
        "a text that ends in a hyphen-",
        "'and one that begins with an apostrophe",
        "",
    ];

    // Long plain runs are taken at one go: that must not show.
    [Fact]
    public void Text_is_the_same_in_one_piece_and_letter_by_letter()
    {
        Random random = new(3);
        for (int round = 0; round < 400; round++)
        {
            PageBlocks whole = new();
            PageBlocks single = new();
            for (int block = 0; block < 3; block++)
            {
                int pieces = random.Next(1, 6);
                for (int i = 0; i < pieces; i++)
                {
                    string piece = s_pieces[random.Next(s_pieces.Length)];
                    bool inLink = random.Next(3) == 0;
                    whole.Append(piece, inLink);
                    foreach (char c in piece)
                    {
                        single.Append([c], inLink);
                    }
                }

                if (random.Next(4) == 0)
                {
                    whole.Break(block, PartKind.Paragraph);
                    single.Break(block, PartKind.Paragraph);
                }
                else
                {
                    whole.Flush(block, PartKind.Paragraph);
                    single.Flush(block, PartKind.Paragraph);
                }
            }

            whole.Flush(9, PartKind.Paragraph);
            single.Flush(9, PartKind.Paragraph);
            Assert.Equal(single.Text.Rows.ToString(), whole.Text.Rows.ToString());
            Assert.Equal(single.Blocks.Rows.ToArray(), whole.Blocks.Rows.ToArray());
        }
    }

    [Fact]
    public void Counts_are_those_of_the_words_as_a_reader_sees_them()
    {
        PageBlocks blocks = new();
        blocks.Append("The UN's 3rd water-board met, didn't it? Größe 12: ok.", inLink: false);
        blocks.Flush(0, PartKind.Paragraph);
        PageBlock block = blocks.Blocks.Rows[0];
        Assert.Equal((10, 3, 4, 1, 2), (block.Words, block.Digits, block.Capitals, block.Commas, block.Stops));
        Assert.Equal(PageBlocks.HashOf("theuns3rdwaterboardmetdidntitgröße12ok"), block.Hash);
    }
}
