using Demarche.Language;

namespace Demarche.Trainer.Lemmas;

/// <summary>The library's list of words that are written short, as tagged forms, with a capital and without.</summary>
internal static class ShortWords
{
    public static IEnumerable<(string Form, string Upos, string Xpos, string Lemma)> All()
    {
        foreach (string[] cells in DataFile.Lines("short-words.tsv").Select(static l => l.Split('\t')))
        {
            string form = cells[0];
            string other = char.IsUpper(form[0])
                ? form.ToLowerInvariant()
                : string.Concat([char.ToUpperInvariant(form[0])], form.AsSpan(1));
            foreach (string[] tags in cells.Skip(2).Select(static t => t.Split(' ')))
            {
                yield return (form, tags[0], tags[1], cells[1]);
                yield return (other, tags[0], tags[1], cells[1]);
            }
        }
    }
}
