using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Store;
using NodaTime;

namespace Demarche.Exports;

/// <summary>Short phrases that several views share.</summary>
public static class Phrases
{
    public static string Of(Support support) =>
        $"{Count(support.Reports, "report")}, {Count(support.Outlets, "outlet")}, {Count(support.Origins, "origin")}";

    /// <summary>What stands behind a line; behind one that was withdrawn nothing does, so how many reports told it.</summary>
    public static string Of(Support support, Withdrawal? withdrawn)
    {
        ArgumentNullException.ThrowIfNull(support);
        return withdrawn is null ? Of(support) : Count(support.Reports, "report");
    }

    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    public static string Names(ImmutableArray<ActorRef> actors) => string.Join(", ", actors.Select(Name).Distinct(StringComparer.Ordinal));

    /// <summary>Who speaks; several who speak together are joined.</summary>
    /// <param name="nobody">What stands where the speaker is not known.</param>
    /// <param name="withText">False where no words of a report may be shown: a speaker without a name is then not described.</param>
    public static string Speakers(UtteranceItem item, string nobody = "speaker not resolved", bool withText = true) =>
        item.Speaker is { } speaker ? Names(item.JointSpeakers.Insert(0, speaker))
        : withText && item.SpeakerDescribed is { } described ? $"{described} (not named)"
        : nobody;

    /// <summary>" via Odo Marsh, AFP": whom a report has the words through, the one nearest to the speaker first; empty for none.</summary>
    public static string Through(VariantItem variant) =>
        variant.Chain.Any(static link => link.Name is not null)
            ? " via " + string.Join(", ", variant.Chain.Reverse().Select(static link => link.Name).OfType<string>())
            : "";

    /// <summary>A person with the party beside the name, "Pell Adair (ARV)"; anyone else by name.</summary>
    public static string Name(ActorRef actor) =>
        actor is { Type: ActorType.Person or ActorType.Office, Code: { Length: > 0 } code }
            ? $"{actor.Name} ({code.Split(' ', 2)[0]})"
            : actor.Name;

    /// <summary>The outlet; where it is not stated, the name of the file that the report came in.</summary>
    public static string Outlet(string? outlet, string? locator) =>
        outlet ?? (locator is { Length: > 0 } file ? $"outlet not stated ({file[(file.LastIndexOf('/') + 1)..]})" : "outlet not stated");

    /// <summary>"Reuters", "own reporting of DW News", "origin not stated".</summary>
    public static string Origin(string name, OriginKind kind) =>
        kind switch
        {
            OriginKind.Unknown => "origin not stated",
            OriginKind.OwnReporter => "own reporting of " + name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..],
            _ => name,
        };

    /// <summary>", if talks fail": what a position hangs on, with the report's own opening word where it has one.</summary>
    public static string Condition(string? condition)
    {
        if (condition is null)
        {
            return "";
        }

        string opening = condition.Split(' ', 2)[0].ToLowerInvariant();
        bool opened =
            opening
            is "if"
                or "unless"
                or "until"
                or "once"
                or "when"
                or "after"
                or "before"
                or "provided"
                or "should"
                or "as"
                or "on"
                or "only";
        return opened ? $", {condition}" : $", if {condition}";
    }

    /// <summary>
    /// "open: no answer reported as of 27 Jan 2022", "rejected"; where answers are listed that leave it open, whose is missing.
    /// </summary>
    public static string Status(PositionItem position)
    {
        if (position.StatusNow != "open")
        {
            return position.StatusNow;
        }

        string asOf = position.StatusAsOf is { } day ? $" as of {HonestDate.Day(day)}" : "";
        if (position.Responses.IsEmpty)
        {
            return "open: no answer reported" + asOf;
        }

        bool addressedAnswered = position.Responses.Any(r => position.Addressees.Any(a => a.Id == r.By.Id));
        return (addressedAnswered ? "open" : "open: no answer of those addressed reported") + asOf;
    }

    /// <summary>"withdrawn by Oro Courier, 2031-03-04: “Please kill the report.”": why a line is struck through, in the words of who took it back.</summary>
    public static string Of(Withdrawal withdrawn, bool withText = true)
    {
        ArgumentNullException.ThrowIfNull(withdrawn);
        string reason = withText && withdrawn.Reason is { } words ? $": {Quoted(words)}" : "";
        return $"withdrawn by {Outlet(withdrawn.Outlet, withdrawn.Locator)}, {withdrawn.Published ?? HonestDate.NotStated}{reason}";
    }

    public static string Share(double fraction) => $"{Math.Round(fraction * 100)} %";

    /// <summary>One line: line breaks, signs that only steer a terminal, and runs of white space become one space.</summary>
    public static string OneLine(string text)
    {
        string plain = text.Any(char.IsControl) ? string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c)) : text;
        return string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The words on one line in quotation marks; marks that stand in the report already are not doubled.</summary>
    public static string Quoted(string text)
    {
        string line = OneLine(text);
        return line.Length > 0 && "“\"«„".Contains(line[0], StringComparison.Ordinal) ? line : $"“{line}”";
    }
}
