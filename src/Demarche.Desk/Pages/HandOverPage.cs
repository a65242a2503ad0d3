using Demarche.Exports;
using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Desk;

/// <summary>The record in other forms, and a line with its source to take along.</summary>
internal static class HandOverPage
{
    public static DeskPage Of(DeskRequest request)
    {
        IEnumerable<Markup> rows = ExportFormats
            .All.Select(f => Row(request, f.Name, f.What))
            .Concat([
                Row(request, "csv", "every table of the record for a spreadsheet, in one archive"),
                .. request.State.Settings.Annotations is null
                    ? Array.Empty<Markup>()
                    : [Row(request, "jsonl", "annotation objects, one report a line")],
                Row(request, "parquet", "every table of the record for data programs, in one archive"),
                Row(request, "bundle", "everything, to be restored with demarche import"),
            ]);
        string feeds = $"/api/v1/disputes/{Uri.EscapeDataString(request.Dispute)}";
        return new DeskPage(
            "Hand over",
            "hand-over",
            Markup.Of(
                $"""
                <h1>Hand over</h1>
                <p>Every event, position and quotation can be copied with its source: <q>Copy with source</q> on it, or the key <kbd>y</kbd>.</p>
                <form class="filters" method="get" aria-label="Narrow what is written">{Choices.Actor(
                    request,
                    "actor",
                    "Actor"
                )}{Choices.Origins(request)}{Choices.Day(request, "from", "From")}{Choices.Day(
                    request,
                    "to",
                    "To"
                )}<p class="field go"><button>Narrow</button></p></form>
                <div class="wide" tabindex="0" role="region" aria-label="Forms"><table class="formats"><thead><tr><th scope="col">Form</th><th scope="col">What it is</th></tr></thead><tbody>{rows}</tbody></table></div>
                {WorkPages.Running(request)}
                <h2>To subscribe to</h2>
                <ul><li><a href="{feeds}/calendar.ics">calendar of events and deadlines</a></li><li><a href="{feeds}/changes.json">what is new, JSON Feed</a></li><li><a href="{feeds}/changes.atom">what is new, Atom</a></li></ul>
                """
            )
        );
    }

    /// <summary>One line with its source, rich and plain.</summary>
    public static DeskPage Copy(DeskRequest request)
    {
        string id = request.Part("line");
        LineCopy copy = CopyOf(request, id);
        return new DeskPage(
            $"Copy {id}",
            "hand-over",
            Markup.Of(
                $"""
                <h1>{id} with its source</h1>
                <h2>Rich</h2><div class="copied" id="rich">{copy.Rich}</div>
                <h2 id="h-plain">Plain</h2><textarea aria-labelledby="h-plain" rows="7" readonly>{copy.Plain}</textarea>
                <p class="next"><a href="{request.Path(id)}">Back to the line</a></p>
                """
            )
        );
    }

    public static LineCopy CopyOf(DeskRequest request, string id)
    {
        Permalinks links = new(request.State.Address.ToString().TrimEnd('/'));
        ViewQuery query = new(request.Named, Limit: 1)
        {
            Filter = new LineFilter { Ids = [id] },
            Head = request.Head(),
        };
        FoundRecord? found = request.Lookup.Find(id);
        return found?.Kind switch
        {
            "event" when request.Views.Timeline(query).Items is [var item] => LineCopy.Of(item, links, request.Dispute),
            "position" when request.Views.Positions(query).Items is [var item] => LineCopy.Of(item, links, request.Dispute),
            "utterance" when request.Views.Quotes(query).Items is [var item] => LineCopy.Of(item, links, request.Dispute),
            _ => throw new DeskProblem(StatusCodes.Status404NotFound, $"There is no line \"{id}\" to copy."),
        };
    }

    private static Markup Row(DeskRequest request, string name, string what)
    {
        string to = request.Again().Replace("/hand-over", $"/export/{name}", StringComparison.Ordinal);
        return Markup.Of($"<tr><td><a href=\"{to}\">{name}</a></td><td>{what}</td></tr>");
    }
}
