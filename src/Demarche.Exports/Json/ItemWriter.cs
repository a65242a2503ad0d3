using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>The lines of the record, field by field, in the order of the bundle's tables.</summary>
internal sealed class ItemWriter(Utf8JsonWriter json, bool withText)
{
    public void Event(EventItem item)
    {
        json.WriteString("id", item.Id);
        json.WriteString("summary", item.Summary);
        json.WriteString("type", item.Type);
        json.Field("mode", item.Mode);
        json.Field("code", item.Code);
        json.Field("contexts", item.Contexts);
        json.Field("status", item.Status);
        json.Field("became", item.Became);
        json.Flag("background", item.Background);
        json.Objects("actors", item.Actors, ActorFields);
        Actors("recipients", item.Recipients);
        ActorField("saidBy", item.SaidBy);
        json.Field("date", item.Date);
        json.Field("place", item.Place);
        Support(item.Support);
        json.Field("firstSeen", item.FirstSeen);
        State(item.RecordStatus, item.Withdrawn, item.MergedInto, item.Engine, item.Corrected);
        Evidence(item.Evidence);
    }

    public void Position(PositionItem item)
    {
        json.WriteString("id", item.Id);
        json.Field("topic", item.Topic);
        json.Field("kind", item.Kind);
        Actors("holders", item.Holders);
        Actors("addressees", item.Addressees);
        Actors("performers", item.Performers);
        json.WriteString("proposition", item.Proposition);
        json.Field("condition", item.Condition);
        json.Field("conditionPosition", item.ConditionPosition);
        json.Field("deadline", item.Deadline);
        json.Field("force", item.Force);
        json.Field("certainty", item.Certainty);
        json.Field("stated", item.Stated);
        json.Field("restated", item.Restated);
        json.Field("partOf", item.PartOf);
        json.Field("supersedes", item.Supersedes);
        json.WriteString("statusNow", item.StatusNow);
        json.Field("statusAsOf", item.StatusAsOf);
        Support(item.Support);
        json.Field("firstSeen", item.FirstSeen);
        State(item.RecordStatus, item.Withdrawn, item.MergedInto, item.Engine, item.Corrected);
        Evidence(item.Evidence);
        json.Objects("responses", item.Responses, Response);
    }

    public void Utterance(UtteranceItem item)
    {
        json.WriteString("id", item.Id);
        ActorField("speaker", item.Speaker);
        if (!item.JointSpeakers.IsEmpty)
        {
            Actors("jointSpeakers", item.JointSpeakers);
        }

        json.Field("speakerDescribed", withText && item.Speaker is null ? item.SpeakerDescribed : null);
        json.Field("speakerOffice", item.SpeakerOffice);
        ActorField("addressee", item.Addressee);
        json.Field("occasion", item.Occasion);
        json.Field("language", item.Language);
        Words("fullestText", item.FullestText);
        json.Field("date", item.Date);
        Support(item.Support);
        json.Field("firstSeen", item.FirstSeen);
        State(item.RecordStatus, item.Withdrawn, item.MergedInto, item.Engine, item.Corrected);
        json.Objects("variants", item.Variants, Variant);
        if (!item.Paraphrases.IsEmpty)
        {
            json.Objects("paraphrases", item.Paraphrases, Paraphrase);
        }

        Evidence(item.Evidence);
    }

    public void Report(ReportItem item) => new ReportFields(json, withText).Write(item);

    public void Origin(OriginItem item)
    {
        json.WriteString("id", item.Id);
        json.WriteString("name", item.Name);
        json.Field("kind", item.Kind);
        Support(item.Support);
        json.Objects(
            "carriers",
            item.Carriers,
            carrier =>
            {
                json.WriteString("report", carrier.Report);
                json.Field("outlet", carrier.Outlet);
                json.Field("title", carrier.Title);
                json.Field("published", carrier.Published);
                json.Field("basis", carrier.Basis);
                json.Field("sign", carrier.Sign);
                json.Field("copyOf", carrier.CopyOf);
                json.Field("copiedFraction", carrier.CopiedFraction);
                json.Changes(carrier.Changes);
                Evidence(carrier.Evidence is null ? [] : [carrier.Evidence]);
            }
        );
    }

    public void Story(StoryItem item)
    {
        json.WriteString("id", item.Id);
        Words("title", item.Title);
        json.Field("date", item.Date);
        Support(item.Support);
        if (item.Thread is { } thread)
        {
            json.WriteString("thread", thread.Id);
            json.WriteNumber("threadStories", thread.Stories);
        }

        if (item.Continues is { } continues)
        {
            json.WriteString("continues", continues.Story);
            json.WriteStartObject("continuesWhy");
            Words("title", continues.Title);
            json.WriteNumber("strength", continues.Signs.Strength);
            json.WriteNumber("names", continues.Signs.Names);
            json.WriteNumber("words", continues.Signs.Words);
            json.Field("sharedNames", withText ? continues.Signs.SharedNames : []);
            json.Field("sharedParties", continues.Signs.SharedParties);
            StoryLines(continues.Lines);
            json.WriteEndObject();
        }

        json.Field("continuedBy", item.ContinuedBy);
        json.Field("mergedFrom", item.MergedFrom);
        json.Field("firstSeen", item.FirstSeen);
        State(item.RecordStatus, null, null, item.Engine, []);
        json.Objects(
            "carriers",
            item.Carriers,
            carrier =>
            {
                json.WriteString("report", carrier.Report);
                json.Field("outlet", carrier.Outlet);
                json.Field("title", carrier.Title);
                json.Field("published", carrier.Published);
                json.Field("copyOf", carrier.CopyOf);
                json.Field("copiedFraction", carrier.CopiedFraction);
            }
        );
        json.WriteNumber("lineCount", item.LineCount);
        StoryLines(item.Lines);
        Evidence(item.Evidence);
    }

    public void Disagreement(DisagreementItem item)
    {
        json.WriteString("id", item.Id);
        json.Field("about", item.About);
        json.WriteString("what", item.What);
        json.Field("aspect", item.Aspect);
        json.WriteString("state", item.State);
        json.Field("explanation", item.Explanation);
        json.Field("basis", item.Basis);
        json.Objects(
            "sides",
            item.Sides,
            side =>
            {
                json.WriteString("value", side.Value);
                Support(side.Support);
                json.Field("latest", side.Latest);
                Evidence(side.Evidence);
            }
        );
    }

    public void Actor(ActorItem item)
    {
        json.WriteString("id", item.Id);
        json.Field("code", item.Code);
        json.WriteString("name", item.Name);
        json.Field("type", item.Type);
        json.Field("names", item.Names);
        if (!item.Offices.IsEmpty)
        {
            json.Objects(
                "offices",
                item.Offices,
                office =>
                {
                    json.WriteString("office", office.Office);
                    json.Field("ofActor", office.OfActor);
                    json.Field("from", office.From);
                    json.Field("to", office.To);
                }
            );
        }

        json.WriteNumber("reports", item.Reports);
        Evidence(item.Evidence);
    }

    public void Hit(SearchHit hit)
    {
        Words("title", hit.Title);
        Words("highlight", hit.Highlight);
        Evidence([hit.Evidence]);
    }

    public void Correction(CorrectionItem item) => HistoryFields.Write(json, item);

    public void Change(ChangeItem item) => HistoryFields.Write(json, item, withText);

    public void Evidence(EvidenceItem item) => Evidence([item]);

    private void StoryLines(ImmutableArray<StoryLineRef> lines) =>
        json.Objects(
            "lines",
            lines,
            line =>
            {
                json.WriteString("id", line.Id);
                json.WriteString("kind", line.Kind);
                Words("headline", line.Headline);
            }
        );

    private void Response(ResponseItem item)
    {
        json.WriteString("id", item.Id);
        ActorField("by", item.By);
        json.Field("status", item.Status);
        json.Field("counterPosition", item.CounterPosition);
        json.Flag("conditional", item.Conditional);
        json.Flag("late", item.Late);
        json.Flag("disputed", item.Disputed);
        json.Field("date", item.Date);
        json.Field("basis", item.Basis);
        Support(item.Support);
        json.Field("recordStatus", item.Withdrawn is null ? null : item.RecordStatus);
        json.Withdrawn(item.Withdrawn, withText);
        Evidence(item.Evidence);
    }

    private void Variant(VariantItem item)
    {
        json.WriteString("report", item.Report);
        json.Field("outlet", item.Outlet);
        json.WriteString("evidenceId", item.EvidenceId);
        json.Field("kind", item.Kind);
        Words("text", item.Text);
        json.Flag("translation", item.Translation);
        json.Field("difference", item.Difference);
        if (withText)
        {
            json.Field("omitted", item.Omitted);
            json.Field("changed", item.Changed);
        }

        if (!item.Chain.IsEmpty)
        {
            json.Objects(
                "chain",
                item.Chain,
                link =>
                {
                    json.Field("name", link.Name);
                    json.Objects("source", [link.Source], json.Offsets);
                }
            );
        }
    }

    private void Paraphrase(ParaphraseItem item)
    {
        json.WriteString("report", item.Report);
        json.Field("outlet", item.Outlet);
        Words("text", item.Text);
        Evidence([item.Evidence]);
    }

    private void State(string status, Withdrawal? withdrawn, string? mergedInto, string engine, ImmutableArray<string> corrected)
    {
        json.WriteString("recordStatus", status);
        json.Withdrawn(withdrawn, withText);
        json.Field("mergedInto", mergedInto);
        json.Field("corrected", corrected);
        json.Field("engine", engine);
    }

    private void Support(Support support)
    {
        json.WriteNumber("reports", support.Reports);
        json.WriteNumber("outlets", support.Outlets);
        json.WriteNumber("origins", support.Origins);
    }

    private void Actors(string name, ImmutableArray<ActorRef> actors)
    {
        if (!actors.IsEmpty)
        {
            json.Objects(name, actors, ActorFields);
        }
    }

    private void ActorField(string name, ActorRef? actor)
    {
        if (actor is not null)
        {
            json.WriteStartObject(name);
            ActorFields(actor);
            json.WriteEndObject();
        }
    }

    private void ActorFields(ActorRef actor)
    {
        json.WriteString("id", actor.Id);
        json.Field("code", actor.Code);
        json.WriteString("name", actor.Name);
        json.Flag("inferred", actor.Inferred);
        json.Field("from", actor.From);
    }

    private void Evidence(ImmutableArray<EvidenceItem> evidence)
    {
        if (evidence.IsEmpty)
        {
            return;
        }

        json.Objects(
            "evidence",
            evidence,
            item =>
            {
                Evidence cited = item.Evidence;
                json.WriteString("id", item.Id);
                json.WriteString("report", cited.Report);
                json.Offsets(cited.Span);
                if (cited.In == EvidencePlace.Title)
                {
                    json.Field("in", cited.In);
                }

                Words("text", cited.Text);
                Words("prefix", cited.Prefix);
                Words("suffix", cited.Suffix);
                if (cited.Sentence >= 0)
                {
                    json.WriteNumber("sentence", cited.Sentence);
                }

                json.WriteString("textSha256", cited.TextSha256);
                json.Field("url", item.Url);
                json.Field("outlet", item.Outlet);
                json.Field("origin", item.Origin);
                json.Field("published", item.Published);
                json.Field("seconds", item.Seconds);
                json.Field("state", item.State == "exact" ? null : item.State);
            }
        );
    }

    private void Words(string name, string? words) => json.Field(name, withText ? words : null);
}
