using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Intake;

/// <summary>
/// What the user says once of the files of a folder (formats.md 1.5), kept beside them as <c>demarche.yaml</c>: where articles part, which
/// lines give fields, how figures of a date are ordered, what is no part of the text.
/// </summary>
public sealed record FolderRule
{
    /// <summary>The file that says it, for notes and messages.</summary>
    public required string Path { get; init; }

    /// <summary>A line that parts two articles of one text file; null where files hold one.</summary>
    public Regex? Split { get; init; }

    /// <summary>Field of a report and the line that gives it: its first group, else the whole match.</summary>
    public ImmutableArray<FieldPattern> Fields { get; init; } = [];

    /// <summary>Field of a report and the column of a table, or the member of a JSON object (<c>a.b</c>), that holds it.</summary>
    public ImmutableArray<FieldColumn> Columns { get; init; } = [];

    /// <summary>Lines that are no part of the text.</summary>
    public ImmutableArray<Regex> Drop { get; init; } = [];

    public DateOrder DateOrder { get; init; }

    /// <summary>IANA name of the zone of times that are given without one.</summary>
    public string? Zone { get; init; }

    /// <summary>Adds the values of the columns named by the rule under the fields that they mean.</summary>
    internal void TakeColumns(RecordFields fields)
    {
        foreach (FieldColumn column in Columns)
        {
            fields.Prefer(column.Field, column.Column);
        }
    }

    /// <summary>Takes the lines that give fields out of the text.</summary>
    /// <returns>The text without them.</returns>
    internal string TakeFields(string text, RecordFields fields, CleanTextBuilder body)
    {
        if (Fields.IsEmpty)
        {
            return text;
        }

        HashSet<string> found = new(StringComparer.Ordinal);
        List<string> kept = [];
        foreach (string line in text.Split('\n'))
        {
            FieldPattern? giver = Fields.FirstOrDefault(pattern => !found.Contains(pattern.Field) && pattern.Line.IsMatch(line));
            if (giver is null)
            {
                kept.Add(line);
                continue;
            }

            Match match = giver.Line.Match(line);
            found.Add(giver.Field);
            fields.Add(giver.Field, (match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value : match.Value).Trim());
            body.Drop(line, "metadata");
        }

        return string.Join('\n', kept);
    }

    /// <summary>Marks the lines that the rule drops.</summary>
    internal void MarkDropped(List<BodyBlock> lines, string?[] reasons)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            foreach (Regex pattern in Drop)
            {
                if (pattern.IsMatch(lines[i].Text))
                {
                    reasons[i] = "rule";
                    break;
                }
            }
        }
    }

    /// <summary>Reads the dates of the draft in the order and the zone of the rule, where they say neither themselves.</summary>
    internal void SettleDates(ReportDraft draft)
    {
        for (int i = 0; i < draft.Published.Count; i++)
        {
            draft.Published[i] = Settled(draft.Published[i], draft.OutletDomain);
        }

        draft.Modified = draft.Modified is { } modified ? Settled(modified, draft.OutletDomain) : null;
    }

    private PublishedDate Settled(PublishedDate date, string? place)
    {
        PublishedDate settled = date;
        if (
            DateOrder != DateOrder.Unknown
            && date is { IsKnown: true, LocalDay: null, Precision: DatePrecision.Range, Text: not null }
            && PublishedDateParser.TryParse(date.Text, date.Basis, DateOrder, out PublishedDate ordered, place)
            && ordered.LocalDay is not null
        )
        {
            settled = ordered with { Text = date.Text, Reason = $"order of day and month as {Path} says" };
        }

        return Zone is null ? settled : InZone(settled);
    }

    private PublishedDate InZone(PublishedDate date)
    {
        if (
            date.Zone is not null
            || date.Value is not { } value
            || DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone!) is not { } zone
            || Local(value) is not { } local
        )
        {
            return date;
        }

        ZonedDateTime zoned = local.InZoneLeniently(zone);
        string offset = zoned.Offset == Offset.Zero ? "Z" : OffsetPattern.CreateWithInvariantCulture("+HH:mm").Format(zoned.Offset);
        return date with
        {
            Value = value + offset,
            Earliest = zoned.ToInstant(),
            Latest = zoned.ToInstant(),
            Zone = Zone,
            Reason = $"zone as {Path} says",
        };
    }

    private static LocalDateTime? Local(string value)
    {
        foreach (string pattern in new[] { "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd'T'HH:mm" })
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(value) is { Success: true } parsed)
            {
                return parsed.Value;
            }
        }

        return null;
    }
}

/// <param name="Field">A field of a report: title, published, outlet, author, url, …</param>
public sealed record FieldPattern(string Field, Regex Line);

/// <param name="Column">Name of the column or member, as the input has it.</param>
public sealed record FieldColumn(string Field, string Column);
