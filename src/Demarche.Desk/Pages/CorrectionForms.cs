using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>The forms that correct a line. Every one works without script.</summary>
internal static class CorrectionForms
{
    /// <summary>The fields that can be set, by kind of line, with how people call it.</summary>
    private static readonly Dictionary<string, (string Field, string Label, string Hint)[]> s_fields = new(StringComparer.Ordinal)
    {
        ["event"] =
        [
            ("summary", "Wording", ""),
            ("date", "Date", "2031-03-04, 2031-03 or 2031"),
            ("status", "Status", "happened, announced, hypothetical, denied"),
            ("actors", "Who", "names or codes, parted by ;"),
            ("recipients", "Towards whom", "names or codes, parted by ;"),
            ("saidBy", "Told by", "a name or code"),
            ("type", "Type", "REQUEST, REJECT, …"),
            ("place", "Place", ""),
            ("background", "Background", "true or false"),
        ],
        ["position"] =
        [
            ("proposition", "Wording", ""),
            ("stated", "Date", "2031-03-04, 2031-03 or 2031"),
            ("holders", "Who", "names or codes, parted by ;"),
            ("addressees", "From or to whom", "names or codes, parted by ;"),
            ("kind", "Kind", "demand, offer, commitment, threat, condition, refusal"),
            ("condition", "Condition", ""),
            ("deadline", "Deadline", "2031-03-04, 2031-03 or 2031"),
        ],
        ["utterance"] =
        [
            ("speaker", "Speaker", "a name or code"),
            ("speakerOffice", "Office", ""),
            ("fullestText", "Words", ""),
            ("date", "Date", "2031-03-04, 2031-03 or 2031"),
            ("addressee", "To whom", "a name or code"),
            ("occasion", "Occasion", ""),
        ],
        ["disagreement"] = [("explanation", "Explanation", "what settles it")],
    };

    /// <summary>How people call a field of any kind of line: "wording" for proposition.</summary>
    public static string NameOf(string field)
    {
        foreach ((string Field, string Label, string Hint)[] fields in s_fields.Values)
        {
            foreach ((string name, string label, _) in fields)
            {
                if (name == field)
                {
                    return label.ToLowerInvariant();
                }
            }
        }

        return field;
    }

    public static Markup Of(DeskRequest request, FoundRecord found)
    {
        if (!s_fields.TryGetValue(found.Kind, out (string Field, string Label, string Hint)[]? fields))
        {
            return Markup.Empty;
        }

        IEnumerable<Markup> options = fields.Select(static f =>
            Markup.Of($"<option value=\"{f.Field}\">{f.Label}{(f.Hint.Length > 0 ? $" ({f.Hint})" : "")}</option>")
        );
        Markup join = found.Kind == "disagreement" ? Markup.Empty : Markup.Of($"{Merge(request, found)}{Split(request, found)}");
        return Markup.Of(
            $"""
            <section id="correct" class="correct"><h2>Correct</h2>
            <p>Corrections are kept over every re-reading, with who made them; each can be undone.</p>
            <details open><summary>Reword, re-date, re-attribute</summary>
            <form method="post" action="{request.Path("corrections")}">{Hidden(request, "set", found.Id)}
            <p class="field"><label for="c-field">What</label><select id="c-field" name="field">{options}</select></p>
            <p class="field grow"><label for="c-value">is to be</label><input id="c-value" name="value" list="c-known"><datalist id="c-known">{Known(
                request
            )}</datalist></p>
            {Reason(request, "set")}<p class="field go"><button>Keep</button></p></form></details>
            {join}
            <details><summary>Reject</summary><form method="post" action="{request.Path("corrections")}">{Hidden(
                request,
                "reject",
                found.Id
            )}
            <p class="field">The line leaves the record; its evidence stays in the reports.</p>
            {Reason(request, "reject")}<p class="field go"><button class="danger">Reject {found.Id}</button></p></form></details>
            {Earlier(request, found)}
            </section>
            """
        );
    }

    /// <summary>A new line out of words of a report.</summary>
    public static Markup Add(DeskRequest request, string report) =>
        Markup.Of(
            $"""
            <section id="add" class="correct"><h2>Add a line that rests on this report</h2>
            <form method="post" action="{request.Path("corrections")}">{Hidden(
                request,
                "add",
                ""
            )}<input type="hidden" name="report" value="{report}">
            <p class="field grow"><label for="a-words">Words of the report, exactly</label><textarea id="a-words" name="quotation" rows="3" required></textarea></p>
            <p class="field"><label for="a-kind">They tell</label><select id="a-kind" name="kind"><option value="event">an event</option><option value="position">a position</option><option value="utterance">a quotation</option></select></p>
            <p class="field"><label for="a-who">Who</label><input id="a-who" name="who" list="a-known"><datalist id="a-known">{Known(
                request
            )}</datalist></p>
            <p class="field"><label for="a-to">Towards whom</label><input id="a-to" name="towards" list="a-known"></p>
            <p class="field"><label for="a-type">Type or kind</label><input id="a-type" name="type" placeholder="REJECT, demand"></p>
            <p class="field"><label for="a-date">Date</label><input id="a-date" name="date" placeholder="2031-03-04"></p>
            {Reason(request, "add")}<p class="field go"><button>Add</button></p></form></section>
            """
        );

    /// <summary>Takes a correction back, with the name of who does: the one that the last form was sent under, unless another is written.</summary>
    public static Markup Undo(DeskRequest request, string correction) =>
        Markup.Of(
            $"<form method=\"post\" action=\"{request.Path("corrections", correction, "undo")}\"><input type=\"hidden\" name=\"token\" value=\"{request.State.Token}\"><input name=\"by\" size=\"12\" aria-label=\"Your name, as who undoes {correction}\" placeholder=\"Your name\" value=\"{request.Context.Request.Cookies["by"]}\" autocomplete=\"name\"> <button class=\"quiet\">Undo {correction}</button></form>"
        );

    private static Markup Merge(DeskRequest request, FoundRecord found) =>
        Markup.Of(
            $"""
            <details><summary>Merge with another line</summary><form method="post" action="{request.Path("corrections")}">{Hidden(
                request,
                "merge",
                found.Id
            )}
            <p class="field"><label for="m-other">The line that tells the same</label><input id="m-other" name="target" placeholder="{found.Id.Split(
                '_'
            )[0]}_12" required></p>
            {Reason(request, "merge")}<p class="field go"><button>Merge</button></p></form></details>
            """
        );

    private static Markup Split(DeskRequest request, FoundRecord found)
    {
        IEnumerable<EvidenceItem> evidence = LineEvidence.Of(request, found);
        EvidenceItem[] all = [.. evidence.Take(200)];
        if (all.Length < 2)
        {
            return Markup.Empty;
        }

        IEnumerable<Markup> options = all.Select(static e =>
        {
            string words = Phrases.OneLine(e.Evidence.Text);
            return Markup.Of(
                $"<option value=\"{e.Id}\">{Phrases.Outlet(e.Outlet, e.Locator)}: {(words.Length > 90 ? words[..90] + "…" : words)}</option>"
            );
        });
        return Markup.Of(
            $"""
            <details><summary>Split: take one evidence out</summary><form method="post" action="{request.Path("corrections")}">{Hidden(
                request,
                "split",
                found.Id
            )}
            <p class="field grow"><label for="s-evidence">The words that tell something else</label><select id="s-evidence" name="evidence">{options}</select></p>
            {Reason(request, "split")}<p class="field go"><button>Split</button></p></form></details>
            """
        );
    }

    private static Markup Earlier(DeskRequest request, FoundRecord found)
    {
        string[] all = [.. request.Lookup.CorrectionsOf(found.Id).Select(static c => c.Id)];
        return all.Length == 0
            ? Markup.Empty
            : Markup.Of(
                $"<p>Corrections of this line: {Markup.Join(all.Select(c => Markup.Of($"<a href=\"{request.Path("corrections")}#{c}\">{c}</a>")), ", ")}</p>"
            );
    }

    private static Markup Hidden(DeskRequest request, string op, string target) =>
        Markup.Of(
            $"<input type=\"hidden\" name=\"token\" value=\"{request.State.Token}\"><input type=\"hidden\" name=\"op\" value=\"{op}\">{(target.Length > 0 ? Markup.Of($"<input type=\"hidden\" name=\"target\" value=\"{target}\">") : Markup.Empty)}"
        );

    private static Markup Reason(DeskRequest request, string form) =>
        Markup.Of(
            $"<p class=\"field\"><label for=\"r-{form}\">Why</label><input id=\"r-{form}\" name=\"reason\"></p><p class=\"field narrow\"><label for=\"b-{form}\">Your name</label><input id=\"b-{form}\" name=\"by\" value=\"{request.Context.Request.Cookies["by"]}\" autocomplete=\"name\"></p>"
        );

    private static IEnumerable<Markup> Known(DeskRequest request) =>
        request.Named is null
            ? []
            : request
                .Figure("parties", () => request.Lookup.Parties(request.Dispute, "", 60))
                .Select(static p => Markup.Of($"<option value=\"{p.Name}\"></option>"));
}

/// <summary>The evidence of a line of any kind.</summary>
internal static class LineEvidence
{
    public static IEnumerable<EvidenceItem> Of(DeskRequest request, FoundRecord found)
    {
        ViewQuery query = new(request.Named, Limit: 1)
        {
            Filter = new LineFilter { Ids = [found.Id] },
            Head = request.Head(),
        };
        return found.Kind switch
        {
            "event" => request.Views.Timeline(query).Items.SelectMany(static i => i.Evidence),
            "position" => request.Views.Positions(query).Items.SelectMany(static i => i.Evidence),
            "utterance" => request.Views.Quotes(query).Items.SelectMany(static i => i.Evidence),
            _ => [],
        };
    }
}
