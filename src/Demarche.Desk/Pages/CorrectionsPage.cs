using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Desk;

/// <summary>Every correction, the latest first, with who made it; and the keeping of new ones.</summary>
internal static class CorrectionsPage
{
    public static DeskPage Of(DeskRequest request)
    {
        CorrectionItem[] all = [.. All(request).Reverse()];
        IEnumerable<Markup> rows = all.Select(c =>
            Markup.Of(
                $"""
                <tr id="{c.Id}"><th scope="row">{c.Id}</th><td class="day">{HonestDate.Day(c.At.InUtc().Date)}</td><td>{c.By
                    ?? "not named"}</td><td>{LineHistory.Said(request, c)}</td><td>{c.Reason}</td><td>{State(c)}</td><td>{(
                    c.UndoneAt is null ? CorrectionForms.Undo(request, c.Id) : Markup.Empty
                )}</td></tr>
                """
            )
        );
        Markup table =
            all.Length == 0
                ? Markup.Of($"<p class=\"none\">Nobody has corrected anything yet. Every line has its forms under <q>Correct</q>.</p>")
                : Markup.Of(
                    $"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Corrections\"><table><thead><tr><th scope=\"col\">Id</th><th scope=\"col\">When</th><th scope=\"col\">Who</th><th scope=\"col\">What</th><th scope=\"col\">Why</th><th scope=\"col\">State</th><td></td></tr></thead><tbody>{rows}</tbody></table></div>"
                );
        return new DeskPage(
            "Corrections",
            "corrections",
            Markup.Of(
                $"""
                <h1>Corrections</h1>
                <p>They hold on to the words of reports, not to ids, and are kept over every re-reading. Take them along as <a href="{request.Path(
                    "corrections.csv"
                )}">CSV</a> or <a href="{request.Path("corrections.json")}">JSON</a>, with their authors.</p>
                {table}
                """
            )
        );
    }

    public static IEnumerable<CorrectionItem> All(DeskRequest request)
    {
        string? cursor = null;
        do
        {
            ViewPage<CorrectionItem> page = request.Views.Corrections(
                new ViewQuery(request.Named, Limit: 500, Cursor: cursor) { Head = request.Head() }
            );
            foreach (CorrectionItem item in page.Items)
            {
                yield return item;
            }

            cursor = page.Next;
        } while (cursor is not null);
    }

    /// <summary>Keeps what a form says; returns where to go then: the line, or how far it is where that takes long.</summary>
    public static Task<string> Keep(DeskRequest request, IFormCollection form)
    {
        string op = form["op"].ToString();
        string target = form["target"].ToString();
        CorrectionRequest correction = new(
            request.Dispute,
            op,
            op == "add" ? [] : [.. form["target"].Select(static t => t?.Trim() ?? "").Where(static t => t.Length > 0)],
            Fields(op, form),
            EvidenceId: Word(form, "evidence"),
            Report: Word(form, "report"),
            Quotation: op == "add" ? form["quotation"].ToString().Trim().Replace("\r\n", "\n", StringComparison.Ordinal) : null,
            RecordType: op == "add" ? Word(form, "kind") : null,
            Reason: Word(form, "reason"),
            By: Word(form, "by")
        );
        Remember(request, form);
        string report = form["report"].ToString();
        string first = form["target"].FirstOrDefault() ?? target;
        return Done(
            request,
            "Keeping the correction",
            work =>
            {
                string id = request.State.Keeper.Correct(correction, work, work.Stopped);
                return $"{request.Path(op == "add" ? Added(request, report, id) : first)}?done={id}";
            }
        );
    }

    /// <summary>Takes back the correction that the path names.</summary>
    public static Task<string> Undo(DeskRequest request, IFormCollection form)
    {
        string id = request.Part("id");
        string? by = Word(form, "by");
        Remember(request, form);
        return Done(
            request,
            $"Undoing {id}",
            work =>
                request.State.Keeper.UndoCorrection(id, by, work, work.Stopped)
                    ? $"{request.Path("corrections")}#{id}"
                    : throw new DeskProblem(
                        StatusCodes.Status409Conflict,
                        $"There is no correction {id} in force: it may have been undone before."
                    )
        );
    }

    // The next form has the name already.
    private static void Remember(DeskRequest request, IFormCollection form)
    {
        if (Word(form, "by") is { } by)
        {
            request.Context.Response.Cookies.Append(
                "by",
                by,
                new CookieOptions
                {
                    SameSite = SameSiteMode.Strict,
                    HttpOnly = true,
                    MaxAge = TimeSpan.FromDays(400),
                }
            );
        }
    }

    private static async Task<string> Done(DeskRequest request, string title, Func<DeskWork, string> change)
    {
        DeskWork work = request.State.Work.Start(request.Dispute, "corrections", title, w => w.Page = change(w));
        if (await WorkPages.Wait(request, work) is { } page)
        {
            return page;
        }

        try
        {
            work.Demand();
            return work.Page!;
        }
        finally
        {
            request.State.Work.Forget(work);
        }
    }

    private static string Added(DeskRequest request, string report, string correction) =>
        request
            .Lookup.CitedIn(report, request.Dispute)
            .Select(static c => c.Line)
            .Distinct(StringComparer.Ordinal)
            .FirstOrDefault(line => request.Lookup.CorrectionsOf(line).Any(c => c.Id == correction))
        ?? "corrections";

    private static ImmutableDictionary<string, string> Fields(string op, IFormCollection form)
    {
        ImmutableDictionary<string, string>.Builder fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (op == "set" && Word(form, "field") is { } field)
        {
            fields[field] = form["value"].ToString().Trim();
        }

        if (op == "add")
        {
            (string Field, string? Value)[] given = Word(form, "kind") switch
            {
                "position" =>
                [
                    ("holders", Word(form, "who")),
                    ("addressees", Word(form, "towards")),
                    ("kind", Word(form, "type")),
                    ("stated", Word(form, "date")),
                ],
                "utterance" => [("speaker", Word(form, "who")), ("addressee", Word(form, "towards")), ("date", Word(form, "date"))],
                _ =>
                [
                    ("actors", Word(form, "who")),
                    ("recipients", Word(form, "towards")),
                    ("type", Word(form, "type")),
                    ("date", Word(form, "date")),
                ],
            };
            foreach ((string name, string? value) in given)
            {
                if (value is not null)
                {
                    fields[name] = value;
                }
            }
        }

        return fields.ToImmutable();
    }

    private static Markup State(CorrectionItem item) =>
        item.UndoneAt is { } at ? Markup.Of($"undone {HonestDate.Day(at.InUtc().Date)} by {item.UndoneBy ?? "somebody not named"}")
        : item.Applied ? Markup.Of($"in force")
        : Markup.Of($"finds no line any more");

    private static string? Word(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } word ? word : null;
}
