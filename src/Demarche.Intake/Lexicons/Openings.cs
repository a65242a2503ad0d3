namespace Demarche.Intake;

/// <summary>
/// The first two letters of the entries of a list: where nearly every word or line of a text is asked for, most can be sent away by these
/// alone. Letters beyond ASCII are never sent away.
/// </summary>
internal sealed class Openings
{
    private const int Ascii = 128;

    // A bit for each second letter.
    private readonly UInt128[] _seconds = new UInt128[Ascii];

    public Openings(IEnumerable<string> entries)
    {
        foreach (string entry in entries)
        {
            if (entry.Length > 0 && entry[0] < Ascii)
            {
                _seconds[entry[0]] |= entry.Length > 1 && entry[1] < Ascii ? UInt128.One << entry[1] : UInt128.MaxValue;
            }
        }
    }

    /// <summary>Whether an entry may stand at the beginning of a text: false only where none does.</summary>
    public bool MayStandIn(ReadOnlySpan<char> text) =>
        text.Length < 2 || text[0] >= Ascii || text[1] >= Ascii || (_seconds[text[0]] & (UInt128.One << text[1])) != UInt128.Zero;
}
