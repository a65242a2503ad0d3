using Demarche.Language;
using Demarche.Trainer.Corpus;
using Demarche.Trainer.Treebank;

namespace Demarche.Trainer.Lemmas;

/// <summary>Learns <c>Models/lemmas.bin</c> from the treebanks, the lists of irregular words and the inflected words of news.</summary>
internal static class LemmaTraining
{
    private const int IrregularCount = 1;

    private static readonly string[] s_news = ["articles_1.jsonl.gz", "articles_2.jsonl.gz"];

    /// <summary>Argument: how many errors to list.</summary>
    public static int Run(SharedData data, string[] arguments)
    {
        LemmaTypes[] levels =
        [
            new(static (upos, xpos) => LemmaKeys.Tag(upos, xpos)),
            new(static (_, xpos) => LemmaKeys.Tag(default, xpos)),
            new(static (upos, _) => LemmaKeys.Tag(upos)),
        ];
        NewsInflections news = new();
        NewsCapitals capitals = new();
        foreach (string file in s_news)
        {
            foreach (string text in RawTexts.Read(data.PathOf("corpus", file)))
            {
                news.Count(text);
                capitals.Count(text);
            }
        }

        HashSet<(string, string)> irregular = [.. IrregularWords.All().Select(static w => (w.Form, w.Xpos))];
        foreach (
            TreebankWord word in Treebanks.Train(data).SelectMany(static d => d.Sentences).SelectMany(static s => s.Words).Where(Teaches)
        )
        {
            if (irregular.Contains((word.Form, word.Xpos)) && !news.Writes(word.Lemma))
            {
                continue; // A slip of the treebank ("fled" from "flead"); the list knows better.
            }

            foreach (LemmaTypes level in levels)
            {
                level.Add(word.Form, word.Upos, word.Xpos, word.Lemma);
            }
        }

        foreach ((string form, string upos, string xpos, string lemma) in IrregularWords.All().Concat(news.Inflected()))
        {
            if (!levels[0].Knows(form, upos, xpos))
            {
                levels[0].Add(form, upos, xpos, lemma, IrregularCount);
                levels[1].Add(form, upos, xpos, lemma, IrregularCount);
            }
        }

        foreach ((string form, string upos, string xpos, string lemma) in ShortWords.All().Concat(capitals.Names()))
        {
            bool known = levels[0].Knows(form, upos, xpos) || levels[0].Knows(form.ToLowerInvariant(), upos, xpos);
            if (!known)
            {
                levels[0].List(form, upos, xpos, lemma);
            }
        }

        Dictionary<uint, EditScript> entries = [];
        levels[0].Fill(entries, all: true);
        levels[1].Fill(entries, all: true);
        levels[2].Fill(entries, all: false);
        LemmaTable table = new(entries);
        string path = data.ModelPath("lemmas.bin");
        File.WriteAllBytes(path, table.Write());
        Console.WriteLine($"{path}: {table.Count} entries, {new FileInfo(path).Length} bytes");
        Lemmatizer lemmatizer = new(LemmaTable.Read(File.ReadAllBytes(path)));
        foreach (string name in Treebanks.Names)
        {
            Measure(name, Treebanks.Dev(data, name), lemmatizer, arguments.Length > 0 ? int.Parse(arguments[0]) : 0);
        }

        return 0;
    }

    // The tag GW marks the pieces of a word that was cut by mistake: their lemma is that of the whole, which no piece can know.
    private static bool Teaches(TreebankWord word) =>
        word.Lemma != "_" && word.Deprel != "goeswith" && word.Xpos is not ("GW" or "AFX") && !IsSlipInName(word);

    // A name is no plural ("Reynolds") and loses no capital; the few that do are slips of the treebank.
    private static bool IsSlipInName(TreebankWord word) =>
        word.Upos == "PROPN"
        && (
            char.IsUpper(word.Form[0]) && char.IsLower(word.Lemma[0])
            || word.Xpos == "NNP" && word.Form.Length > word.Lemma.Length && word.Form.EndsWith('s') && char.IsLower(word.Form[^2])
        );

    private static void Measure(string name, IEnumerable<TreebankDocument> documents, Lemmatizer lemmatizer, int listed)
    {
        int words = 0;
        int right = 0;
        int bare = 0;
        Dictionary<string, int> errors = [];
        foreach (TreebankWord word in documents.SelectMany(static d => d.Sentences).SelectMany(static s => s.Words))
        {
            words++;
            string lemma = lemmatizer.Lemma(word.Form, word.Upos, word.Xpos, word.Feats);
            bool good = word.Lemma == "_" || lemma == word.Lemma;
            right += good ? 1 : 0;
            bare += word.Lemma == "_" || lemmatizer.Lemma(word.Form, word.Upos, null, word.Feats) == word.Lemma ? 1 : 0;
            if (!good)
            {
                string key = $"{word.Form} {word.Upos} {word.Xpos}: {word.Lemma} <> {lemma}";
                errors[key] = errors.GetValueOrDefault(key) + 1;
            }
        }

        Console.WriteLine(
            FormattableString.Invariant($"{name} dev, gold tags: {100.0 * right / words:F2}; without Penn tags: {100.0 * bare / words:F2}")
        );
        foreach (
            (string error, int count) in errors
                .OrderByDescending(static e => e.Value)
                .ThenBy(static e => e.Key, StringComparer.Ordinal)
                .Take(listed)
        )
        {
            Console.WriteLine($"{count, 4} {error}");
        }
    }
}
