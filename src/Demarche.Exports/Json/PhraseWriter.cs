using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Record;

namespace Demarche.Exports;

/// <summary>The actors of one phrase, on one line.</summary>
public static class PhraseWriter
{
    /// <summary>Writes the object and a line end: code as in all annotations, <c>country</c> and <c>sector</c> as PLOVER has them.</summary>
    public static void Write(IBufferWriter<byte> output, string phrase, ImmutableArray<PhraseActor> actors, ActorKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(knowledge);
        using (Utf8JsonWriter json = new(output, JsonFieldWriting.Line))
        {
            json.WriteStartObject();
            json.WriteString("phrase", phrase);
            json.WriteStartArray("actors");
            foreach (PhraseActor found in actors)
            {
                Write(json, found, knowledge);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, PhraseActor found, ActorKnowledge knowledge)
    {
        json.WriteStartObject();
        json.Field("code", found.Actor.Code);
        json.WriteString("name", found.Actor.Name);
        json.Field("type", found.Actor.Type);
        if (found.Actor.Code is { } code)
        {
            (string country, string? sector) = knowledge.PloverOf(code);
            json.WriteString("country", country);
            json.Field("sector", sector);
        }
        else
        {
            json.Field("sector", found.Sector);
        }

        if (!found.Others.IsEmpty)
        {
            json.WriteStartArray("secondary");
            foreach (string other in found.Others)
            {
                json.WriteStringValue(other);
            }

            json.WriteEndArray();
        }

        json.Flag("inferred", found.Actor.Inferred);
        json.WriteEndObject();
    }
}
