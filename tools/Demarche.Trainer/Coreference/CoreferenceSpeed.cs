using System.Diagnostics;
using Demarche.Language;

namespace Demarche.Trainer.Coreference;

/// <summary>Time a word takes on one core, and whether it stays the same as the text grows.</summary>
internal static class CoreferenceSpeed
{
    private const int Passes = 10;
    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(2);

    public static void Print(RankingModel model, IReadOnlyList<CoreferenceDocument> documents, TextWriter output)
    {
        CoreferenceResolver resolver = new(model);
        foreach (IGrouping<string, CoreferenceDocument> genre in documents.GroupBy(static d => d.Genre).OrderBy(static g => g.Key))
        {
            CoreferenceInput[] texts = [.. genre.Select(static d => d.Input)];
            long words = texts.Sum(static t => (long)t.Tokens.Length);
            Pass(resolver, texts); // What is compiled and loaded once does not count.
            double best = double.PositiveInfinity;
            Stopwatch all = Stopwatch.StartNew();
            while (all.Elapsed < s_enough)
            {
                // Time of the processor: what else the machine does is not ours.
                TimeSpan before = Environment.CpuUsage.TotalTime;
                for (int n = 0; n < Passes; n++)
                {
                    Pass(resolver, texts);
                }

                best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (Passes * words));
            }

            output.WriteLine($"{genre.Key, -14} {words, 6} words  {best, 5:F2} µs a word");
        }
    }

    private static void Pass(CoreferenceResolver resolver, CoreferenceInput[] texts)
    {
        foreach (CoreferenceInput text in texts)
        {
            resolver.Resolve(text);
        }
    }
}
