using System.Text.Json;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>A report of the record with its parts, what was dropped, and where it comes from.</summary>
internal sealed class ReportFields(Utf8JsonWriter json, bool withText)
{
    public void Write(ReportItem item)
    {
        json.WriteString("id", item.Id);
        json.Field("givenId", item.GivenId);
        json.WriteString("status", item.Status);
        json.Field("kind", item.Kind);
        json.Field("title", item.Title);
        json.Field("authors", item.Authors);
        json.Field("outlet", item.Outlet);
        json.Field("outletDomain", item.OutletDomain);
        json.Field("outletCountry", item.OutletCountry);
        json.Field("carrier", item.Carrier);
        json.Field("dateline", item.Dateline);
        json.Field("published", item.Published);
        json.Field("modified", item.Modified);
        json.Field("fetched", item.Fetched);
        json.Field("readAt", item.ReadAt);
        json.Field("language", item.Language);
        json.Field("url", item.Url);
        json.Field("canonicalUrl", item.CanonicalUrl);
        json.WriteString("locator", item.Locator);
        json.Field("warcRecordId", item.WarcRecordId);
        json.Field("warcPayloadDigest", item.WarcPayloadDigest);
        if (!item.Sightings.IsEmpty)
        {
            json.Objects("sightings", item.Sightings, Sighting);
        }

        json.Field("storyId", item.StoryId);
        json.Field("copyOf", item.CopyOf);
        json.Field("copiedFraction", item.CopiedFraction);
        json.Changes(item.Changes);
        json.Field("supersedes", item.Supersedes);
        json.Withdrawn(item.Withdrawn, withText);
        json.Field("wireStatus", item.WireStatus);
        json.WriteString("bytesSha256", item.BytesSha256);
        json.WriteString("textSha256", item.TextSha256);
        json.WriteNumber("textLength", item.TextLength);
        json.Field("rights", item.Rights);
        json.Field("tags", item.Tags);
        if (!item.Media.IsEmpty)
        {
            json.Objects(
                "media",
                item.Media,
                media =>
                {
                    json.WriteString("url", media.Url);
                    json.Field("type", media.Type);
                    json.Field("seconds", media.Seconds);
                }
            );
        }

        json.Field("notes", item.Notes);
        json.Objects("parts", item.Parts, Part);
        json.Objects(
            "dropped",
            item.Dropped,
            dropped =>
            {
                json.WriteNumber("after", dropped.After);
                json.Field("text", withText ? dropped.Text : null);
                json.WriteString("reason", dropped.Reason);
            }
        );
        json.Objects("origins", item.Origins, Origin);
        json.Field("engine", item.Engine);
    }

    private void Sighting(SightingItem sighting)
    {
        json.Field("fetched", sighting.Fetched);
        json.Field("url", sighting.Url);
        json.WriteString("locator", sighting.Locator);
        json.Field("warcRecordId", sighting.WarcRecordId);
    }

    private void Part(PartItem part)
    {
        json.WriteNumber("index", part.Index);
        json.Field("kind", part.Kind);
        json.Offsets(part.Span);
        json.Field("at", part.At);
        json.Field("startSeconds", part.StartSeconds);
        json.Field("language", part.Language);
        json.Field("text", withText ? part.Text : null);
    }

    private void Origin(ReportOriginItem origin)
    {
        json.WriteString("id", origin.Id);
        json.WriteString("name", origin.Name);
        json.Field("kind", origin.Kind);
        json.Field("basis", origin.Basis);
        json.Field("sign", origin.Sign);
        if (origin.Span is { } span)
        {
            json.Offsets(span);
        }

        json.Field("confidence", origin.Confidence);
    }
}
