using Demarche.Language;
using Demarche.Text;

namespace Demarche.Trainer.Lemmas;

/// <summary>
/// Words that news writes with a capital wherever they stand. Written small by somebody else and taken for common words ("malaysia",
/// "german"), they still have their lemma with a capital.
/// </summary>
internal sealed class NewsCapitals
{
    private const int LeastSeen = 5;
    private const double MostSmall = 0.01;

    private readonly Dictionary<string, (int Small, int Capital)> _counts = new(StringComparer.Ordinal);

    public void Count(string text)
    {
        List<TextSpan> tokens = [];
        Tokenizer.Split(text, 0, AbbreviationList.Shipped, tokens);
        for (int i = 1; i < tokens.Count; i++)
        {
            TextSpan before = tokens[i - 1];
            char last = text[before.End - 1];
            string form = tokens[i].Of(text);
            bool inside = (char.IsLower(last) || last == ',') && text.AsSpan(before.End, tokens[i].Start - before.End) is " ";
            if (!inside || form.Length < 3 || form.AsSpan(1).IndexOfAnyExceptInRange('a', 'z') >= 0 || !char.IsAsciiLetter(form[0]))
            {
                continue;
            }

            string small = form.ToLowerInvariant();
            (int seenSmall, int seenCapital) = _counts.GetValueOrDefault(small);
            _counts[small] = char.IsUpper(form[0]) ? (seenSmall, seenCapital + 1) : (seenSmall + 1, seenCapital);
        }
    }

    /// <summary>Form, universal tag, Penn tag and lemma: each name small and with its capital, as a noun and as an adjective.</summary>
    public IEnumerable<(string Form, string Upos, string Xpos, string Lemma)> Names()
    {
        foreach (string small in _counts.Keys.Where(IsName).Order(StringComparer.Ordinal))
        {
            string name = char.ToUpperInvariant(small[0]) + small[1..];
            bool plural = small.EndsWith('s') && IsName(small[..^1]);
            foreach (string form in (string[])[small, name])
            {
                yield return (form, "NOUN", "NN", name);
                yield return (form, "ADJ", "JJ", name);
                if (plural)
                {
                    yield return (form, "NOUN", "NNS", name[..^1]);
                }
            }

            yield return (small, "PROPN", "NNP", name);
        }
    }

    private bool IsName(string small) =>
        _counts.TryGetValue(small, out (int Small, int Capital) seen)
        && seen.Small + seen.Capital >= LeastSeen
        && seen.Small <= MostSmall * (seen.Small + seen.Capital);
}
