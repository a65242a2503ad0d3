using Demarche.Language;
using Demarche.Text;

namespace Demarche.Trainer.Lemmas;

/// <summary>
/// Inflected words of news with their likely base: of the words that an ending could come from ("provok", "provoke") the one
/// that news itself writes most often. It fills in what the treebanks are too small to show.
/// </summary>
internal sealed class NewsInflections
{
    private const int LeastInflected = 1;
    private const int LeastBase = 4;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Count(string text)
    {
        List<TextSpan> tokens = [];
        Tokenizer.Split(text, 0, AbbreviationList.Shipped, tokens);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> counts = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (TextSpan token in tokens)
        {
            ReadOnlySpan<char> form = token.In(text);
            if (form.Length > 2 && form.IndexOfAnyExceptInRange('a', 'z') < 0)
            {
                counts[form] = counts.TryGetValue(form, out int count) ? count + 1 : 1;
            }
        }
    }

    /// <summary>Form, universal tag, Penn tag and lemma, in the order of the forms.</summary>
    public IEnumerable<(string Form, string Upos, string Xpos, string Lemma)> Inflected()
    {
        foreach ((string form, int count) in _counts.OrderBy(static e => e.Key, StringComparer.Ordinal))
        {
            if (count < LeastInflected)
            {
                continue;
            }

            if (form.EndsWith("ed", StringComparison.Ordinal) && Base(form, "ed", "ied") is { } past)
            {
                yield return (form, "VERB", "VBD", past);
                yield return (form, "VERB", "VBN", past);
            }
            else if (form.EndsWith("ing", StringComparison.Ordinal) && Base(form, "ing", null) is { } gerund)
            {
                yield return (form, "VERB", "VBG", gerund);
            }
            else if (form.EndsWith("est", StringComparison.Ordinal) && Base(form, "est", "iest") is { } superlative)
            {
                yield return (form, "ADJ", "JJS", superlative);
            }
            else if (form.EndsWith("er", StringComparison.Ordinal) && Base(form, "er", "ier") is { } comparative)
            {
                yield return (form, "ADJ", "JJR", comparative);
            }
            else if (Singular(form) is { } plural)
            {
                yield return (form, "NOUN", "NNS", plural);
                yield return (form, "VERB", "VBZ", plural);
            }
        }
    }

    private string? Base(string form, string ending, string? yEnding)
    {
        if (yEnding is not null && form.EndsWith(yEnding, StringComparison.Ordinal))
        {
            // "tried" comes from "try", "tied" from "tie".
            return Known(form[..^yEnding.Length] + "y") ?? Known(form[..^(ending.Length - 1)]);
        }

        string stem = form[..^ending.Length];
        bool doubled = stem.Length > 2 && stem[^1] == stem[^2];
        // "planned" and "mimicked" hold a letter that their bases do not.
        bool hard = stem.EndsWith("ck", StringComparison.Ordinal);
        string? single = doubled || hard ? Known(stem[..^1]) : null;
        string? plain = Known(stem);
        // "fall" and "pass" are doubled by themselves, "planned" by its ending.
        return doubled || hard ? plain ?? single : Commoner(plain, Known(stem + "e"));
    }

    private string? Singular(string form)
    {
        if (!form.EndsWith('s') || form.EndsWith("ss", StringComparison.Ordinal) || form.EndsWith("us", StringComparison.Ordinal))
        {
            return null;
        }

        if (form.EndsWith("ies", StringComparison.Ordinal) && Known(form[..^3] + "y") is { } y)
        {
            return y;
        }

        return form.EndsWith("es", StringComparison.Ordinal) ? Commoner(Known(form[..^1]), Known(form[..^2])) : Known(form[..^1]);
    }

    private string? Commoner(string? one, string? other) =>
        one is null ? other
        : other is null ? one
        : _counts[one] >= _counts[other] ? one
        : other;

    /// <summary>Whether news has the word, in small letters.</summary>
    public bool Writes(string word) => _counts.ContainsKey(word);

    private string? Known(string word) => word.Length > 1 && _counts.GetValueOrDefault(word) >= LeastBase ? word : null;
}
