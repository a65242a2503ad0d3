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

    /// <param name="arguments">The folder for the cross-validated extractions; "ship" behind it writes the files of the product, too.</param>
    public static int Run(SharedData data, string[] arguments)
    {
        if (arguments.Length == 0)
        {
            Console.Error.WriteLine("usage: tools/train pages FOLDER [ship]");
            return 2;
        }

        string folder = arguments[0];
        Directory.CreateDirectory(folder);
        List<DevelopmentPage> pages = DevelopmentPage.All(data);
        int[] folds = [.. pages.Select(page => (int)(NameReading.Hashed(page.Site + "#") % Folds))];
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
            words[fold] = new ClassWords(counting.Weights(outside.Contains));
        }

        BlockTable table = new();
        for (int i = 0; i < pages.Count; i++)
        {
            built[i].Page = HtmlPage.Of(built[i].Page.Document, words[folds[i]]);
            table.Add(i, built[i].Page, built[i].Hints, labels[i]);
        }

        Console.Error.WriteLine($"{table.Rows} blocks of {pages.Count} pages");
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

        MainTextModel[] models = new MainTextModel[Folds];
        for (int fold = 0; fold < Folds; fold++)
        {
            models[fold] = new MainTextModel(first[fold], table.Train(page => folds[page] != fold, withContext: true));
            Console.Error.WriteLine($"second round, fold {fold}");
        }

        foreach (float bound in new[] { 0.5f, 0.55f, 0.6f })
        {
            MainTextModel[] bounded = [.. models.Select(model => model.Within(bound))];
            string place = Path.Combine(folder, bound.ToString("0.00", CultureInfo.InvariantCulture));
            Directory.CreateDirectory(place);
            Write(place, pages, i => (words[folds[i]], bounded[folds[i]]));
        }

        if (arguments.Contains("ship"))
        {
            ObliviousTrees whole = table.Train(_ => true, withContext: false);
            ObliviousTrees context = table.Train(_ => true, withContext: true);
            string target = Path.Combine(data.Library, "..", "Demarche.Intake", "Data");
            using FileStream model = File.Create(Path.Combine(target, "main-text.bin"));
            whole.Write(model);
            context.Write(model);
            WriteWords(Path.Combine(target, "class-words.tsv"), counting.Weights(_ => true));
        }

        return 0;
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
