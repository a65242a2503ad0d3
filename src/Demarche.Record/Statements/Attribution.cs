using Demarche.Text;

namespace Demarche.Record;

/// <summary>An attribution while it is being read: words of the source and the cue, and pieces of content in text order.</summary>
internal sealed class Attribution
{
    /// <summary>The words that say who speaks.</summary>
    public SourcePhrase? Source { get; set; }

    /// <summary>The stretches of the source, where they are known closer than by words.</summary>
    public List<TextSpan> SourceSpans { get; } = [];

    /// <summary>First and last word of the cue; null where a mark alone attributes ("Adair: …").</summary>
    public (int First, int Last)? Cue { get; set; }

    /// <summary>The stretch of the cue, where it is known closer than by words.</summary>
    public TextSpan? CueSpan { get; set; }

    public CueWord? Verb { get; set; }

    public List<TextSpan> Content { get; } = [];

    /// <summary>The quotations that belong to it.</summary>
    public List<int> Quotes { get; } = [];

    /// <summary>Words of the clause that attributes, source and cue with what is said of time and occasion.</summary>
    public TextSpan? Clause { get; set; }

    public StatementKind Kind { get; set; }

    /// <summary>Who reports that the source said it, where another clause says so: "Adair said, “…,” Meridian Press reported".</summary>
    public SourcePhrase? Reporter { get; init; }

    /// <summary>The source is whom somebody "quoted as saying": never who quotes.</summary>
    public bool Quoted { get; init; }

    /// <summary>The content is in the speaker's words without marks that say so: a turn of a conversation.</summary>
    public bool Verbatim { get; init; }

    /// <summary>True for what the trained model has found.</summary>
    public bool Learned { get; set; }

    public double Confidence { get; set; }
}
