using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;
using Demarche.Trainer.Corpus;
using Demarche.Trainer.Tokens;
using Demarche.Trainer.Treebank;

namespace Demarche.Trainer.Sentences;

/// <summary>
/// Learns <c>Models/sentences.bin</c> from the treebanks as running text, and from news what is no boundary: inside a paragraph
/// of prose that ends with a stop, a place without a closing mark ends no sentence.
/// </summary>
internal static class SentenceTraining
{
    private const int Rounds = 8;
    private const int NewsTexts = 900;
    private const int CasingTexts = 6000;

    public static int Run(SharedData data, string[] arguments)
    {
        CasingCounter casing = new();
        List<LabelledText> texts = [];
        foreach (string text in RawTexts.Read(data.PathOf("corpus", "articles_1.jsonl.gz")).Take(CasingTexts))
        {
            casing.Count(text);
        }

        texts.AddRange(RawTexts.Read(data.PathOf("corpus", "articles_2.jsonl.gz")).Take(NewsTexts).Select(NewsLabels.Of));
        texts.AddRange(Treebanks.Train(data).Select(Label));
        Shuffle(texts);
        BoundaryTrainer trainer = new(casing.Table());
        for (int round = 0; round < Rounds; round++)
        {
            trainer.Round(texts, gold: round < 3);
            if (round == Rounds - 1 || arguments.Contains("--each"))
            {
                Console.WriteLine($"round {round + 1}");
                Tune(data, trainer);
            }
        }

        BoundaryModel model = Tune(data, trainer);
        string path = data.ModelPath("sentences.bin");
        File.WriteAllBytes(path, model.Write());
        Console.WriteLine($"{path}: {new FileInfo(path).Length} bytes");
        return 0;
    }

    private static BoundaryModel Tune(SharedData data, BoundaryTrainer trainer)
    {
        List<TreebankDocument> ewt = [.. Treebanks.Dev(data, "ewt")];
        List<TreebankDocument> gum = [.. Treebanks.Dev(data, "gum-open")];
        foreach (float elsewhere in (float[])[-0.5f, 0, 0.5f, 1])
        {
            Console.WriteLine(
                string.Join(
                    "  ",
                    ((float[])[-0.5f, 0, 0.5f]).Select(stop =>
                    {
                        BoundaryModel model = trainer.Model(stop, elsewhere);
                        return FormattableString.Invariant($"{stop}/{elsewhere}: ewt {Score(ewt, model):F2} gum {Score(gum, model):F2}");
                    })
                )
            );
        }

        return trainer.Model(Thresholds.AfterStop, Thresholds.Elsewhere);
    }

    private static double Score(List<TreebankDocument> documents, BoundaryModel model)
    {
        BoundaryScore score = new();
        foreach (TreebankDocument document in documents)
        {
            List<TextSpan> tokens = [];
            Tokenizer.Split(document.Text, 0, AbbreviationList.Shipped, tokens);
            ImmutableArray<Sentence>.Builder found = ImmutableArray.CreateBuilder<Sentence>();
            new ParagraphReader(document.Text, tokens, model).Split(found);
            score.Add([.. document.Sentences.Select(static s => s.Span)], [.. found.Select(static s => s.Span)]);
        }

        return 100 * score.F1;
    }

    private static LabelledText Label(TreebankDocument document)
    {
        List<TextSpan> tokens = [];
        Tokenizer.Split(document.Text, 0, AbbreviationList.Shipped, tokens);
        sbyte[] labels = new sbyte[tokens.Count];
        int sentence = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            while (document.Sentences[sentence].Span.End < tokens[i].End)
            {
                sentence++;
            }

            bool ends = i + 1 == tokens.Count || document.Sentences[sentence].Span.End <= tokens[i + 1].Start;
            labels[i] = (sbyte)(ends ? 1 : -1);
        }

        return new LabelledText(document.Text, tokens, labels);
    }

    // A fixed order that mixes the sources: by a hash of the text.
    private static void Shuffle(List<LabelledText> texts)
    {
        LabelledText[] mixed =
        [
            .. texts.OrderBy(static t => BoundaryToken.HashOf(t.Text)).ThenBy(static t => t.Text, StringComparer.Ordinal),
        ];
        texts.Clear();
        texts.AddRange(mixed);
    }
}

/// <summary>What the sum of weights must pass, in the units of the regression: chosen on the development parts and on news.</summary>
internal static class Thresholds
{
    public const float AfterStop = -0.3f;
    public const float Elsewhere = 0.5f;
}
