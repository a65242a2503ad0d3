using Demarche.Text;

namespace Demarche.Language.Tests.Contextual;

public class ContextualEncoderTests
{
    [Fact]
    public void A_word_has_the_state_that_the_plain_formulas_give()
    {
        double[][] expected = TinyEncoder.Made.Plainly([WordPieces.Begin, 104, 110, 100, 117, WordPieces.End]);

        float[][] states = States("w104", "w110", "unseen", "W117");

        Assert.Equal(4, states.Length);
        for (int w = 0; w < states.Length; w++)
        {
            for (int k = 0; k < TinyEncoder.Width; k++)
            {
                Assert.Equal(expected[w + 1][k], states[w][k], 4);
            }
        }
    }

    [Fact]
    public void A_word_is_read_by_those_beside_it() => Assert.NotEqual(States("w104", "w110")[0], States("w104", "w111")[0]);

    [Fact]
    public void Nothing_remains_of_what_was_read_before()
    {
        EncoderWorkspace workspace = new();
        float[][] first = States(workspace, "w104", "w110", "w111");
        States(workspace, [.. Enumerable.Repeat("w119", 700)]);

        Assert.Equal(first, States(workspace, "w104", "w110", "w111"));
    }

    [Fact]
    public void What_is_longer_than_a_stretch_is_read_in_pieces_between_words()
    {
        string[] words = [.. Enumerable.Range(0, (2 * ContextualEncoder.Stretch) + 5).Select(static i => $"w{104 + (i % 16)}")];

        float[][] states = States(words);

        Assert.Equal(States(words[..ContextualEncoder.Stretch]), states[..ContextualEncoder.Stretch]);
        Assert.Equal(States(words[^5..]), states[^5..]);
    }

    [Fact]
    public void Pieces_that_were_put_together_have_the_states_that_the_plain_formulas_give()
    {
        ContextualEncoder encoder = TinyEncoder.Made.Encoder();
        List<int> pieces = [WordPieces.Begin];
        encoder.AddPieces("w104  w110\nunseen", pieces);
        pieces.Add(WordPieces.End);
        Assert.Equal([WordPieces.Begin, 104, 110, WordPieces.Unknown, WordPieces.End], pieces);

        double[][] expected = TinyEncoder.Made.Plainly([.. pieces]);
        float[] states = encoder.EncodePieces([.. pieces], new EncoderWorkspace()).ToArray();
        Assert.All(expected.SelectMany(static row => row).Zip(states), static pair => Assert.Equal(pair.First, pair.Second, 4));
    }

    [Fact]
    public void More_pieces_than_are_read_at_once_are_refused() =>
        Assert.Throws<ArgumentException>(static () =>
            TinyEncoder.Made.Encoder().EncodePieces(new int[ContextualEncoder.Stretch + 3], new EncoderWorkspace()).Length
        );

    [Fact]
    public void An_encoder_can_know_the_pieces_of_words_by_another()
    {
        ContextualEncoder one = TinyEncoder.Made.Encoder();
        ContextualEncoder other = new(TinyEncoder.Made.File(), one);
        int[] pieces = [WordPieces.Begin, 104, WordPieces.End];
        Assert.Equal(
            one.EncodePieces(pieces, new EncoderWorkspace()).ToArray(),
            other.EncodePieces(pieces, new EncoderWorkspace()).ToArray()
        );
    }

    [Fact]
    public void No_words_are_no_states() => Assert.Empty(States());

    private static float[][] States(params string[] words) => States(new EncoderWorkspace(), words);

    private static float[][] States(EncoderWorkspace workspace, params string[] words)
    {
        ContextualEncoder encoder = TinyEncoder.Made.Encoder();
        float[] states = new float[words.Length * encoder.Width];
        Token[] tokens =
        [
            .. words.Select(static w => new Token
            {
                Span = new TextSpan(0, w.Length),
                Sentence = 0,
                Form = w,
            }),
        ];
        encoder.Encode(tokens, states, workspace);
        return [.. states.Chunk(encoder.Width)];
    }
}
