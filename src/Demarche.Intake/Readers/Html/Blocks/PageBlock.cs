using Demarche.Text;

namespace Demarche.Intake;

/// <summary>A paragraph, heading, list item or other run of text of a page that nothing parts, with counts over its characters.</summary>
internal struct PageBlock
{
    /// <summary>Where its text begins in the text of its <see cref="HtmlPage"/>.</summary>
    public int Start;
    public int Length;

    /// <summary>Index of the element that holds it.</summary>
    public int Holder;
    public PartKind Kind;

    /// <summary>Words; in scripts without spaces, letters.</summary>
    public int Words;
    public int LinkWords;
    public int Letters;
    public int Capitals;
    public int Digits;
    public int Commas;

    /// <summary>Full stops, question and exclamation marks.</summary>
    public int Stops;

    /// <summary>Hash of its letters and digits without case; equal texts have equal hashes.</summary>
    public ulong Hash;

    public readonly float LinkShare => Words == 0 ? 0 : (float)LinkWords / Words;

    /// <summary>Long enough for a sentence, and mostly not links.</summary>
    public readonly bool IsProse => Words >= 12 && LinkWords * 5 < Words * 2;
}
