namespace Demarche.Language;

/// <summary>A rule that fits: which atoms, and which word filled which class, in order.</summary>
internal struct TimeMatch
{
    private const int Room = 12;

    private Captures _captures;

    public TimeAction Action { get; set; }

    public int First { get; set; }

    /// <summary>Past the last atom.</summary>
    public int End { get; set; }

    public int Order { get; set; }

    public int Count { get; set; }

    /// <summary>Atom at which the <paramref name="nth"/> element of any of these classes matched; -1 for none.</summary>
    public readonly int At(TimeClass classes, TimeAtoms atoms, int nth = 0)
    {
        for (int i = 0; i < Count; i++)
        {
            Capture capture = _captures[i];
            if ((capture.Classes & classes) != TimeClass.None && atoms.Is(capture.Atom, classes & capture.Classes) && nth-- == 0)
            {
                return capture.Atom;
            }
        }

        return -1;
    }

    /// <summary>Atom at which the n-th element matched.</summary>
    public readonly int AtElement(int n) => n < Count ? _captures[n].Atom : -1;

    /// <summary>Whether a word stands in the match, in any case.</summary>
    public readonly bool Has(TimeAtoms atoms, string word)
    {
        for (int i = First; i < End; i++)
        {
            if (atoms.Is(i, word))
            {
                return true;
            }
        }

        return false;
    }

    public void Push(TimeClass classes, int atom)
    {
        if (Count < Room)
        {
            _captures[Count++] = new Capture(classes, atom);
        }
    }

    internal readonly record struct Capture(TimeClass Classes, int Atom);

    [System.Runtime.CompilerServices.InlineArray(Room)]
    private struct Captures
    {
        private Capture _first;
    }
}
