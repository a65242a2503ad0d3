using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Exports;

/// <summary>The layers that know press and diplomacy. Actors are codes here, the name where there is no code.</summary>
internal sealed class RecordLayers(Utf8JsonWriter json, AnalysedReport analysed)
{
    private readonly CodePointMap _map = analysed.Report.Text.Map;

    public void ActorMentions() =>
        json.Objects(
            "actors",
            analysed.ActorMentions,
            mention =>
            {
                json.Offsets(_map.ToCodePoints(mention.Span));
                json.Field("code", mention.Actor.Code);
                json.WriteString("name", mention.Actor.Name);
                json.Field("kind", mention.Kind);
                json.Flag("adjective", mention.Adjective);
                json.Flag("inferred", mention.Actor.Inferred);
            }
        );

    public void Statements() =>
        json.Objects(
            "statements",
            analysed.Statements,
            statement =>
            {
                json.Field("kind", statement.Kind);
                Spans("source", statement.Source);
                Spans("cue", statement.Cue);
                Spans("content", statement.Content);
                json.Field(
                    "speaker",
                    EntityId(statement.SpeakerEntity) ?? (statement.JointSpeakers.IsDefaultOrEmpty ? null : EntityOf(statement.Speaker))
                );
                if (!statement.JointSpeakers.IsDefaultOrEmpty)
                {
                    json.Field("jointSpeakers", [.. statement.JointSpeakers.Select(EntityOf).OfType<string>()]);
                }

                json.Field("addressee", EntityOf(statement.Addressee));
                json.WriteBoolean("unnamed", statement.Unnamed);
                json.WriteBoolean("learned", statement.Learned);
                json.WriteBoolean("spoken", statement.Spoken);
                json.WriteBoolean("negated", statement.Negated);
                json.Flag("translated", statement.Translated);
                json.Field("occasion", statement.Occasion);
                json.Field("via", statement.Via);
                Chain(statement.Chain);
                Date("date", statement.Date);
                Confidence(statement.Confidence);
            }
        );

    private void Chain(ImmutableArray<ChainLink> chain)
    {
        if (!chain.IsDefaultOrEmpty)
        {
            json.Objects(
                "chain",
                chain,
                link =>
                {
                    json.Field("name", link.Name);
                    json.Field("entity", EntityId(link.Entity));
                    json.Objects("source", [link.Source], json.Offsets);
                }
            );
        }
    }

    public void Events() =>
        json.Objects(
            "events",
            analysed.Events,
            told =>
            {
                json.Strings("actors", Codes(told.Actors));
                json.Field("recipients", Codes(told.Recipients));
                json.WriteString("type", told.Type);
                json.Field("mode", told.Mode);
                json.Field("contexts", told.Contexts);
                json.Field("code", told.Code);
                json.Field("saidBy", EntityId(told.SaidByEntity));
                json.Field("status", told.Status);
                json.WriteBoolean("background", told.Background);
                Date("date", told.Date);
                json.Field("place", told.Place);
                Evidence(told.Evidence);
                Confidence(told.Confidence);
            }
        );

    public void Positions()
    {
        ILookup<string?, ReportedResponse> answers = analysed.Responses.ToLookup(r => r.To, StringComparer.Ordinal);
        json.Objects(
            "positions",
            analysed.Positions,
            position =>
            {
                json.WriteString("id", position.Id);
                json.Field("kind", position.Kind);
                json.Field("holders", Codes(position.Holders));
                json.Field("addressees", Codes(position.Addressees));
                json.WriteString("proposition", position.Proposition);
                json.Field("condition", position.Condition);
                json.Field("deadline", position.Deadline is { } deadline ? Named(deadline) : null);
                json.Field("force", position.Force);
                json.Field("certainty", position.Certainty);
                Date("stated", position.Stated);
                Evidence(position.Evidence);
                json.Objects("responses", answers[position.Id], answer => Response(position, answer));
            }
        );
    }

    private void Response(ReportedPosition position, ReportedResponse response)
    {
        json.WriteString("by", response.By.Code ?? response.By.Name);
        json.Field("status", response.Status);
        Date("date", response.Date);
        json.WriteString("basis", ResponseBasis.Of(position, response));
        Evidence(response.Evidence);
    }

    private void Date(string name, StatedDate date)
    {
        if (date.IsKnown || date.Value is not null || date.Basis != DateBasis.None)
        {
            json.Field(name, Named(date));
        }
    }

    // What comes in with an id of its own is named by it, not by the one that a store would mint.
    private StatedDate Named(StatedDate date) =>
        date.From is { } source && source.Report == analysed.Report.Id.Value && analysed.Report.GivenId is { } given
            ? date with
            {
                From = source with { Report = given },
            }
            : date;

    private void Evidence(EvidenceSet evidence) =>
        json.Objects(
            "evidence",
            evidence,
            cited =>
            {
                json.Offsets(cited.Span);
                if (cited.In == EvidencePlace.Title)
                {
                    json.Field("in", cited.In);
                }
            }
        );

    private void Spans(string name, ImmutableArray<TextSpan> spans)
    {
        if (!spans.IsEmpty)
        {
            json.Objects(name, spans, span => json.Offsets(_map.ToCodePoints(span)));
        }
    }

    private void Confidence(double confidence)
    {
        if (confidence > 0)
        {
            json.Field("confidence", Math.Round(confidence, 4));
        }
    }

    private string? EntityOf(Actor? actor)
    {
        if (actor is null)
        {
            return null;
        }

        // Several entities can be one actor ("Pell Adair", "the water minister"): the first one named stands for it.
        int first = analysed.Actors.Where(a => a.Value.Key == actor.Key).Select(a => a.Key).DefaultIfEmpty(0).Min();
        return EntityId(first > 0 ? first : analysed.Language.Entities.FirstOrDefault(e => e.Name == actor.Name)?.Id);
    }

    private static string? EntityId(int? entity) => entity is { } id ? $"e{id}" : null;

    private static List<string> Codes(ImmutableArray<Actor> actors) =>
        [.. actors.Select(a => a.Code ?? a.Name).Distinct(StringComparer.Ordinal)];
}
