using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;
using Demarche.Trainer.Corpus;
using Demarche.Trainer.Treebank;

namespace Demarche.Trainer.Classes;

/// <summary>The sentences that word classes are learned from: news and the training parts of treebanks and of named entities.</summary>
internal static class ClassCorpus
{
    /// <param name="reports">How many reports of each collection of news at most.</param>
    public static IEnumerable<string[]> Sentences(SharedData data, int reports)
    {
        IEnumerable<string> news = RawTexts
            .Read(data.PathOf("corpus", "articles_1.jsonl.gz"))
            .Take(reports)
            .Concat(RawTexts.Read(data.PathOf("corpus", "articles_2.jsonl.gz")).Take(reports))
            .Concat(RawTexts.Read(data.PathOf("quotes", "polnear-train.jsonl.gz")).Take(reports));
        foreach (string[] sentence in news.SelectMany(Split))
        {
            yield return sentence;
        }

        foreach (TreebankSentence sentence in Treebanks.Train(data).SelectMany(static d => d.Sentences))
        {
            yield return [.. sentence.Words.Select(static w => Folded(w.Form))];
        }

        foreach (string[] sentence in Columns(data.PathOf("ner", "gmb-train.tsv.gz")))
        {
            yield return sentence;
        }
    }

    /// <summary>A word as classes know it: digits as 0, curly marks straight, case kept.</summary>
    public static string Folded(ReadOnlySpan<char> form) =>
        string.Create(
            form.Length,
            form,
            static (span, from) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] = from[i] switch
                    {
                        >= '0' and <= '9' => '0',
                        '‘' or '’' => '\'',
                        '“' or '”' => '"',
                        char other => other,
                    };
                }
            }
        );

    private static IEnumerable<string[]> Split(string text)
    {
        List<TextSpan> tokens = [];
        Tokenizer.Split(text, 0, AbbreviationList.Shipped, tokens);
        ImmutableArray<Sentence>.Builder sentences = ImmutableArray.CreateBuilder<Sentence>();
        SentenceSplitter.Split(text, tokens, sentences);
        foreach (Sentence sentence in sentences)
        {
            string[] words = new string[sentence.TokenCount];
            for (int i = 0; i < words.Length; i++)
            {
                words[i] = Folded(tokens[sentence.FirstToken + i].In(text));
            }

            yield return words;
        }
    }

    // A word and its labels a line, an empty line between sentences.
    private static IEnumerable<string[]> Columns(string path)
    {
        using StreamReader lines = SharedData.Open(path);
        List<string> words = [];
        while (lines.ReadLine() is string line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                words.Add(Folded(line.AsSpan(0, line.IndexOf('\t', StringComparison.Ordinal) is > 0 and var tab ? tab : line.Length)));
            }
            else if (words.Count > 0)
            {
                yield return [.. words];
                words.Clear();
            }
        }

        if (words.Count > 0)
        {
            yield return [.. words];
        }
    }
}
