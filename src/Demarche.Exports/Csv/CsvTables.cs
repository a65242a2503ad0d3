using Demarche.Store;

namespace Demarche.Exports;

/// <summary>The tables of <c>export csv</c>. To add a column, add a line here.</summary>
public static class CsvTables
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "events",
        "positions",
        "responses",
        "utterances",
        "variants",
        "paraphrases",
        "reports",
        "origins",
        "stories",
        "disagreements",
        "actors",
        "corrections",
        "changes",
    ];

    public static CsvTable<EventItem> Events(bool withText) =>
        new CsvTable<EventItem>()
            .Text("id", i => i.Id)
            .Text("summary", i => i.Summary)
            .Text("type", i => i.Type)
            .Text("mode", i => i.Mode)
            .Text("code", i => i.Code)
            .List("contexts", i => i.Contexts)
            .Text("status", i => i.Status.Kebab())
            .Text("became", i => i.Became)
            .Text("background", i => i.Background ? "true" : "false")
            .Actors("actors", i => i.Actors)
            .Actors("recipients", i => i.Recipients)
            .Date("date", i => i.Date)
            .Text("place", i => i.Place)
            .Support(i => i.Support)
            .At("first_seen", i => i.FirstSeen)
            .Text("record_status", i => i.RecordStatus)
            .Evidence(i => i.Evidence, withText)
            .Withdrawn(i => i.Withdrawn, withText);

    public static CsvTable<PositionItem> Positions(bool withText) =>
        new CsvTable<PositionItem>()
            .Text("id", i => i.Id)
            .Text("kind", i => i.Kind.Kebab())
            .Actors("holders", i => i.Holders)
            .Actors("addressees", i => i.Addressees)
            .Actors("performers", i => i.Performers)
            .Text("proposition", i => i.Proposition)
            .Text("condition", i => i.Condition)
            .Date("deadline", i => i.Deadline)
            .Text("force", i => i.Force?.Kebab())
            .Text("certainty", i => i.Certainty.Kebab())
            .Date("stated", i => i.Stated)
            .Text("status_now", i => i.StatusNow)
            .Text("status_as_of", i => i.StatusAsOf?.ToString("uuuu-MM-dd", null))
            .Support(i => i.Support)
            .At("first_seen", i => i.FirstSeen)
            .Text("record_status", i => i.RecordStatus)
            .Evidence(i => i.Evidence, withText)
            .Withdrawn(i => i.Withdrawn, withText);

    public static CsvTable<(string Position, ResponseItem Response)> Responses(bool withText) =>
        new CsvTable<(string Position, ResponseItem Response)>()
            .Text("id", i => i.Response.Id)
            .Text("position_id", i => i.Position)
            .Actors("by", i => [i.Response.By])
            .Text("status", i => i.Response.Status.Kebab())
            .Text("conditional", i => i.Response.Conditional ? "true" : "false")
            .Text("late", i => i.Response.Late ? "true" : "false")
            .Text("disputed", i => i.Response.Disputed ? "true" : "false")
            .Date("date", i => i.Response.Date)
            .Support(i => i.Response.Support)
            .Evidence(i => i.Response.Evidence, withText)
            .Text("record_status", i => i.Response.RecordStatus)
            .Withdrawn(i => i.Response.Withdrawn, withText);

    public static CsvTable<UtteranceItem> Utterances(bool withText) =>
        new CsvTable<UtteranceItem>()
            .Text("id", i => i.Id)
            .Actors("speaker", i => i.Speaker is null ? [] : [i.Speaker])
            .Text("speaker_office", i => i.SpeakerOffice)
            .Actors("addressee", i => i.Addressee is null ? [] : [i.Addressee])
            .Text("occasion", i => i.Occasion)
            .Text("fullest_text", i => withText ? i.FullestText : null)
            .Date("date", i => i.Date)
            .Support(i => i.Support)
            .At("first_seen", i => i.FirstSeen)
            .Text("record_status", i => i.RecordStatus)
            .Evidence(i => i.Evidence, withText)
            .Withdrawn(i => i.Withdrawn, withText)
            .Actors("joint_speakers", i => i.JointSpeakers)
            .Text("speaker_described", i => withText && i.Speaker is null ? i.SpeakerDescribed : null);

    public static CsvTable<(string Utterance, VariantItem Variant)> Variants(bool withText) =>
        new CsvTable<(string Utterance, VariantItem Variant)>()
            .Text("utterance_id", i => i.Utterance)
            .Text("report_id", i => i.Variant.Report)
            .Text("evidence_id", i => i.Variant.EvidenceId)
            .Text("kind", i => i.Variant.Kind.Kebab())
            .Text("text", i => withText ? i.Variant.Text : null)
            .Text("difference", i => i.Variant.Difference.Kebab())
            .List("omitted", i => withText ? i.Variant.Omitted : [])
            .List("changed", i => withText ? i.Variant.Changed : [])
            .List("chain", i => i.Variant.Chain.Select(static link => link.Name ?? ""))
            .List("chain_spans", i => i.Variant.Chain.Select(static link => $"{link.Source.Start}-{link.Source.End}"));

    /// <summary>What reports tell of an utterance in their own words: no part of its wordings.</summary>
    public static CsvTable<(string Utterance, ParaphraseItem Paraphrase)> Paraphrases(bool withText) =>
        new CsvTable<(string Utterance, ParaphraseItem Paraphrase)>()
            .Text("utterance_id", i => i.Utterance)
            .Text("report_id", i => i.Paraphrase.Report)
            .Text("evidence_id", i => i.Paraphrase.Evidence.Id)
            .Text("text", i => withText ? i.Paraphrase.Text : null)
            .Evidence(i => [i.Paraphrase.Evidence], withText);

    public static CsvTable<ReportItem> Reports() =>
        new CsvTable<ReportItem>()
            .Text("id", i => i.Id)
            .Text("given_id", i => i.GivenId)
            .Text("status", i => i.Status)
            .Text("kind", i => i.Kind.Kebab())
            .Text("title", i => i.Title)
            .List("authors", i => i.Authors)
            .Text("outlet", i => i.Outlet)
            .Text("dateline", i => i.Dateline)
            .Text("published_value", i => i.Published.Value)
            .At("published_earliest", i => i.Published.Earliest)
            .At("published_latest", i => i.Published.Latest)
            .Text("published_precision", i => i.Published.Precision.Kebab())
            .Text("published_zone", i => i.Published.Zone)
            .Text("published_basis", i => i.Published.Basis.Kebab())
            .At("read_at", i => i.ReadAt)
            .Text("language", i => i.Language)
            .Text("url", i => i.Url)
            .Text("locator", i => i.Locator)
            .Text("story_id", i => i.StoryId)
            .Text("copy_of", i => i.CopyOf)
            .Number("copied_fraction", i => i.CopiedFraction)
            .List("copy_changes", i => ChangePhrases.List(i.Changes))
            .List("origins", i => i.Origins.Select(o => o.Name))
            .Text("text_sha256", i => i.TextSha256)
            .Number("text_length", i => i.TextLength);

    public static CsvTable<(OriginItem Origin, OriginCarrier Carrier)> Origins() =>
        new CsvTable<(OriginItem Origin, OriginCarrier Carrier)>()
            .Text("id", i => i.Origin.Id)
            .Text("name", i => i.Origin.Name)
            .Text("kind", i => i.Origin.Kind.Kebab())
            .Text("report_id", i => i.Carrier.Report)
            .Text("outlet", i => i.Carrier.Outlet)
            .Text("basis", i => i.Carrier.Basis.Kebab())
            .Text("sign", i => i.Carrier.Sign)
            .Text("copy_of", i => i.Carrier.CopyOf)
            .Number("copied_fraction", i => i.Carrier.CopiedFraction)
            .List("copy_changes", i => ChangePhrases.List(i.Carrier.Changes));

    public static CsvTable<StoryItem> Stories(bool withText) =>
        new CsvTable<StoryItem>()
            .Text("id", i => i.Id)
            .Text("title", i => withText ? i.Title : null)
            .Date("date", i => i.Date)
            .Support(i => i.Support)
            .Text("thread", i => i.Thread?.Id)
            .Text("continues", i => i.Continues?.Story)
            .List("merged_from", i => i.MergedFrom)
            .List("report_ids", i => i.Carriers.Select(static c => c.Report))
            .List("line_ids", i => i.Lines.Select(static l => l.Id))
            .At("first_seen", i => i.FirstSeen)
            .Text("record_status", i => i.RecordStatus)
            .Evidence(i => i.Evidence, withText);

    public static CsvTable<(DisagreementItem Disagreement, DisagreementSideItem Side)> Disagreements(bool withText) =>
        new CsvTable<(DisagreementItem Disagreement, DisagreementSideItem Side)>()
            .Text("disagreement_id", i => i.Disagreement.Id)
            .Text("about", i => i.Disagreement.About)
            .Text("what", i => i.Disagreement.What)
            .Text("aspect", i => i.Disagreement.Aspect.Kebab())
            .Text("state", i => i.Disagreement.State)
            .Text("basis", i => i.Disagreement.Basis)
            .Text("value", i => i.Side.Value)
            .Support(i => i.Side.Support)
            .Evidence(i => i.Side.Evidence, withText);

    public static CsvTable<ActorItem> Actors() =>
        new CsvTable<ActorItem>()
            .Text("id", i => i.Id)
            .Text("code", i => i.Code)
            .Text("name", i => i.Name)
            .Text("type", i => i.Type.Kebab())
            .List("names", i => i.Names)
            .Number("reports", i => i.Reports);

    /// <summary>What people corrected, with who did.</summary>
    public static CsvTable<CorrectionItem> Corrections() =>
        new CsvTable<CorrectionItem>()
            .Text("id", i => i.Id)
            .At("at", i => i.At)
            .Text("by", i => i.By)
            .Text("op", i => i.Op)
            .List("targets", i => i.Targets)
            .Text("payload", i => i.Payload)
            .Text("reason", i => i.Reason)
            .At("undone_at", i => i.UndoneAt)
            .Text("undone_by", i => i.UndoneBy)
            .Text("applied", i => i.Applied ? "true" : "false");

    /// <summary>What became of lines, by number.</summary>
    public static CsvTable<ChangeItem> Changes(bool withText)
    {
        CsvTable<ChangeItem> table = new CsvTable<ChangeItem>()
            .Number("seq", i => i.Seq)
            .At("at", i => i.At)
            .Text("record_id", i => i.RecordId)
            .Text("record_type", i => i.RecordType)
            .Text("kind", i => i.Kind);
        if (withText)
        {
            table = table.Text("before", i => i.Before).Text("after", i => i.After);
        }

        return table.Text("cause", i => i.Cause);
    }
}
