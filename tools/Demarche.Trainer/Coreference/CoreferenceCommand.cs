using System.Diagnostics;
using Demarche.Language;

namespace Demarche.Trainer.Coreference;

/// <summary>Learns the coreference ranking from OntoGUM's open part, and scores it on the development part.</summary>
internal static class CoreferenceCommand
{
    private const string Usage = """
        usage: tools/train coreference [OPTION VALUE ...]
          learns from gum-open-train and ontogum-open-train, writes Models/coreference.bin and scores it on ontogum-open-dev
          --evaluate FILE      learns nothing: scores this model
          --train-trees FILE   learns from these trees as well as from the treebank's (CoNLL-U, the same tokens)
          --trees FILE         scores on these trees instead of the treebank's
          --names FILE         scores with these names (token, BIO tag) instead of the treebank's
          --errors FILE        writes each wrong decision, with its cause
          --epochs N           passes over the data
          --seed N
        """;

    public static int Run(SharedData data, string[] arguments)
    {
        if (!TryRead(arguments, out Dictionary<string, string> given))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        List<CoreferenceDocument> dev = Read(data, "dev", given.GetValueOrDefault("--trees"), given.GetValueOrDefault("--names"));
        RankingModel model = given.TryGetValue("--evaluate", out string? file) ? Load(file) : Learn(data, dev, given);
        CoreferenceEvaluation.Print(model, dev, Console.Out);
        CoreferenceSpeed.Print(model, dev, Console.Out);
        PrintErrors(model, dev, given.GetValueOrDefault("--errors"));
        return 0;
    }

    private static bool TryRead(string[] arguments, out Dictionary<string, string> given)
    {
        given = [];
        for (int i = 0; i + 1 < arguments.Length; i += 2)
        {
            given[arguments[i]] = arguments[i + 1];
        }

        return arguments.Length % 2 == 0 && given.Keys.All(static k => Usage.Contains($"  {k} ", StringComparison.Ordinal));
    }

    private static RankingModel Learn(SharedData data, List<CoreferenceDocument> dev, Dictionary<string, string> given)
    {
        List<CoreferenceDocument> train = Read(data, "train", null, null);
        if (given.TryGetValue("--train-trees", out string? trees))
        {
            train.AddRange(Read(data, "train", trees, null));
        }

        RankingOptions options = new();
        options = options with
        {
            Epochs = given.TryGetValue("--epochs", out string? epochs) ? int.Parse(epochs) : options.Epochs,
            Seed = given.TryGetValue("--seed", out string? seed) ? ulong.Parse(seed) : options.Seed,
        };
        Stopwatch watch = Stopwatch.StartNew();
        RankingModel model = new RankingTrainer(options).Train(
            train,
            (epoch, now) =>
                Console.Error.WriteLine(
                    $"epoch {epoch}, {watch.Elapsed.TotalSeconds:F0} s: dev {100 * CoreferenceEvaluation.Score(now, dev).Average:F2}"
                )
        );
        string path = data.ModelPath("coreference.bin");
        using (FileStream written = File.Create(path))
        {
            model.Write(written);
        }

        Console.WriteLine($"{path}: {new FileInfo(path).Length} bytes");
        return model;
    }

    private static RankingModel Load(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return RankingModel.Read(stream);
    }

    private static List<CoreferenceDocument> Read(SharedData data, string split, string? trees, string? names)
    {
        string treebank = data.PathOf("treebank", $"gum-open-{split}.conllu.gz");
        return CoreferenceCorpus.Read(
            trees ?? treebank,
            data.PathOf("treebank", $"ontogum-open-{split}.coref.tsv.gz"),
            names ?? data.PathOf("ner", $"gum-named-{split}.tsv.gz"),
            treebank
        );
    }

    private static void PrintErrors(RankingModel model, List<CoreferenceDocument> dev, string? file)
    {
        ErrorAnalysis analysis = new();
        foreach (CoreferenceDocument document in dev)
        {
            analysis.Add(model, document);
        }

        foreach ((string cause, int count) in analysis.Counts)
        {
            Console.WriteLine($"{count, 6}  {cause}");
        }

        if (file is not null)
        {
            File.WriteAllLines(file, analysis.Examples.Select(static e => $"{e.Cause}\t{e.Example}"));
        }
    }
}
