namespace Demarche.Exports;

/// <summary>The layers of the annotation object.</summary>
[Flags]
public enum AnnotationLayers
{
    None = 0,
    Sentences = 1,
    Tokens = 2,
    Entities = 4,
    Times = 8,
    Quantities = 16,
    Statements = 32,
    Events = 64,
    Positions = 128,

    /// <summary>Every mention of an actor. Written only where asked for by name.</summary>
    Actors = 256,
    All = Sentences | Tokens | Entities | Times | Quantities | Statements | Events | Positions,
}
