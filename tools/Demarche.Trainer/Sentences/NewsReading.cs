using System.Collections.Immutable;
using System.Diagnostics;
using Demarche.Language;
using Demarche.Text;
using Demarche.Trainer.Corpus;

namespace Demarche.Trainer.Sentences;

/// <summary>
/// Splits news and prints what a reader should look at: the boundaries of a paragraph that no closing mark stands before, and
/// those behind abbreviations. News is what the product reads, and no treebank of news tells how often it is cut wrongly.
/// </summary>
internal static class NewsReading
{
    private const int Side = 60;

    /// <summary>Argument: how many reports to read.</summary>
    public static int Run(SharedData data, string[] arguments)
    {
        int reports = arguments.Length > 0 ? int.Parse(arguments[0]) : 100;
        string[] texts = [.. RawTexts.Read(data.PathOf("corpus", "articles_1.jsonl.gz")).Take(reports)];
        int words = 0;
        int count = 0;
        int odd = 0;
        TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
        List<TextSpan> tokens = [];
        foreach (string text in texts)
        {
            tokens.Clear();
            Tokenizer.Split(text, 0, AbbreviationList.Shipped, tokens);
            ImmutableArray<Sentence>.Builder found = ImmutableArray.CreateBuilder<Sentence>();
            SentenceSplitter.Split(text, tokens, found);
            words += tokens.Count;
            count += found.Count;
            for (int i = 0; i + 1 < found.Count; i++)
            {
                char last = text[found[i].Span.End - 1];
                bool abbreviation = last == '.' && tokens[found[i].FirstToken + found[i].TokenCount - 1].Length > 1;
                if (found[i].Paragraph == found[i + 1].Paragraph && (abbreviation || last is not ('.' or '!' or '?' or '"' or '”' or '…')))
                {
                    odd++;
                    Show(text, found[i].Span.End);
                }
            }
        }

        double seconds = (Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant($"{count} sentences, {odd} odd boundaries, {words} words, {seconds:F2} s of CPU"));
        return 0;
    }

    private static void Show(string text, int end)
    {
        string left = text[Math.Max(0, end - Side)..end];
        string right = text[end..Math.Min(text.Length, end + Side)];
        Console.WriteLine($"{left}<|>{right}".ReplaceLineEndings("⏎"));
    }
}
