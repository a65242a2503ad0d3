using Demarche.Language;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Tests.Judging;

public class JudgingTrainingTests
{
    private const int Inputs = 11;
    private const int Hidden = 24;
    private const int Batch = 32;

    [Fact]
    public void What_one_number_tells_is_learned_and_the_same_lines_give_the_same_weights()
    {
        List<JudgedCase> examples = Examples();
        JudgingTraining network = JudgingTraining.Train(examples, Hidden, Batch);
        Assert.All(examples, example => Assert.Equal(example.First, network.Judge(example.Features).First > 0.5));
        Assert.Equal(network.Merged().Hidden, JudgingTraining.Train(examples, Hidden, Batch).Merged().Hidden);
    }

    [Fact]
    public void The_file_holds_what_the_members_say_together()
    {
        List<JudgedCase> examples = Examples();
        JudgingTraining network = JudgingTraining.Train(examples, Hidden, Batch);
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

            Assert.Equal(network.Judge(examples[0].Features).First, 1 / (1 + Math.Exp(-score)), 0.001);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_case_of_which_nothing_is_said_teaches_nothing()
    {
        List<JudgedCase> silent = [.. Examples().Select((one, i) => i % 2 == 1 ? one : one with { First = null })];
        // Those that are left all hold: so do all others, as far as it can know.
        JudgingTraining network = JudgingTraining.Train(silent, Hidden, Batch);
        Assert.All(silent, one => Assert.True(network.Judge(one.Features).First > 0.5));
    }

    [Fact]
    public void A_party_is_found_again_by_the_words_that_name_him_and_his_country()
    {
        ArgumentCandidate[] candidates =
        [
            new(new Actor("ARV", "ARV GOV", "Arvenia", ActorType.Country), [4, 9]),
            new(new Actor("TSM", "TSM", "Tasmere", ActorType.Country), [4]),
            new(new Actor("person:lio marr", null, "Lio Marr", ActorType.Person), []),
        ];
        Assert.Equal(0, JudgedParty.Parse("4,9 ARV GOV").Among(candidates));
        Assert.Equal(1, JudgedParty.Parse("4 TSM").Among(candidates));
        Assert.Equal(0, JudgedParty.Parse("9 SOL").Among(candidates));
        Assert.Equal(2, JudgedParty.Parse("-").Among(candidates));
        Assert.Equal(-1, JudgedParty.Parse("7 ARV").Among(candidates));
    }

    private static List<JudgedCase> Examples()
    {
        List<JudgedCase> examples = [];
        for (int i = 0; i < 400; i++)
        {
            float[] features = new float[Inputs];
            for (int k = 0; k < Inputs; k++)
            {
                features[k] = ((i * 7) + (k * k * 13)) % 17 / 17f;
            }

            features[3] = i % 2;
            examples.Add(new JudgedCase(features, i % 2 == 1, i % 4 == 1, i % 5));
        }

        return examples;
    }
}
