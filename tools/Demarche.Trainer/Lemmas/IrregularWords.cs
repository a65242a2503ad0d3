using Demarche.Language;

namespace Demarche.Trainer.Lemmas;

/// <summary>The library's lists of irregular verbs and nouns as tagged forms, verbs with their usual prefixes as well ("underwent").</summary>
internal static class IrregularWords
{
    private static readonly string[] s_prefixes = ["", "out", "over", "under", "re", "un", "mis", "with", "fore", "up", "be"];

    public static IEnumerable<(string Form, string Upos, string Xpos, string Lemma)> All()
    {
        foreach (string[] cells in DataFile.Lines("irregular-verbs.tsv").Select(static l => l.Split('\t')))
        {
            foreach (string form in cells.Skip(1).Where(static f => char.IsLetter(f[0])))
            {
                foreach (string prefix in cells[0].Length > 2 || cells[0] is "do" or "go" ? s_prefixes : [""])
                {
                    foreach (string xpos in Tags(form, cells[0]))
                    {
                        yield return (prefix + form, "VERB", xpos, prefix + cells[0]);
                    }
                }
            }
        }

        foreach (string[] cells in DataFile.Lines("irregular-nouns.tsv").Select(static l => l.Split('\t')))
        {
            yield return (cells[0], "NOUN", "NNS", cells[1]);
        }
    }

    private static string[] Tags(string form, string verb) =>
        form.EndsWith("ing", StringComparison.Ordinal) && form.Length > verb.Length ? ["VBG"]
        : form.EndsWith('s') && form.StartsWith(verb[..1], StringComparison.Ordinal) && !form.EndsWith("ss", StringComparison.Ordinal)
            ? ["VBZ"]
        : ["VBD", "VBN"];
}
