using System.Collections.Frozen;

namespace Demarche.Record;

internal enum CueKind
{
    Say,
    Tell,
    Describe,
    Plain,

    /// <summary>Attributes nothing, but shows that the noun before it acts.</summary>
    Aux,
}

internal enum CueForm
{
    Base,
    Third,
    Past,
    Participle,
    Progressive,
}

/// <param name="MaybeNoun">The form is usually a noun ("reports", "demand").</param>
internal sealed record CueWord(string Lemma, CueKind Kind, CueForm Form, bool MaybeNoun, string? Occasion)
{
    public bool Finite => Form is CueForm.Third or CueForm.Past or CueForm.Base;
}

/// <summary>The verbs of <c>Data/cues.tsv</c> by every form they take.</summary>
internal sealed class CueLexicon
{
    private readonly FrozenDictionary<string, CueWord> _forms;

    private CueLexicon()
    {
        Dictionary<string, CueWord> forms = new(StringComparer.Ordinal);
        foreach (string[] row in DataTable.Rows("cues.tsv", 5))
        {
            string lemma = row[0];
            CueKind kind = Enum.Parse<CueKind>(row[1], ignoreCase: true);
            bool noun = row[4] == "noun";
            string? occasion = row[3].Length == 0 ? null : row[3];
            string[] irregular = row[2].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            bool e = lemma[^1] == 'e';
            string stem = e ? lemma[..^1] : lemma;
            string[] all = irregular.Length == 4 ? irregular : [lemma + "s", stem + "ed", stem + "ed", stem + "ing"];
            forms.TryAdd(all[1], new CueWord(lemma, kind, CueForm.Past, false, occasion));
            forms.TryAdd(all[0], new CueWord(lemma, kind, CueForm.Third, noun, occasion));
            forms.TryAdd(all[2], new CueWord(lemma, kind, CueForm.Participle, false, occasion));
            forms.TryAdd(all[3], new CueWord(lemma, kind, CueForm.Progressive, false, occasion));
            forms.TryAdd(lemma, new CueWord(lemma, kind, CueForm.Base, noun, occasion));
        }

        _forms = forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static CueLexicon Shipped { get; } = new();

    /// <summary>The verb that a word is a form of; null for none.</summary>
    public CueWord? Find(string word) => _forms.GetValueOrDefault(word) ?? _forms.GetValueOrDefault(word.ToLowerInvariant());
}
