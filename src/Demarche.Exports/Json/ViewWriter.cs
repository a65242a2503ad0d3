using System.Text.Json;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>A page of a view as JSON: the bundle's field names in camelCase, each line with its evidence.</summary>
public static class ViewWriter
{
    /// <param name="withText">False leaves the words of reports out; offsets and hashes stay.</param>
    public static void Write<T>(Stream output, ViewPage<T> page, bool withText = true)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(page);
        using (Utf8JsonWriter json = new(output, JsonFieldWriting.Page))
        {
            json.WriteStartObject();
            json.WriteString("dispute", page.Dispute);
            json.Field("asOf", page.AsOf);
            json.WriteNumber("seq", page.Seq);
            Coverage(json, page.Coverage);
            ItemWriter items = new(json, withText);
            json.Objects("items", page.Items, item => Fields(items, item));
            json.Field("next", page.Next);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>One thing by itself, after fields that say what it is.</summary>
    public static void WriteOne<T>(Stream output, T item, Action<Utf8JsonWriter> before, bool withText = true)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(before);
        using (Utf8JsonWriter json = new(output, JsonFieldWriting.Page))
        {
            json.WriteStartObject();
            before(json);
            Fields(new ItemWriter(json, withText), item);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    public static void Coverage(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteNumber("reports", coverage.Reports);
        json.WriteNumber("outlets", coverage.Outlets);
        json.WriteNumber("origins", coverage.Origins);
        json.Field("languages", coverage.Languages);
        json.Field("firstPublished", coverage.FirstPublished);
        json.Field("lastPublished", coverage.LastPublished);
        json.WriteNumber("undated", coverage.Undated);
        json.WriteNumber("pending", coverage.Pending);
        json.Field("engines", coverage.Engines);
        json.WriteEndObject();
    }

    private static void Fields<T>(ItemWriter items, T item)
        where T : notnull
    {
        switch (item)
        {
            case EventItem told:
                items.Event(told);
                break;
            case PositionItem position:
                items.Position(position);
                break;
            case UtteranceItem utterance:
                items.Utterance(utterance);
                break;
            case ReportItem report:
                items.Report(report);
                break;
            case OriginItem origin:
                items.Origin(origin);
                break;
            case StoryItem story:
                items.Story(story);
                break;
            case DisagreementItem disagreement:
                items.Disagreement(disagreement);
                break;
            case ActorItem actor:
                items.Actor(actor);
                break;
            case SearchHit hit:
                items.Hit(hit);
                break;
            case CorrectionItem correction:
                items.Correction(correction);
                break;
            case ChangeItem change:
                items.Change(change);
                break;
            case EvidenceItem evidence:
                items.Evidence(evidence);
                break;
            default:
                throw new ArgumentException($"no JSON for {typeof(T).Name}", nameof(item));
        }
    }
}
