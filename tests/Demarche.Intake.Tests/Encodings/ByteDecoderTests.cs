using System.Text;
using CsCheck;

namespace Demarche.Intake.Tests;

public sealed class ByteDecoderTests
{
    private const string French =
        "Le ministère a déclaré que les écluses seraient rouvertes à la fin de l'été, après des années de négociations.";
    private const string Russian = "Министерство сообщило, что шлюзы на реке будут открыты после переговоров между двумя странами.";
    private const string Polish =
        "Ministerstwo oświadczyło, że śluzy zostaną otwarte później, gdyż rozmowy wciąż się toczą między państwami.";
    private const string Czech =
        "Mluvčí úřadu řekl, že jednání o stavidlech přehrady budou pokračovat příští týden a že žádná dohoda ještě není.";
    private const string Greek = "Το υπουργείο ανακοίνωσε ότι οι θυρίδες θα ανοίξουν μετά τις συνομιλίες των δύο χωρών.";
    private const string Chinese = "外交部发言人说，两国将在下个月就水闸问题举行新一轮会谈，但是没有给出具体时间。";
    private const string Traditional = "外交部發言人說，兩國將在下個月就水閘問題舉行新一輪會談，但是沒有給出具體時間。";
    private const string Japanese = "外務省の報道官は、両国が来月に水門の問題について新しい会談を行うと述べた。";
    private const string Korean = "외교부 대변인은 두 나라가 다음 달에 수문 문제에 대한 새로운 회담을 열 것이라고 말했다.";

    [Theory]
    [InlineData("windows-1252", French)]
    [InlineData("windows-1250", Polish)]
    [InlineData("windows-1250", Czech)]
    [InlineData("iso-8859-2", Czech)]
    [InlineData("iso-8859-2", Polish)]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", Russian)]
    [InlineData("windows-1253", Greek)]
    [InlineData("gb18030", Chinese)]
    [InlineData("big5", Traditional)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("euc-kr", Korean)]
    public void Guesses_the_charset_of_undeclared_text(string charset, string text)
    {
        DecodedText decoded = ByteDecoder.Decode(Bytes(charset, text));

        Assert.Equal(text, decoded.Text);
        Assert.Contains(decoded.Notes, note => note.StartsWith("charset guessed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void The_byte_order_mark_decides(string charset)
    {
        Encoding encoding = Encoding.GetEncoding(charset);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Russian)];

        DecodedText decoded = ByteDecoder.Decode(bytes, "windows-1252");

        Assert.Equal(Russian, decoded.Text);
        Assert.Empty(decoded.Notes);
    }

    [Fact]
    public void Sixteen_bit_text_without_a_mark_is_told_by_its_zeros() =>
        Assert.Equal("The sluices stay shut.", ByteDecoder.Decode(Encoding.Unicode.GetBytes("The sluices stay shut.")).Text);

    [Fact]
    public void The_declared_charset_is_believed() => Assert.Equal(Russian, ByteDecoder.Decode(Bytes("koi8-r", Russian), "KOI8-R").Text);

    [Theory]
    [InlineData("<meta charset=windows-1251>")]
    [InlineData("<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1251\"?>")]
    public void The_page_names_its_charset(string declaration) =>
        Assert.EndsWith("шлюз", ByteDecoder.Decode(Bytes("windows-1251", declaration + "шлюз")).Text, StringComparison.Ordinal);

    [Fact]
    public void Latin_1_means_windows_1252() =>
        Assert.Equal("“no”", ByteDecoder.Decode(new byte[] { 0x93, (byte)'n', (byte)'o', 0x94 }, "iso-8859-1").Text);

    [Fact]
    public void Valid_utf_8_beats_a_single_byte_declaration()
    {
        DecodedText decoded = ByteDecoder.Decode(Encoding.UTF8.GetBytes(French), "iso-8859-1");

        Assert.Equal(French, decoded.Text);
        Assert.Single(decoded.Notes);
    }

    [Fact]
    public void A_torn_sequence_does_not_make_utf_8_another_charset()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Russian)[..^1];

        Assert.StartsWith("Министерство", ByteDecoder.Decode(bytes, "utf-8").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Repairs_utf_8_that_was_read_as_windows_1252()
    {
        DecodedText decoded = ByteDecoder.Decode(Encoding.UTF8.GetBytes("They donâ€™t â€œagreeâ€\u009D, said the ministÃ¨re."));

        Assert.Equal("They don’t “agree”, said the ministère.", decoded.Text);
        Assert.Contains("4 stretches of UTF-8 read as windows-1252 repaired", decoded.Notes);
    }

    [Theory]
    [InlineData("Au “CAFÉ”, dit-il.")]
    [InlineData("JOÃO e MARÍA")]
    [InlineData("â demain")]
    public void Honest_accents_are_left_alone(string text) => Assert.Equal(text, ByteDecoder.Decode(Encoding.UTF8.GetBytes(text)).Text);

    [Fact]
    public void Line_ends_and_controls_are_made_plain()
    {
        DecodedText decoded = ByteDecoder.Decode("one\r\ntwo\rthree\0\u0001!"u8.ToArray());

        Assert.Equal("one\ntwo\nthree!", decoded.Text);
        Assert.Equal(["2 control characters dropped"], decoded.Notes);
    }

    [Fact]
    public void Any_bytes_become_text_without_what_must_not_be_in_it() =>
        Gen.Select(Gen.Byte.Array[0, 300], Choice.Of<string?>(null, "utf-8", "utf-16", "gb18030", "windows-1251", "no-such"))
            .Sample(
                (bytes, declared) =>
                {
                    string text = ByteDecoder.Decode(bytes, declared).Text;
                    Assert.DoesNotContain('\r', text);
                    Assert.DoesNotContain('\0', text);
                    Assert.DoesNotContain('\uFEFF', text);
                    Assert.Equal(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
                }
            );

    [Fact]
    public void Every_label_of_the_list_names_an_encoding() =>
        Assert.All(DataFile.Rows("charset-labels.tsv"), row => Assert.NotNull(CharsetLabels.Find(row[0])));

    private static byte[] Bytes(string charset, string text) => CharsetLabels.Get(charset).GetBytes(text);
}
