using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record.Tests.Acts;

public sealed class WordVectorsTests
{
    [Theory]
    [InlineData("kidnapped", "abducted", "harvested")]
    [InlineData("Embargo", "blockade", "orchard")]
    [InlineData("mediation", "talks", "violin")]
    public void Words_that_keep_the_same_company_are_alike(string word, string near, string far) =>
        Assert.True(Cosine(Of(word), Of(near)) > Cosine(Of(word), Of(far)) + 0.2);

    [Theory]
    [InlineData("zzyzxq", "NN")]
    [InlineData("Baghdad", "NNP")]
    [InlineData("", "NN")]
    [InlineData("İstanbul", "NN")]
    public void Nothing_is_known_of_names_and_of_words_that_are_not_there(string word, string tag) =>
        Assert.All(Of(word, tag), static number => Assert.Equal(0, number));

    [Fact]
    public void A_word_without_end_is_none() => Assert.All(Of(new string('a', 100_000)), static number => Assert.Equal(0, number));

    private static float[] Of(string word, string tag = "NN")
    {
        float[] vector = new float[WordVectors.Shipped.Width];
        Array.Fill(vector, 7);
        WordVectors.Shipped.Fill(
            new Token
            {
                Span = new TextSpan(0, word.Length),
                Sentence = 0,
                Form = word,
                Xpos = tag,
            },
            vector
        );
        return vector;
    }

    private static double Cosine(float[] a, float[] b) => Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));

    private static double Dot(float[] a, float[] b) => a.Zip(b, static (x, y) => (double)x * y).Sum();
}
