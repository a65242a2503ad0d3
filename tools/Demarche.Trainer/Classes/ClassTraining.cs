using System.Diagnostics;
using System.IO.Compression;

namespace Demarche.Trainer.Classes;

/// <summary>Induces word classes and writes them as lines of bits, word and count (the "paths" of Brown clusters).</summary>
internal static class ClassTraining
{
    /// <summary>Arguments: file to write (.gz), number of classes, rounds, reports of each collection, least count of a word.</summary>
    public static int Run(SharedData data, string[] arguments)
    {
        int Number(int at, int otherwise) => arguments.Length > at ? int.Parse(arguments[at]) : otherwise;
        string path = arguments.Length > 0 ? arguments[0] : "classes.paths.gz";
        int classes = Number(1, 800);
        int reports = Number(3, int.MaxValue);
        BigramCounts bigrams = BigramCounts.Of(() => ClassCorpus.Sentences(data, reports), Number(4, 8));
        Console.WriteLine($"{bigrams.Counts.Sum(static c => (long)c)} tokens, {bigrams.Words.Count - 2} words; {Seconds()}");
        ExchangeClasses exchange = new(bigrams, classes);
        for (int round = 1; round <= Number(2, 9); round++)
        {
            int moved = exchange.Round();
            Console.WriteLine(
                FormattableString.Invariant($"round {round}: {moved} words moved, {exchange.LogLikelihood():F0}; {Seconds()}")
            );
            if (moved == 0)
            {
                break;
            }
        }

        Write(path, bigrams, exchange.ClassOf, ClassMerging.Bits(classes, exchange.Count));
        Console.WriteLine($"{path}: {new FileInfo(path).Length} bytes; {Seconds()}");
        return 0;
    }

    private static void Write(string path, BigramCounts bigrams, IReadOnlyList<int> classOf, string[] bits)
    {
        using StreamWriter file = new(new GZipStream(File.Create(path), CompressionLevel.SmallestSize)) { NewLine = "\n" };
        foreach (
            int word in Enumerable
                .Range(BigramCounts.FirstWord, bigrams.Words.Count - BigramCounts.FirstWord)
                .OrderBy(w => bits[classOf[w]], StringComparer.Ordinal)
                .ThenBy(static w => w)
        )
        {
            file.WriteLine($"{bits[classOf[word]]}\t{bigrams.Words[word]}\t{bigrams.Counts[word]}");
        }
    }

    private static string Seconds() =>
        FormattableString.Invariant($"{Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F0} s of CPU");
}
