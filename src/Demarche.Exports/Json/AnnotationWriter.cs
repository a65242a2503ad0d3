using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Exports;

/// <summary>
/// The annotation object: one report with what it alone tells, on one line. Offsets are code points into <c>text</c>.
/// Safe from many threads.
/// </summary>
/// <param name="withText">False leaves out the words of the report; offsets and hash stay.</param>
public sealed class AnnotationWriter(AnnotationLayers layers, bool withText = true)
{
    /// <summary>Writes the object without a line end.</summary>
    public void Write(IBufferWriter<byte> output, AnalysedReport analysed)
    {
        ArgumentNullException.ThrowIfNull(analysed);
        using Utf8JsonWriter json = new(output, JsonFieldWriting.Line);
        Report report = analysed.Report;
        json.WriteStartObject();
        json.WriteString("id", report.GivenId ?? report.Id.Value);
        if (withText)
        {
            json.WriteString("text", report.Text.Value);
        }

        json.WriteString("textSha256", report.Text.Sha256);
        json.Field("title", report.Title);
        json.Field("outlet", report.Outlet);
        if (report.Published.Basis != PublishedBasis.None || report.Published.Value is not null)
        {
            json.Field("published", report.Published);
        }

        json.Field("url", report.Url);
        json.Field("language", report.Language);
        json.Field("engine", analysed.Engine);
        LanguageLayers words = new(json, report.Text.Map);
        RecordLayers record = new(json, analysed);
        Layer(AnnotationLayers.Sentences, () => words.Sentences(analysed.Language));
        Layer(AnnotationLayers.Tokens, () => words.Tokens(analysed.Language));
        Layer(AnnotationLayers.Entities, () => words.Entities(analysed.Language, analysed.Actors));
        Layer(AnnotationLayers.Actors, record.ActorMentions);
        Layer(AnnotationLayers.Times, () => words.Times(analysed.Language));
        Layer(AnnotationLayers.Quantities, () => words.Quantities(analysed.Language));
        Layer(AnnotationLayers.Statements, record.Statements);
        Layer(AnnotationLayers.Events, record.Events);
        Layer(AnnotationLayers.Positions, record.Positions);
        json.WriteEndObject();
    }

    private void Layer(AnnotationLayers layer, Action write)
    {
        // Tokens are the words of the report in another shape.
        if (layers.HasFlag(layer) && (withText || layer != AnnotationLayers.Tokens))
        {
            write();
        }
    }
}

/// <summary>The layers that know words only.</summary>
internal sealed class LanguageLayers(Utf8JsonWriter json, CodePointMap map)
{
    public void Sentences(TextAnalysis text) => json.Objects("sentences", text.Sentences, s => Span(s.Span));

    public void Tokens(TextAnalysis text) =>
        json.Objects(
            "tokens",
            text.Tokens,
            token =>
            {
                Span(token.Span);
                json.WriteNumber("sentence", token.Sentence);
                json.WriteString("text", token.Form);
                json.Field("lemma", token.Lemma);
                json.Field("upos", token.Upos);
                json.Field("xpos", token.Xpos);
                json.Field("feats", token.Feats);
                if (token.Head >= 0)
                {
                    json.WriteNumber("head", token.Head);
                }

                json.Field("deprel", token.Deprel);
                if (token.Multiword is { } written)
                {
                    json.WriteStartObject("multiword");
                    Span(written);
                    json.WriteEndObject();
                }
            }
        );

    public void Entities(TextAnalysis text, ImmutableDictionary<int, Actor> actors) =>
        json.Objects(
            "entities",
            text.Entities,
            entity =>
            {
                json.WriteString("id", $"e{entity.Id}");
                json.WriteString("type", TypeName(entity.Type));
                json.WriteString("name", entity.Name);
                json.Field("actor", actors.GetValueOrDefault(entity.Id)?.Code);
                json.Objects(
                    "mentions",
                    entity.Mentions,
                    mention =>
                    {
                        Span(mention.Span);
                        json.Field("kind", mention.Kind);
                        json.Field("title", mention.Title);
                        json.Field("office", mention.Office);
                    }
                );
            }
        );

    public void Times(TextAnalysis text) =>
        json.Objects(
            "times",
            text.Times,
            time =>
            {
                Span(time.Span);
                json.WriteString("type", time.Type.Kebab().ToUpperInvariant());
                json.WriteString("value", time.Value);
                json.Field("mod", time.Mod);
                json.Field("quant", time.Quant);
                json.Field("freq", time.Freq);
                json.Field("earliest", time.Earliest);
                json.Field("latest", time.Latest);
                json.Field("basis", time.Basis);
                json.Field("reason", time.Reason);
                json.Field("bound", time.Bound);
                json.Field("notBefore", time.NotBefore);
                json.Field("notAfter", time.NotAfter);
                json.Field("zone", time.Zone);
                json.Field("earliestInstant", time.EarliestInstant);
                json.Field("latestInstant", time.LatestInstant);
            }
        );

    public void Quantities(TextAnalysis text) =>
        json.Objects(
            "quantities",
            text.Quantities,
            quantity =>
            {
                Span(quantity.Span);
                json.Field("value", quantity.Value);
                json.WriteString("bound", quantity.Bound);
                json.Field("low", quantity.Low);
                json.Field("high", quantity.High);
                json.WriteString("unit", quantity.Unit ?? BareNumber);
                json.Field("currency", quantity.Currency);
                json.Field("counted", quantity.Counted);
            }
        );

    // The unit of a number that has none.
    private const string BareNumber = "-";

    private void Span(TextSpan span) => json.Offsets(map.ToCodePoints(span));

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
