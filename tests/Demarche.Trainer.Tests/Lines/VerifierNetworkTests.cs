using Demarche.Language;
using Demarche.Trainer.Lines;

namespace Demarche.Trainer.Tests.Lines;

public class VerifierNetworkTests
{
    private const int Inputs = 11;

    [Fact]
    public void What_one_number_tells_is_learned_and_the_same_lines_give_the_same_weights()
    {
        List<LineExample> examples = Examples();
        VerifierNetwork network = VerifierNetwork.Train(examples);
        Assert.All(examples, example => Assert.Equal(example.Told, network.Judge(example.Features).Told > 0.5));
        Assert.Equal(network.Merged().Hidden, VerifierNetwork.Train(examples).Merged().Hidden);
    }

    [Fact]
    public void The_file_holds_what_the_members_say_together()
    {
        List<LineExample> examples = Examples();
        VerifierNetwork network = VerifierNetwork.Train(examples);
        var (hidden, hiddenBias, output, outputBias) = network.Merged();
        using ModelFileWriter writer = new();
        writer.Add("hidden", hidden, hiddenBias.Length, Inputs);
        writer.AddHalf("halves", hiddenBias, hiddenBias.Length);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            writer.Save(path);
            ModelFile file = ModelFile.Open(File.ReadAllBytes(path));
            Assert.Equal(hidden, file.Floats("hidden"));
            Assert.All(file.Floats("halves").Zip(hiddenBias), static pair => Assert.Equal(pair.First, pair.Second, 0.01));
            PackedMatrix matrix = file.Matrix("hidden");
            float[] states = new float[hiddenBias.Length];
            matrix.Multiply(examples[0].Features, 1, states, hiddenBias);
            double score = outputBias[0];
            for (int k = 0; k < states.Length; k++)
            {
                score += Math.Max(0, states[k]) * output[k];
            }

            Assert.Equal(network.Judge(examples[0].Features).Told, 1 / (1 + Math.Exp(-score)), 0.001);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static List<LineExample> Examples()
    {
        List<LineExample> examples = [];
        for (int i = 0; i < 400; i++)
        {
            float[] features = new float[Inputs];
            for (int k = 0; k < Inputs; k++)
            {
                features[k] = ((i * 7) + (k * k * 13)) % 17 / 17f;
            }

            features[3] = i % 2;
            examples.Add(new LineExample("event", i % 2 == 1, i % 4 == 1, features, i % 5));
        }

        return examples;
    }
}
