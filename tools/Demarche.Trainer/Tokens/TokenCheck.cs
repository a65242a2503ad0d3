using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;
using Demarche.Trainer.Treebank;

namespace Demarche.Trainer.Tokens;

/// <summary>
/// Compares the product's tokens and sentences with a treebank's, and lists what differs most often: the rules of the tokenizer
/// are written by hand, and this is how their errors are read.
/// </summary>
internal static class TokenCheck
{
    /// <summary>Arguments: treebank and part ("ewt-train"), then how many kinds of errors to list.</summary>
    public static int Run(SharedData data, string[] arguments)
    {
        string[] parts = arguments.Length > 0 ? [arguments[0]] : ["ewt-train", "gum-open-train", "ewt-dev", "gum-open-dev"];
        int listed = arguments.Length > 1 ? int.Parse(arguments[1]) : 0;
        foreach (string part in parts)
        {
            Check(part, ConlluReader.Read(data.PathOf("treebank", part + ".conllu.gz")), listed);
        }

        return 0;
    }

    private static void Check(string part, IEnumerable<TreebankDocument> documents, int listed)
    {
        BoundaryScore tokens = new();
        BoundaryScore words = new();
        BoundaryScore sentences = new();
        Dictionary<string, int> errors = [];
        Dictionary<string, int> splits = [];
        foreach (TreebankDocument document in documents)
        {
            List<TextSpan> spans = [];
            List<int> fused = [];
            Tokenizer.Split(document.Text, 0, AbbreviationList.Shipped, spans, fused);
            ImmutableArray<Sentence>.Builder found = ImmutableArray.CreateBuilder<Sentence>();
            SentenceSplitter.Split(document.Text, spans, found);
            tokens.Add(Surface(document), Surface(spans, fused), Note(document.Text, errors));
            words.Add([.. document.Sentences.SelectMany(static s => s.Words).Select(static w => w.Span)], spans);
            sentences.Add(
                [.. document.Sentences.Select(static s => s.Span)],
                [.. found.Select(static s => s.Span)],
                (missed, wrong) => NoteBoundary(document.Text, missed, wrong, splits)
            );
        }

        Console.WriteLine($"{part}: tokens {tokens}\n  words {words}\n  sentences {sentences}");
        foreach ((string kind, int count) in Top(errors, listed).Concat(Top(splits, listed)))
        {
            Console.WriteLine($"{count, 5}  {kind}");
        }
    }

    private static IEnumerable<KeyValuePair<string, int>> Top(Dictionary<string, int> counts, int listed) =>
        counts.OrderByDescending(static e => e.Value).ThenBy(static e => e.Key, StringComparer.Ordinal).Take(listed);

    private static Action<TextSpan[], TextSpan[]> Note(string text, Dictionary<string, int> errors) =>
        (missed, wrong) =>
        {
            string Joined(TextSpan[] spans) => string.Join(' ', spans.Select(s => s.Of(text)));
            Count(errors, $"{Joined(missed)}  <>  {Joined(wrong)}");
        };

    private static void NoteBoundary(string text, TextSpan[] missed, TextSpan[] wrong, Dictionary<string, int> splits)
    {
        HashSet<int> gold = [.. missed.Select(static s => s.End)];
        HashSet<int> found = [.. wrong.Select(static s => s.End)];
        foreach (int end in gold.Union(found))
        {
            if (gold.Contains(end) != found.Contains(end))
            {
                string before = text[Math.Max(0, end - 40)..end];
                string after = text[end..Math.Min(text.Length, end + 40)];
                Count(splits, $"{(gold.Contains(end) ? "missed" : "false")}: {before}<|>{after}".ReplaceLineEndings("⏎"));
            }
        }
    }

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static List<TextSpan> Surface(TreebankDocument document)
    {
        List<TextSpan> tokens = [];
        foreach (TreebankSentence sentence in document.Sentences)
        {
            for (int i = 0; i < sentence.Words.Count; i++)
            {
                TreebankWord word = sentence.Words[i];
                if (word.Multiword < 0)
                {
                    tokens.Add(word.Span);
                }
                else if (sentence.Multiwords[word.Multiword].First == i)
                {
                    tokens.Add(sentence.Multiwords[word.Multiword].Span);
                }
            }
        }

        return tokens;
    }

    private static List<TextSpan> Surface(List<TextSpan> words, List<int> fused)
    {
        List<TextSpan> tokens = [];
        int next = 0;
        for (int i = 0; i < words.Count; i++)
        {
            if (next < fused.Count && fused[next] == i)
            {
                tokens[^1] = tokens[^1].Union(words[i]);
                next++;
            }
            else
            {
                tokens.Add(words[i]);
            }
        }

        return tokens;
    }
}
