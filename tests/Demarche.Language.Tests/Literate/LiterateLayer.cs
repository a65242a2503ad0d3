using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Language.Tests.Literate;

/// <summary>How each layer is written on a literate page.</summary>
internal static class LiterateLayer
{
    /// <summary>Whether one thing that the page expects was found.</summary>
    /// <exception cref="ArgumentException">The page names a layer that there is not.</exception>
    public static bool Holds(string layer, string expected, TextAnalysis read) =>
        layer switch
        {
            "tags"
            or "lemmas"
            or "trees"
            or "names"
            or "times"
            or "intervals"
            or "instants"
            or "bounds"
            or "sets"
            or "reasons"
            or "quantities" => Found(layer, read).Contains(expected, StringComparer.Ordinal),
            "nothing" => !read.Entities.SelectMany(static e => e.Mentions).Any(m => m.Span.Of(read.Text) == expected),
            "no-times" => !read.Times.Any(t => t.Span.Of(read.Text) == expected),
            "no-quantities" => !read.Quantities.Any(q => q.Span.Of(read.Text) == expected),
            "chains" => Chained(expected, read),
            "apart" => !Chained(expected, read),
            _ => throw new ArgumentException($"no layer {layer}", nameof(layer)),
        };

    public static string Describe(string layer, TextAnalysis read) => string.Join("; ", Found(layer, read));

    private static IEnumerable<string> Found(string layer, TextAnalysis read) =>
        layer switch
        {
            "tags" => read.Tokens.Select(static t => $"{t.Form}/{t.Upos}"),
            "lemmas" => read.Tokens.Select(static t => $"{t.Form}/{t.Lemma}"),
            "trees" => read.Tokens.Select(t => $"{t.Form} <{t.Deprel}- {Head(t, read)}"),
            "names" => read.Entities.SelectMany(e =>
                e.Mentions.Where(static m => m.Kind == MentionKind.Name).Select(m => $"{TypeName(e.Type)} {m.Span.Of(read.Text)}")
            ),
            "times" or "no-times" => read.Times.Select(t =>
                $"{t.Span.Of(read.Text)} = {t.Type.ToString().ToUpperInvariant()} {t.Value}{Mod(t.Mod)}"
            ),
            "intervals" => read.Times.Select(t => $"{t.Span.Of(read.Text)} = {Day(t.Earliest)} to {Day(t.Latest)}"),
            "bounds" => read.Times.Select(t => $"{t.Bound ?? "no word"} {t.Span.Of(read.Text)} = {Day(t.NotBefore)} to {Day(t.NotAfter)}"),
            "sets" => read
                .Times.Where(static t => t.Type == TimexType.Set)
                .Select(t => $"{t.Span.Of(read.Text)} = {t.Value}, quant {t.Quant ?? "none"}, freq {t.Freq ?? "none"}"),
            "reasons" => read.Times.Select(t => $"{t.Span.Of(read.Text)}: {t.Basis.ToString().ToLowerInvariant()}, {t.Reason}"),
            "instants" => read.Times.Select(t => $"{t.Span.Of(read.Text)} = {Second(t.EarliestInstant)} to {Second(t.LatestInstant)}"),
            "quantities" or "no-quantities" => read.Quantities.Select(Written),
            _ => read.Entities.Select(e => string.Join(" = ", e.Mentions.Select(m => m.Span.Of(read.Text)))),
        };

    private static string Mod(string? mod) => mod is null ? "" : " " + mod;

    private static string Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "open";

    private static string Second(Instant? instant) => instant is { } known ? InstantPattern.ExtendedIso.Format(known) : "open";

    // "> 700 heart transplant", "5 .. 10 boat", "12 USD dollar"
    private static string Written(Quantity quantity)
    {
        string number = quantity.Value is { } value ? Number(value) : $"{Number(quantity.Low!.Value)} .. {Number(quantity.High!.Value)}";
        string currency = quantity.Currency is { } code ? code + " " : "";
        return $"{(quantity.Bound == "=" ? "" : quantity.Bound + " ")}{number} {currency}{quantity.Unit ?? "-"}";
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Head(Token token, TextAnalysis read) =>
        token.Head == 0 ? "ROOT" : read.Tokens[read.Sentences[token.Sentence].FirstToken + token.Head - 1].Form;

    // "Pell Adair = he = the minister": all are mentions of one entity.
    private static bool Chained(string expected, TextAnalysis read)
    {
        string[] wanted = expected.Split('=', StringSplitOptions.TrimEntries);
        return read.Entities.Any(e => wanted.All(w => e.Mentions.Any(m => m.Span.Of(read.Text) == w)));
    }

    private static string TypeName(EntityType type) =>
        type switch
        {
            EntityType.Person => "PER",
            EntityType.Organisation => "ORG",
            EntityType.GeopoliticalEntity => "GPE",
            EntityType.Location => "LOC",
            _ => "MISC",
        };
}
