namespace Demarche.Text;

/// <summary>
/// A stretch of text counted in Unicode code points; start inclusive, end exclusive, as the W3C TextPositionSelector and
/// Python count. The only kind of offset that leaves the program.
/// </summary>
public readonly record struct CodePointSpan : IComparable<CodePointSpan>
{
    public CodePointSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    public int Start { get; }

    public int End { get; }

    public int Length => End - Start;

    public bool Overlaps(CodePointSpan other) => Start < other.End && other.Start < End;

    public int CompareTo(CodePointSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    public static bool operator <(CodePointSpan left, CodePointSpan right) => left.CompareTo(right) < 0;

    public static bool operator >(CodePointSpan left, CodePointSpan right) => left.CompareTo(right) > 0;

    public static bool operator <=(CodePointSpan left, CodePointSpan right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CodePointSpan left, CodePointSpan right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"cp[{Start},{End})";
}
