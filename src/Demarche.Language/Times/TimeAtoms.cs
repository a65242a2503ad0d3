using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>The words of a text, split and classed for the time grammar; questions are asked within one sentence.</summary>
internal sealed class TimeAtoms(string text, TimeLexicon lexicon)
{
    private readonly List<TimeAtom> _atoms = [];
    private int _low;
    private int _high;

    /// <summary>Past the last atom of the sentence entered.</summary>
    public int Count => _high;

    /// <summary>First atom of the sentence entered.</summary>
    public int First => _low;

    /// <summary>All atoms of the text.</summary>
    public IReadOnlyList<TimeAtom> All => _atoms;

    public TimeAtom this[int i] => _atoms[i];

    public string Text => text;

    public ReadOnlySpan<char> In(int i) => _atoms[i].Span.In(text);

    public bool Is(int i, TimeClass any) => i >= _low && i < _high && _atoms[i].Is(any);

    public bool Is(int i, string word) => i >= _low && i < _high && In(i).Equals(word, StringComparison.OrdinalIgnoreCase);

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

    /// <summary>True when nothing stands between the atom and the next.</summary>
    public bool Touches(int i) => i + 1 < Count && _atoms[i].Span.End == _atoms[i + 1].Span.Start;

    /// <summary>Classes all tokens.</summary>
    /// <returns>For each sentence its first atom, and whether a word of it is one of time.</returns>
    public (int First, bool Any)[] Fill(ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences)
    {
        (int, bool)[] starts = new (int, bool)[sentences.Length];
        _atoms.EnsureCapacity(tokens.Length + 8);
        for (int s = 0; s < sentences.Length; s++)
        {
            int first = _atoms.Count;
            bool any = false;
            for (int t = sentences[s].FirstToken; t < sentences[s].FirstToken + sentences[s].TokenCount; t++)
            {
                Add(tokens[t].Span, t, tokens[t].Form);
                any |= _atoms[^1].Id > 0 || _atoms[^1].Classes != TimeClass.None;
            }

            starts[s] = (first, any);
        }

        return starts;
    }

    /// <summary>Bounds every question to these atoms.</summary>
    public void Enter(int low, int high) => (_low, _high) = (low, high);

    private void Add(TextSpan span, int token, string form)
    {
        char first = form.Length > 0 ? form[0] : ' ';
        if (char.IsAsciiDigit(first) || ((first is '\'' or '’') && form.Length > 2 && char.IsAsciiDigit(form[1])))
        {
            NumberForm.Read(form, out TimeClass classes, out int number);
            _atoms.Add(new TimeAtom(span, token, classes, lexicon.Find(form), number));
            return;
        }

        if ((first is 'm' or 'M') && form.Length > 4 && form.StartsWith("mid-", StringComparison.OrdinalIgnoreCase))
        {
            Add(new TextSpan(span.Start, span.Start + 3), token, "mid");
            Add(new TextSpan(span.Start + 3, span.Start + 4), token, "-");
            Add(new TextSpan(span.Start + 4, span.End), token, form[4..]);
            return;
        }

        TimeWord? word = lexicon.Find(form);
        TimeClass all = word?.Classes ?? TimeClass.None;
        if (word is null)
        {
            if (first is 'Q' && form.Length == 2 && form[1] is >= '1' and <= '4')
            {
                _atoms.Add(new TimeAtom(span, token, TimeClass.QuarterCode, null, form[1] - '0'));
                return;
            }
        }
        else if ((all & TimeClass.Ord) != TimeClass.None)
        {
            _atoms.Add(new TimeAtom(span, token, all | TimeClass.Ordinal | TimeClass.Day, word, word.ValueOf(TimeClass.Ord)));
            return;
        }
        else if ((all & (TimeClass.Card | TimeClass.Scale | TimeClass.Art | TimeClass.Vague)) != TimeClass.None)
        {
            all |= TimeClass.Num | ((all & TimeClass.Card) != TimeClass.None ? TimeClass.Year : TimeClass.None);
        }
        else if ((all & TimeClass.Half) != TimeClass.None)
        {
            all |= TimeClass.Num;
        }

        _atoms.Add(new TimeAtom(span, token, all, word, -1));
    }
}
