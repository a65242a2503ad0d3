namespace Demarche.Intake;

/// <summary>
/// The property that an element states of the report, by microdata (<c>itemprop</c>) or by the RDFa of rNews and schema.org (<c>property</c>),
/// without its prefix: <c>datePublished</c>, <c>author</c>, <c>creator</c>.
/// </summary>
internal static class MarkedProperty
{
    private static readonly string[] Vocabularies =
    [
        "rnews:",
        "schema:",
        "http://schema.org/",
        "https://schema.org/",
        "http://iptc.org/std/rNews/",
    ];

    /// <summary>Empty where the element states none.</summary>
    public static string Of(TreeElement element)
    {
        if (element.GetAttribute("itemprop") is { Length: > 0 } microdata)
        {
            return microdata;
        }

        string property = element.GetAttribute("property")?.Trim() ?? "";
        int end = property.IndexOf(' ', StringComparison.Ordinal);
        property = end < 0 ? property : property[..end];
        if (Array.Exists(Vocabularies, vocabulary => property.StartsWith(vocabulary, StringComparison.OrdinalIgnoreCase)))
        {
            return property[(property.LastIndexOfAny([':', '/', '#']) + 1)..];
        }

        // Without a prefix the property is of the vocabulary around it; a meta element of that kind is read with the others of its head.
        return element.LocalName != "meta" && !property.Contains(':', StringComparison.Ordinal) ? property : "";
    }
}
