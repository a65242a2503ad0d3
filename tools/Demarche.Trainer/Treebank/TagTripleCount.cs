using System.Globalization;
using System.Text;

namespace Demarche.Trainer.Treebank;

/// <summary>Counts which part of speech, Penn tag and features go together: <c>Data/tag-triples.tsv</c> of the library.</summary>
internal static class TagTripleCount
{
    private const int Fewest = 2;

    public static int Run(SharedData data, string[] arguments)
    {
        SortedDictionary<string, int> triples = new(StringComparer.Ordinal);
        foreach (TreebankWord word in Treebanks.Train(data).SelectMany(static d => d.Sentences).SelectMany(static s => s.Words))
        {
            string triple = $"{word.Upos} {word.Xpos} {word.Feats}";
            triples[triple] = triples.GetValueOrDefault(triple) + 1;
        }

        StringBuilder file = new();
        _ = file.Append(
                "# Part of speech, Penn tag and features that go together in English: as often as the training parts of EWT and GUM have them.\n"
            )
            .Append("# Made by tools/train tag-triples; counts of CC BY-SA 4.0 and CC BY 4.0 treebanks, no text of theirs.\n");
        foreach ((string triple, int count) in triples.Where(static t => t.Value >= Fewest))
        {
            _ = file.Append(CultureInfo.InvariantCulture, $"{triple}\t{count}\n");
        }

        string path = Path.Combine(data.Library, "Data", "tag-triples.tsv");
        File.WriteAllText(path, file.ToString());
        Console.WriteLine($"{path}: {triples.Values.Count(static c => c >= Fewest)} triples");
        return 0;
    }
}
