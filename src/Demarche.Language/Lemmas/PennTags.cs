namespace Demarche.Language;

/// <summary>Penn tags where only universal tags and features are known.</summary>
internal static class PennTags
{
    /// <summary>The likeliest tag; empty where the universal tag alone says enough.</summary>
    public static string From(string upos, string? feats) =>
        upos switch
        {
            "NOUN" => Has(feats, "Number=Plur") ? "NNS" : "NN",
            "PROPN" => Has(feats, "Number=Plur") ? "NNPS" : "NNP",
            "VERB" or "AUX" => Verb(feats),
            "ADJ" => Degree(feats, "JJ", "JJR", "JJS"),
            "ADV" => Degree(feats, "RB", "RBR", "RBS"),
            "NUM" => "CD",
            _ => "",
        };

    private static string Verb(string? feats) =>
        Has(feats, "VerbForm=Ger") || (Has(feats, "VerbForm=Part") && Has(feats, "Tense=Pres")) ? "VBG"
        : Has(feats, "VerbForm=Part") ? "VBN"
        : Has(feats, "Tense=Past") ? "VBD"
        : Has(feats, "Person=3") && Has(feats, "Number=Sing") ? "VBZ"
        : Has(feats, "VerbForm=Inf") ? "VB"
        : "VBP";

    private static string Degree(string? feats, string positive, string comparative, string superlative) =>
        Has(feats, "Degree=Cmp") ? comparative
        : Has(feats, "Degree=Sup") ? superlative
        : positive;

    private static bool Has(string? feats, string value) => feats is not null && feats.Contains(value, StringComparison.Ordinal);
}
