using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Demarche.Exports;
using Demarche.Store;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Desk;

/// <summary>How a line came to be: what reports made of it, and who corrected what of it, when and why, in the order in which it happened.</summary>
internal static class LineHistory
{
    private static readonly InstantPattern s_minute = InstantPattern.Create("HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static Markup Of(DeskRequest request, FoundRecord found)
    {
        ImmutableArray<ChangeItem> changes = request.Lookup.HistoryOf(found.Id);
        ImmutableArray<CorrectionItem> corrections = request.Lookup.CorrectionsOf(found.Id);
        if (changes.IsEmpty && corrections.IsEmpty)
        {
            return Markup.Empty;
        }

        // A correction is kept before what it changes: at the same instant it comes first.
        IEnumerable<Markup> rows = changes
            .Select(c => (c.At, Rank: 1, Said: Change(request, c)))
            .Concat(corrections.Select(c => (c.At, Rank: 0, Said: Correction(request, c))))
            .Concat(
                corrections.Where(static c => c.UndoneAt is not null).Select(c => (c.UndoneAt!.Value, Rank: 0, Said: Undone(request, c)))
            )
            .OrderBy(static row => row.Item1)
            .ThenBy(static row => row.Rank)
            .Select(static row => row.Said);
        return Markup.Of($"<section><h2>How it came to be</h2><ol class=\"history\">{rows}</ol></section>");
    }

    /// <summary>What a correction says, in words: "set p_4, wording: “open the road”".</summary>
    public static Markup Said(DeskRequest request, CorrectionItem item)
    {
        Markup targets = Markup.Join(item.Targets.Select(t => Markup.Of($"<a href=\"{request.Path(t)}\">{t}</a>")), ", ");
        Dictionary<string, string> fields = JsonSerializer.Deserialize<Dictionary<string, string>>(item.Payload) ?? [];
        string set = string.Concat(fields.Select(static f => $", {CorrectionForms.NameOf(f.Key)}: {Phrases.Quoted(f.Value)}"));
        return Markup.Of($"{item.Op} {targets}{set}");
    }

    private static Markup Correction(DeskRequest request, CorrectionItem item)
    {
        Markup why = item.Reason is { } reason ? Markup.Of($", because: {reason}") : Markup.Empty;
        return Markup.Of(
            $"<li class=\"human\">{At(item.At)} <span class=\"tag\">correction</span> by <strong>{item.By ?? "somebody not named"}</strong>: {Said(request, item)}{why} (<a href=\"{request.Path("corrections")}#{item.Id}\">{item.Id}</a>)</li>"
        );
    }

    private static Markup Undone(DeskRequest request, CorrectionItem item) =>
        Markup.Of(
            $"<li class=\"human\">{At(item.UndoneAt!.Value)} <span class=\"tag\">correction undone</span> by <strong>{item.UndoneBy ?? "somebody not named"}</strong> <a href=\"{request.Path("corrections")}#{item.Id}\">{item.Id}</a></li>"
        );

    private static Markup Change(DeskRequest request, ChangeItem change) =>
        Markup.Of(
            $"<li>{At(change.At)} <span class=\"tag {change.Kind}\">{Cards.Readable(change.Kind)}</span> {Cause(request, change.Cause)}{Values(change)}</li>"
        );

    private static Markup Values(ChangeItem change) =>
        change.Before is { } before && before != change.After
            ? Markup.Of($" <span class=\"was\">before: {Cards.Headline(change.RecordType, before)}</span>")
        : change is { Kind: "disputed", After: { } against } ? Markup.Of($" <span class=\"was\">{against}</span>")
        : Markup.Empty;

    private static Markup Cause(DeskRequest request, string cause) =>
        cause.StartsWith("r_", StringComparison.Ordinal) ? Markup.Of($"by <a href=\"{request.Path("reports", cause)}\">a report</a>")
        : cause == "human" ? Markup.Of($"by a correction")
        : Markup.Of($"by {cause}");

    private static Markup At(Instant at) =>
        Markup.Of(
            $"<time class=\"when\" datetime=\"{InstantPattern.General.Format(at)}\">{HonestDate.Day(at.InUtc().Date)}, {s_minute.Format(at)}</time>"
        );
}
