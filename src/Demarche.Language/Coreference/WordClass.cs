namespace Demarche.Language;

/// <summary>The universal part-of-speech tags, as numbers.</summary>
internal enum WordClass : byte
{
    Other,
    Noun,
    ProperNoun,
    Pronoun,
    Determiner,
    Adjective,
    Numeral,
    Verb,
    Auxiliary,
    Adverb,
    Adposition,
    Punctuation,
    Symbol,
    Conjunction,
    Interjection,
}

internal static class WordClasses
{
    public static WordClass Of(string? upos) =>
        upos switch
        {
            "NOUN" => WordClass.Noun,
            "PROPN" => WordClass.ProperNoun,
            "PRON" => WordClass.Pronoun,
            "DET" => WordClass.Determiner,
            "ADJ" => WordClass.Adjective,
            "NUM" => WordClass.Numeral,
            "VERB" => WordClass.Verb,
            "AUX" => WordClass.Auxiliary,
            "ADV" => WordClass.Adverb,
            "ADP" or "PART" => WordClass.Adposition,
            "PUNCT" => WordClass.Punctuation,
            "SYM" => WordClass.Symbol,
            "CCONJ" or "SCONJ" => WordClass.Conjunction,
            "INTJ" => WordClass.Interjection,
            _ => WordClass.Other,
        };
}
