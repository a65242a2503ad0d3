using System.Collections.Frozen;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Fills a draft from the fields of a record, in the same way for head blocks, front matter and JSON.</summary>
public static class FieldsToDraft
{
    private static readonly FrozenDictionary<string, ReportKind> Kinds = DataFile
        .Rows("kinds.tsv")
        .ToFrozenDictionary(row => row[0], row => Enum.Parse<ReportKind>(row[1]), StringComparer.OrdinalIgnoreCase);

    /// <summary>Fills all fields but the text; what the draft already knows stays.</summary>
    /// <param name="basis">The rule that a date found here is credited to.</param>
    public static void Fill(ReportDraft draft, RecordFields fields, PublishedBasis basis)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(fields);
        draft.Title ??= fields.First("title");
        draft.Outlet ??= Outlet(fields);
        draft.OutletDomain ??= fields.First("domain");
        draft.OutletCountry ??= fields.First("country");
        draft.Carrier ??= fields.First("carrier");
        draft.Url ??= WebAddress(fields.First("url"));
        draft.CanonicalUrl ??= WebAddress(fields.First("canonical"));
        draft.OutletDomain ??= RegistrableDomain.Of(draft.CanonicalUrl ?? draft.Url);
        draft.GivenId ??= fields.First("id");
        draft.Dateline ??= fields.First("dateline");
        draft.Rights ??= fields.First("rights");
        draft.LanguageTag ??= PageLanguage.Tag(fields.First("language"));
        draft.Kind ??= fields.First("kind") is { } kind && Kinds.TryGetValue(kind, out ReportKind known) ? known : null;
        draft.Credits.AddRange(fields.All("credit"));
        draft.Tags.AddRange(fields.All("tag").SelectMany(tags => tags.Split([',', ';'], StringSplitOptions.TrimEntries)));
        foreach (string author in fields.All("author"))
        {
            string line = InlineSpace.Collapse(author);
            if (!Bylines.TryRead("By " + line, draft.Authors, draft.Credits))
            {
                draft.Authors.Add(line);
            }
        }

        FillDates(draft, fields, basis);
    }

    private static void FillDates(ReportDraft draft, RecordFields fields, PublishedBasis basis)
    {
        PublishedDate? stated = fields.First("published") is { } text ? Date(draft, text, basis) : null;
        PublishedDate? modified = fields.First("modified") is { } changed ? Date(draft, changed, basis) : null;
        if (fields.First("uploaded") is { } uploaded && Date(draft, uploaded, basis) is { } video)
        {
            // A page about a recording: the recording was published then, the page was made at its own date.
            draft.Published.Add(video);
            draft.Modified ??= stated ?? modified;
            if (stated is not null)
            {
                draft.Notes.Add($"page dated {stated.Value}, recording published {video.Value}");
            }
        }
        else if (stated is not null)
        {
            draft.Published.Add(stated);
        }

        draft.Modified ??= modified;
        if (fields.First("fetched") is { } fetched)
        {
            draft.Fetched ??= FetchedTime.Read(fetched, draft.Notes);
        }
    }

    private static PublishedDate? Date(ReportDraft draft, string text, PublishedBasis basis)
    {
        PublishedDate? date = HeadDates.Read(InlineSpace.Collapse(text), basis, draft.OutletDomain);
        if (date is null && text is not ("true" or "True"))
        {
            draft.Notes.Add($"date not understood: {InlineSpace.Collapse(text)}");
        }

        return date;
    }

    // "source" is a name with some and an address with others.
    private static string? Outlet(RecordFields fields)
    {
        foreach (string name in fields.All("outlet"))
        {
            if (WebAddress(name) is null)
            {
                return name;
            }
        }

        return null;
    }

    private static string? WebAddress(string? value) =>
        value is { Length: <= 4096 }
        && (
            value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        )
            ? value
            : null;
}
