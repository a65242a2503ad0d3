using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>A word, a number, or a sign: a token or the part of one that stands for itself ("AUD1.5m" is three).</summary>
internal readonly record struct QuantityPiece(TextSpan Span, int Token, string Form)
{
    public bool IsNumber =>
        Form.Length > 0 && (char.IsAsciiDigit(Form[0]) || (Form.Length > 1 && Form[0] == '.' && char.IsAsciiDigit(Form[1])));
}

/// <summary>The pieces of one sentence.</summary>
internal sealed class QuantityPieces
{
    private readonly List<QuantityPiece> _pieces = [];

    public int Count => _pieces.Count;

    public QuantityPiece this[int i] => _pieces[i];

    public bool Is(int i, string word) => i >= 0 && i < Count && _pieces[i].Form.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsAny(int i, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (Is(i, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Nothing stands between the piece and the next.</summary>
    public bool Touches(int i) => i >= 0 && i + 1 < Count && _pieces[i].Span.End == _pieces[i + 1].Span.Start;

    public void Fill(ImmutableArray<Token> tokens, Sentence sentence)
    {
        _pieces.Clear();
        for (int t = sentence.FirstToken; t < sentence.FirstToken + sentence.TokenCount; t++)
        {
            Token token = tokens[t];
            if (token.Form.Length < 2 || token.Span.Length != token.Form.Length || !HasDigit(token.Form) || !Split(token, t))
            {
                _pieces.Add(new QuantityPiece(token.Span, t, token.Form));
            }
        }
    }

    private static bool HasDigit(string form) => form.AsSpan().ContainsAnyInRange('0', '9');

    // prefix, number, suffix, each of which the tables know: "US55,931", "24pc", "+0.2", "640bhp", "AUD1.5m".
    private bool Split(Token token, int index)
    {
        string form = token.Form;
        int from = 0;
        while (from < form.Length && !char.IsAsciiDigit(form[from]) && form[from] != '.')
        {
            from++;
        }

        int to = from;
        while (
            to < form.Length
            && (char.IsAsciiDigit(form[to]) || (form[to] is '.' or ',' && to + 1 < form.Length && char.IsAsciiDigit(form[to + 1])))
        )
        {
            to++;
        }

        string suffix = form[to..];
        string second = "";
        if (suffix.Length > 0 && !QuantityLexicon.Joinable.Contains(suffix))
        {
            // "1.5mkm" has none; "2.8bnkm" neither: two suffixes only where both are known.
            int cut = suffix.Length - 1;
            while (cut > 0 && !(QuantityLexicon.Joinable.Contains(suffix[..cut]) && QuantityLexicon.Joinable.Contains(suffix[cut..])))
            {
                cut--;
            }

            if (cut == 0)
            {
                return false;
            }

            (suffix, second) = (suffix[..cut], suffix[cut..]);
        }

        bool letters =
            from <= 3 && form[..from] is "US" or "A" or "C" or "HK" or "NZ" or "AU" && _pieces.Count > 0 && _pieces[^1].Form == "$";
        bool sign =
            letters || form.StartsWith("sub-", StringComparison.OrdinalIgnoreCase) || from == 1 && form[0] is '+' or '-' or '−' or '~';
        if (to == from || (from > 0 && !sign && !QuantityLexicon.Joinable.Contains(form[..from])) || (from == 0 && suffix.Length == 0))
        {
            return false;
        }

        int start = token.Span.Start;
        if (from > 0)
        {
            _pieces.Add(new QuantityPiece(new TextSpan(start, start + from), index, form[..from]));
        }

        _pieces.Add(new QuantityPiece(new TextSpan(start + from, start + to), index, form[from..to]));
        if (suffix.Length > 0)
        {
            _pieces.Add(new QuantityPiece(new TextSpan(start + to, start + to + suffix.Length), index, suffix));
        }

        if (second.Length > 0)
        {
            _pieces.Add(new QuantityPiece(new TextSpan(start + to + suffix.Length, token.Span.End), index, second));
        }

        return true;
    }
}
