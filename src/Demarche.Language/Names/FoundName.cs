using Demarche.Text;

namespace Demarche.Language;

/// <summary>A name before chaining.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
internal readonly record struct Found(
    int First,
    int Last,
    TextSpan Span,
    EntityType Type,
    string? Title,
    string? Office,
    TextSpan? OfficeSpan
);

/// <summary>A name as the network sees it: tokens first to last (inclusive).</summary>
internal readonly record struct LabelledName(int First, int Last, EntityType Type);
