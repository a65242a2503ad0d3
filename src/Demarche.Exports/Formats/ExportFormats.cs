using System.Collections.Immutable;
using System.Text;

namespace Demarche.Exports;

/// <summary>The forms of formats.md 3, stage 1, that are one stream each. Tables, bundles and annotation objects have writers of their own.</summary>
public static class ExportFormats
{
    public static ImmutableArray<ExportFormat> All { get; } =
    [
        Text(
            "markdown",
            "a brief with its evidence, as Markdown",
            "text/markdown",
            "md",
            static (output, r) => BriefExport.Write(output, r.Views, r.Query, r.WithText)
        ),
        Text(
            "text",
            "a brief as plain text",
            "text/plain",
            "txt",
            static (output, r) => BriefExport.Write(output, r.Views, r.Query, r.WithText, plain: true)
        ),
        Text("html", "a brief as one page", "text/html", "html", HtmlBrief.Write),
        new("timelinejs", "a published timeline, as TimelineJS reads it", "application/json", "timeline.json", TimelineJsExport.WriteJson),
        Text("timelinejs-csv", "the same as a sheet", "text/csv", "timeline.csv", TimelineJsExport.WriteSheet),
        Text("ical", "a calendar of events and deadlines", "text/calendar", "ics", CalendarExport.Write),
        new("plover", "event data, one event a line", "application/jsonl", "plover.jsonl", PloverExport.Write),
        new("annotations", "W3C Web Annotations, one a line", "application/jsonl", "annotations.jsonl", AnnotationsExport.Write),
        new("csl", "the reports as CSL-JSON", "application/vnd.citationstyles.csl+json", "csl.json", CslExport.Write),
        Text("ris", "the reports as RIS", "application/x-research-info-systems", "ris", RisExport.Write),
        Text("bibtex", "the reports as BibTeX", "application/x-bibtex", "bib", BibtexExport.Write),
        new("jsonfeed", "what is new, as a JSON Feed", "application/feed+json", "feed.json", JsonFeedExport.Write),
        new("atom", "what is new, as an Atom feed", "application/atom+xml", "atom", AtomExport.Write),
    ];

    public static ExportFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static ExportFormat Text(
        string name,
        string what,
        string mediaType,
        string extension,
        Action<TextWriter, ExportRequest> write
    ) =>
        new(
            name,
            what,
            mediaType,
            extension,
            (stream, request) =>
            {
                using StreamWriter output = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
                {
                    NewLine = "\n",
                };
                write(output, request);
            }
        );
}
