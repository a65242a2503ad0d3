using System.Text;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>
/// A brief (formats.md 3.1): one line a fact, in the tense of its status, with the number of origins and markers of its evidence.
/// Quotation marks stand only around words of a report.
/// </summary>
public sealed class Brief(TextWriter output, bool withText, bool plain = false)
{
    private const int MostMarks = 3;

    private readonly List<string> _notes = [];

    public void Title(string dispute, Coverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        output.Write(plain ? $"{Phrases.OneLine(dispute)}\n\n" : $"# {Escape(dispute)}\n\n");
        output.Write(
            $"{Phrases.Count(coverage.Reports, "report")}, {Phrases.Count(coverage.Outlets, "outlet")}, {Phrases.Count(coverage.Origins, "origin")}.\n"
        );
    }

    public void Section(string name) => output.Write(plain ? $"\n{name}\n{new string('-', name.Length)}\n" : $"\n## {name}\n\n");

    public void Nothing() => output.Write("Nothing in the reports.\n");

    public void Event(EventItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        string status = item.Status == EventStatus.Happened ? "" : $" [{item.Became ?? item.Status.Kebab()}]";
        Line($"{HonestDate.Of(item.Date)}: {Escape(item.Summary)}{status}", item.Support, item.Evidence, item.Withdrawn);
    }

    public void Position(PositionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        string to = item.Addressees.IsEmpty ? "" : $" to {Escape(Phrases.Names(item.Addressees))}";
        string deadline =
            item.Deadline is { } until && HonestDate.Of(until) is { } day and not HonestDate.NotStated ? $", deadline {day}" : "";
        string fact =
            $"{Escape(Phrases.Names(item.Holders))}, {item.Kind.Kebab()}{to}: {Escape(item.Proposition)}{Escape(Phrases.Condition(item.Condition))}{deadline}";
        string told = $"{HonestDate.Of(item.Stated)}: {fact}";
        Line(item.Withdrawn is null ? $"{told}. {Phrases.Status(item)}" : told, item.Support, item.Evidence, item.Withdrawn);
        foreach (ResponseItem response in item.Responses)
        {
            output.Write("  ");
            Line(
                $"{HonestDate.Of(response.Date)}: {Escape(Phrases.Name(response.By))}: {response.Status.Kebab()}",
                response.Support,
                response.Evidence,
                response.Withdrawn
            );
        }
    }

    public void Utterance(UtteranceItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        string words = withText ? $": {Escape(Phrases.Quoted(item.FullestText))}" : "";
        Line(
            $"{HonestDate.Of(item.Date)}: {Escape(Phrases.Speakers(item, withText: withText))}{words}",
            item.Support,
            item.Evidence,
            item.Withdrawn
        );
        foreach (Retelling told in Retelling.Of(item))
        {
            string text = withText ? $": {Escape(told.Text)}" : "";
            output.Write($"  - in other words, {Escape(told.Outlets)}{text} {string.Concat(told.Evidence.Take(MostMarks).Select(Mark))}\n");
        }
    }

    public void Disagreement(DisagreementItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        string sides = string.Join(" or ", item.Sides.Select(s => $"{Escape(s.Value)} ({Phrases.Count(s.Support.Origins, "origin")})"));
        string marks = string.Concat(item.Sides.SelectMany(s => s.Evidence.Take(1)).Select(Mark));
        output.Write($"- {Escape(item.What)}: {sides} {marks}\n");
    }

    /// <summary>The list that the markers point to.</summary>
    public void Notes()
    {
        if (_notes.Count == 0)
        {
            return;
        }

        Section("Evidence");
        for (int i = 0; i < _notes.Count; i++)
        {
            output.Write($"[{i + 1}] {_notes[i]}{(plain ? "" : "  ")}\n");
        }
    }

    private void Line(string fact, Support support, IReadOnlyList<EvidenceItem> evidence, Withdrawal? withdrawn)
    {
        string marks = string.Concat(evidence.Take(MostMarks).Select(Mark));
        if (withdrawn is not null)
        {
            string struck = plain ? $"[withdrawn] {fact}" : $"~~{fact}~~";
            output.Write($"- {struck} ({Escape(Phrases.Of(withdrawn, withText))}) {marks}\n");
            return;
        }

        output.Write($"- {fact} ({Phrases.Count(support.Outlets, "outlet")}, {Phrases.Count(support.Origins, "origin")}) {marks}\n");
    }

    private string Mark(EvidenceItem item)
    {
        List<string> parts = [Escape(Phrases.Outlet(item.Outlet, item.Locator)), item.Published ?? HonestDate.NotStated];
        if (item.Url is { } url)
        {
            parts.Add(plain ? Phrases.OneLine(url) : $"<{url.Replace(">", "%3E", StringComparison.Ordinal)}>");
        }

        parts.Add($"{item.Evidence.Report} {item.Evidence.Span.Start}-{item.Evidence.Span.End}");
        string words = withText ? $"{Escape(Phrases.Quoted(item.Evidence.Text))} " : "";
        _notes.Add(words + string.Join(", ", parts));
        return $"[{_notes.Count}]";
    }

    private string Escape(string text)
    {
        if (plain)
        {
            return Phrases.OneLine(text);
        }

        StringBuilder escaped = new(text.Length);
        foreach (char c in Phrases.OneLine(text))
        {
            if ("\\`*_[]<>#|~&".Contains(c, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
