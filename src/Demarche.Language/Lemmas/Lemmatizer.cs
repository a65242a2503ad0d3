using System.Buffers;
using System.Text;

namespace Demarche.Language;

/// <summary>
/// The lemma of a word from its form and its tags, by the conventions of the English treebanks of Universal Dependencies:
/// words seen in training by a table, others by the longest ending that is known for the tag. Immutable, safe from many
/// threads; the time depends on the word's length only.
/// </summary>
public sealed class Lemmatizer
{
    private static readonly Lazy<Lemmatizer> s_shipped = new(static () =>
        new Lemmatizer(LemmaTable.Read(ShippedModel.Bytes("lemmas.bin")))
    );

    private static readonly SearchValues<char> s_figures = SearchValues.Create("0123456789,.");

    private readonly LemmaTable _table;

    internal Lemmatizer(LemmaTable table) => _table = table;

    /// <summary>The lemmatizer with the table that ships in the library; loaded at first use.</summary>
    public static Lemmatizer Shipped => s_shipped.Value;

    /// <summary>The lemma; the string given where it equals the form.</summary>
    /// <param name="upos">The universal part of speech: "NOUN".</param>
    /// <param name="xpos">The Penn tag: "NNS"; null when not known, which costs accuracy.</param>
    /// <param name="feats">Universal features; they settle what the tags leave open. Null when not known.</param>
    public string Lemma(string form, string upos, string? xpos = null, string? feats = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(upos);
        if (form.Length == 0)
        {
            return form;
        }

        if (char.IsAsciiDigit(form[0]) && upos == "NUM")
        {
            return Figures(form);
        }

        if (FileNames.Is(form) && !form.Contains('/', StringComparison.Ordinal))
        {
            return form.ToLowerInvariant();
        }

        // Without the Penn tag the universal features tell the inflected form.
        string penn = xpos ?? PennTags.From(upos, feats);
        WordShape shape = LemmaKeys.ShapeOf(form);
        bool proper = upos == "PROPN" || penn.StartsWith("NNP", StringComparison.Ordinal);
        if (
            upos == "PROPN"
            && shape == WordShape.Small
            && form.Length > 2
            && IsLetters(form)
            && char.IsUpper(char.ToUpperInvariant(form[0])) // "ß" has none
            && BoundaryModel.Shipped.CasingOf(form) is 1 or 2
        )
        {
            // A name that was written without its capital: "kerala". Parts of names that news writes small ("al", "bin") stay.
            return Lemma(string.Concat([char.ToUpperInvariant(form[0])], form.AsSpan(1)), upos, xpos, feats);
        }

        uint both = LemmaKeys.Tag(upos, penn);
        uint one = LemmaKeys.Tag(default, penn);
        uint wide = LemmaKeys.Tag(upos);
        bool found =
            Whole(both, shape, form, out EditScript script)
            || (
                shape != WordShape.Small
                && !proper
                && form.Length > 1 // A letter that stands for something is no word: "vitamin C".
                && (Whole(both, WordShape.Small, form, out script) || Whole(one, WordShape.Small, form, out script))
            )
            || Whole(one, shape, form, out script);
        if (found)
        {
            return script.Apply(form);
        }

        if (form.Length == 1 && upos == "NOUN")
        {
            return form;
        }

        if (xpos == "NNPS" && Whole(LemmaKeys.Tag("NOUN", "NNS"), WordShape.Small, form, out script))
        {
            // "Buses" in a name is still the plural of "bus".
            return (script with { Case = script.Case == LemmaCase.Small ? LemmaCase.AsWritten : script.Case }).Apply(form);
        }

        if (!proper && shape != WordShape.Mixed && DrawnOut(form, both, one) is { } drawnOut)
        {
            return drawnOut;
        }

        found = Ending(both, shape, form, out script) || Ending(one, shape, form, out script) || Ending(wide, shape, form, out script);
        script = found ? script : new EditScript(proper ? LemmaCase.AsWritten : LemmaCase.Small, 0, "");
        LemmaCase casing = proper ? script.Case : CaseOfUnknown(form, upos, shape, script.Case);
        return (script with { Case = casing }).Apply(form);
    }

    // "Sooo" is "so", "pretttty" is "pretty": three letters of a kind stand for one, or for two.
    private string? DrawnOut(string form, uint both, uint one)
    {
        string? twice = WithoutRuns(form, 2);
        return twice is null ? null : Known(WithoutRuns(form, 1)!) ?? Known(twice);

        string? Known(string word) =>
            Whole(both, WordShape.Small, word, out EditScript script) || Whole(one, WordShape.Small, word, out script)
                ? script.Apply(word)
                : null;
    }

    /// <summary>The form with runs of three or more letters cut to so many; null where it has none.</summary>
    private static string? WithoutRuns(string form, int kept)
    {
        StringBuilder? word = null;
        for (int i = 0; i < form.Length; )
        {
            char letter = char.ToLowerInvariant(form[i]);
            int end = i + 1;
            while (end < form.Length && char.ToLowerInvariant(form[end]) == letter)
            {
                end++;
            }

            bool run = char.IsLetter(letter) && end - i > 2;
            word = run && word is null ? new StringBuilder(form, 0, i, form.Length) : word;
            word?.Append(form, i, run ? kept : end - i);
            i = end;
        }

        return word?.ToString();
    }

    // Of a word not seen in training, how news writes it says more than how words with its ending are treated: "Dutch" keeps
    // its capital, "ADDITIONALLY" does not.
    private static LemmaCase CaseOfUnknown(string form, string upos, WordShape shape, LemmaCase learned)
    {
        if (shape is WordShape.Small or WordShape.Mixed || upos == "PROPN")
        {
            return learned;
        }

        int small = BoundaryModel.Shipped.CasingOf(form);
        return small >= 5 ? LemmaCase.Small
            : small == 1 && shape == WordShape.Capitalised && upos == "ADJ" ? LemmaCase.AsWritten
            : learned;
    }

    private static bool IsLetters(string form)
    {
        foreach (char c in form)
        {
            if (!char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }

    private bool Whole(uint tag, WordShape shape, ReadOnlySpan<char> form, out EditScript script) =>
        _table.TryFind(LemmaKeys.WholeOf(tag, shape, form), out script);

    private bool Ending(uint tag, WordShape shape, ReadOnlySpan<char> form, out EditScript script)
    {
        Span<uint> keys = stackalloc uint[LemmaKeys.LongestEnding + 1];
        keys[0] = LemmaKeys.Start(tag, shape);
        int length = Math.Min(LemmaKeys.LongestEnding, form.Length);
        for (int i = 1; i <= length; i++)
        {
            keys[i] = LemmaKeys.Longer(keys[i - 1], form[^i]);
        }

        for (int i = length; i >= 0; i--)
        {
            if (_table.TryFind(keys[i], out script) && (script.Cut < form.Length || script.Ending.Length > 0))
            {
                return true;
            }
        }

        script = default;
        return false;
    }

    // "1,100" is 1100, and "7,5" is 7.5.
    private static string Figures(string form)
    {
        int comma = form.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && form.AsSpan().IndexOfAnyExcept(s_figures) < 0)
        {
            bool fraction = form.Length - comma is 2 or 3;
            return form.Replace(",", fraction ? "." : "", StringComparison.Ordinal);
        }

        return form.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0 ? form.ToLowerInvariant() : form;
    }
}
