using System.Globalization;
using System.Text;
using System.Text.Json;
using Demarche.Intake;

namespace Demarche.Trainer.Pages;

/// <summary>
/// Learns which blocks of a web page are main text: Data/class-words.tsv and Data/main-text.bin of Intake. First it foretells the pages of
/// every fifth of the sites by models that never saw these sites, and writes what they would extract, to be scored.
/// </summary>
internal static class PageTraining
{
    private const int Folds = 5;

    // What the blocks of a page in another shape count beside those of the page itself.
    private const float VariantWeight = 0.1f;

    /// <param name="arguments">
    /// The folder for the cross-validated extractions and their models; "ship" behind it writes the files of the product, too; "again" reads the
    /// pages by the models that lie in the folder: to measure a change of the rules around them.
    /// </param>
    public static int Run(SharedData data, string[] arguments)
    {
        if (arguments.Length == 0)
        {
            Console.Error.WriteLine("usage: tools/train pages FOLDER [ship | again]");
            return 2;
        }

        string folder = arguments[0];
        Directory.CreateDirectory(folder);
        List<DevelopmentPage> pages = DevelopmentPage.All(data);
        int[] folds = [.. pages.Select(page => (int)(NameReading.Hashed(page.Site + "#") % Folds))];
        if (arguments.Contains("again"))
        {
            (ClassWords Words, MainTextModel Model)[] kept = [.. Enumerable.Range(0, Folds).Select(fold => Kept(folder, fold))];
            Write(PlaceOf(folder, MainTextModel.Shipped.Bound), pages, i => kept[folds[i]]);
            return 0;
        }

        ClassWordCounting counting = new();
        (HtmlPage Page, PageHints Hints)[] built = new (HtmlPage, PageHints)[pages.Count];
        BlockLabels[] labels = new BlockLabels[pages.Count];
        for (int i = 0; i < pages.Count; i++)
        {
            built[i] = HtmlReader.Prepare(pages[i].Html(), pages[i].Url, ClassWords.None);
            labels[i] = BlockLabels.Of(built[i].Page, pages[i]);
            counting.Add(built[i].Page, labels[i], pages[i].Site);
        }

        Console.Error.WriteLine("classes counted");
        ClassWords[] words = new ClassWords[Folds];
        for (int fold = 0; fold < Folds; fold++)
        {
            HashSet<string> outside = [.. pages.Where((_, i) => folds[i] != fold).Select(page => page.Site)];
            SortedDictionary<string, float> weights = counting.Weights(outside.Contains);
            WriteWords(Path.Combine(folder, $"words-{fold}.tsv"), weights);
            words[fold] = new ClassWords(weights);
        }

        BlockTable table = new();
        for (int i = 0; i < pages.Count; i++)
        {
            built[i].Page = HtmlPage.Of(built[i].Page.Document, words[folds[i]]);
            table.Add(i, built[i].Page, built[i].Hints, labels[i], 1);
        }

        List<PageVariant> variants = [];
        for (int i = 0; i < pages.Count; i++)
        {
            foreach (PageVariant variant in PageVariant.All(pages[i], i, words[folds[i]]))
            {
                table.Add(pages.Count + variants.Count, variant.Page, variant.Hints, variant.Labels, VariantWeight);
                variants.Add(variant);
            }
        }

        folds = [.. folds, .. variants.Select(variant => folds[variant.Of])];
        Console.Error.WriteLine($"{table.Rows} blocks of {pages.Count} pages and {variants.Count} variants");
        ObliviousTrees[] first = new ObliviousTrees[Folds];
        for (int fold = 0; fold < Folds; fold++)
        {
            first[fold] = table.Train(page => folds[page] != fold, withContext: false);
            table.Foretell(page => folds[page] == fold, first[fold]);
            Console.Error.WriteLine($"first round, fold {fold}");
        }

        for (int i = 0; i < pages.Count; i++)
        {
            table.AddContext(i, built[i].Page);
        }

        for (int i = 0; i < variants.Count; i++)
        {
            table.AddContext(pages.Count + i, variants[i].Page);
        }

        MainTextModel[] models = new MainTextModel[Folds];
        for (int fold = 0; fold < Folds; fold++)
        {
            ObliviousTrees second = table.Train(page => folds[page] != fold, withContext: true);
            WriteModel(Path.Combine(folder, $"model-{fold}.bin"), first[fold], second);
            models[fold] = new MainTextModel(first[fold], second);
            Console.Error.WriteLine($"second round, fold {fold}");
        }

        PageVariant.Report(variants, i => models[folds[pages.Count + i]]);
        foreach (float bound in new[] { 0.5f, 0.55f, 0.6f })
        {
            MainTextModel[] bounded = [.. models.Select(model => model.Within(bound))];
            Write(PlaceOf(folder, bound), pages, i => (words[folds[i]], bounded[folds[i]]));
        }

        if (arguments.Contains("ship"))
        {
            ObliviousTrees whole = table.Train(_ => true, withContext: false);
            ObliviousTrees context = table.Train(_ => true, withContext: true);
            string target = Path.Combine(data.Library, "..", "Demarche.Intake", "Data");
            WriteModel(Path.Combine(target, "main-text.bin"), whole, context);
            WriteWords(Path.Combine(target, "class-words.tsv"), counting.Weights(_ => true));
        }

        return 0;
    }

    private static string PlaceOf(string folder, float bound) =>
        Directory.CreateDirectory(Path.Combine(folder, bound.ToString("0.00", CultureInfo.InvariantCulture))).FullName;

    private static (ClassWords Words, MainTextModel Model) Kept(string folder, int fold)
    {
        Dictionary<string, float> weights = new(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(Path.Combine(folder, $"words-{fold}.tsv")).Skip(1))
        {
            string[] cells = line.Split('\t');
            weights.Add(cells[0], float.Parse(cells[1], CultureInfo.InvariantCulture));
        }

        return (new ClassWords(weights), MainTextModel.Read(File.ReadAllBytes(Path.Combine(folder, $"model-{fold}.bin"))));
    }

    private static void WriteModel(string path, ObliviousTrees first, ObliviousTrees second)
    {
        using FileStream model = File.Create(path);
        first.Write(model);
        second.Write(model);
    }

    private static void Write(string folder, List<DevelopmentPage> pages, Func<int, (ClassWords Words, MainTextModel Model)> models)
    {
        foreach (string set in pages.Select(page => page.Set).Distinct(StringComparer.Ordinal))
        {
            using FileStream file = File.Create(Path.Combine(folder, set + ".json"));
            using Utf8JsonWriter json = new(file);
            json.WriteStartObject();
            for (int i = 0; i < pages.Count; i++)
            {
                if (pages[i].Set == set)
                {
                    (ClassWords words, MainTextModel model) = models(i);
                    Report report = HtmlReader.ReadHtml(pages[i].Html(), pages[i].Id, default, null, words, model);
                    json.WriteStartObject(pages[i].Id);
                    json.WriteString("articleBody", report.Text.Value);
                    json.WriteEndObject();
                }
            }

            json.WriteEndObject();
        }
    }

    private static void WriteWords(string path, SortedDictionary<string, float> weights)
    {
        StringBuilder table = new("# word of a class, id, role or property\tlog-odds of main text; written by tools/train pages\n");
        foreach ((string word, float weight) in weights)
        {
            table.Append(CultureInfo.InvariantCulture, $"{word}\t{weight:0.0}\n");
        }

        File.WriteAllText(path, table.ToString());
    }
}
