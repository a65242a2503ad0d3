using System.Collections.Immutable;
using System.Globalization;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>The claims of one report: its counts, acts and denials, answers, and long quotations of named persons.</summary>
public static class ReportedClaims
{
    /// <summary>Words of a quotation, at the least: fewer are said by many.</summary>
    public const int LeastQuoted = 8;

    // In characters.
    private const int LongestDateline = 60;

    public static IEnumerable<ReportedClaim> Of(AnalysedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        // A sentence that denies tells nobody's deed, whatever else is read in it.
        HashSet<int> denying = [.. report.Denials.Select(static d => d.Evidence[0].Span.Start)];
        return report
            .Quantities.Select(Count)
            .Concat(
                report
                    .Events.Select(Act)
                    .Concat(report.Positions.Select(Act))
                    .OfType<ReportedClaim>()
                    .Where(act => !denying.Contains(act.Evidence[0].Span.Start))
            )
            .Concat(report.Denials.Select(Denial))
            .Concat(report.Responses.Select(response => Answer(response, report.Positions)).OfType<ReportedClaim>())
            .Concat(report.Statements.Select(statement => Quote(statement, report.Language.Text)).OfType<ReportedClaim>());
    }

    internal static ReportedClaim Count(ReportedQuantity quantity) =>
        new()
        {
            Kind = ClaimKind.Count,
            About = quantity.Phrase ?? quantity.What,
            Value = ValueOf(quantity),
            Parties = [.. quantity.Parties],
            Stems = [.. ContentStems.Of(quantity.What)],
            Count = quantity,
            Date = quantity.Date,
            Evidence = quantity.Evidence,
        };

    private static ReportedClaim? Act(ReportedEvent told)
    {
        bool known = told.Actors.Concat(told.Recipients).Any(static a => a.Code is not null);
        if (!known || told.Status == EventStatus.Hypothetical)
        {
            return null;
        }

        Actor? denier = told.SaidBy ?? told.Actors.FirstOrDefault();
        bool denied = told.Status == EventStatus.Denied;
        return new ReportedClaim
        {
            Kind = ClaimKind.Act,
            Stance = denied ? ClaimStance.Denied : ClaimStance.Told,
            About = WithoutDateline(told.Summary),
            Value = denied ? denier?.Name ?? "" : told.SaidBy?.Name ?? "",
            SaidBy = denied ? denier : told.SaidBy,
            Type = told.Type,
            Line = "event",
            By = told.Actors,
            Parties = PartiesOf(told.Actors.Concat(told.Recipients)),
            Stems = StemsOf(WithoutDateline(told.Summary), told.Date),
            Date = told.Background ? StatedDate.Unknown : told.Date,
            Evidence = told.Evidence,
        };
    }

    // What one side promised, offered, threatened or asked for, another may say it never did.
    private static ReportedClaim? Act(ReportedPosition told) =>
        told.Implied || told.Holders.All(static a => a.Code is null)
            ? null
            : new ReportedClaim
            {
                Kind = ClaimKind.Act,
                About = $"{told.Kind.ToString().ToLowerInvariant()}: {told.Proposition}",
                Value = "",
                Type = told.Kind.ToString(),
                Line = "position",
                By = told.Holders,
                Parties = PartiesOf(told.Holders.Concat(told.Addressees).Concat(told.Performers)),
                Stems = StemsOf($"{VerbOf(told.Kind)} {told.Proposition}", told.Stated),
                Date = told.Stated,
                Evidence = told.Evidence,
            };

    private static ReportedClaim Denial(ReportedDenial told) =>
        new()
        {
            Kind = ClaimKind.Act,
            Stance = ClaimStance.Denied,
            About = told.Denied,
            Value = told.By.Name,
            SaidBy = told.By,
            By = [told.By],
            Parties = told.Parties,
            Act = told.Act,
            Stems = told.Stems,
            Date = told.Date,
            Evidence = told.Evidence,
        };

    // What was done about a position is an act like others; what was said to it is a yes or a no.
    private static ReportedClaim? Answer(ReportedResponse told, ImmutableArray<ReportedPosition> positions)
    {
        string about = positions.FirstOrDefault(p => p.Id == told.To)?.Proposition ?? told.About;
        (ClaimKind kind, ClaimStance stance)? way = told.Status switch
        {
            ResponseStatus.Accepted => (ClaimKind.Answer, ClaimStance.Accepted),
            ResponseStatus.Rejected => (ClaimKind.Answer, ClaimStance.Rejected),
            ResponseStatus.Fulfilled or ResponseStatus.Kept or ResponseStatus.Broken or ResponseStatus.CarriedOut => (
                ClaimKind.Act,
                ClaimStance.Told
            ),
            _ => null,
        };
        if (way is not { } found || told.By.Code is null)
        {
            return null;
        }

        return new ReportedClaim
        {
            Kind = found.kind,
            Stance = found.stance,
            About = about,
            Value = found.kind == ClaimKind.Act ? "" : told.Status.ToString().ToLowerInvariant(),
            Line = "response",
            By = [told.By],
            Parties = PartiesOf(told.Holders.Prepend(told.By)),
            Stems = StemsOf(found.kind == ClaimKind.Act ? $"{about} {told.About}" : about, told.Date),
            Date = told.Date,
            Evidence = told.Evidence,
        };
    }

    private static ReportedClaim? Quote(Statement told, string text)
    {
        if (told is not { Kind: not StatementKind.Indirect, Words: { } words, Speaker: { Type: ActorType.Person } speaker, Negated: false })
        {
            return null;
        }

        List<string> folded = WordFolding.WordsOf(words);
        return folded.Count < LeastQuoted || !told.JointSpeakers.IsEmpty
            ? null
            : new ReportedClaim
            {
                Kind = ClaimKind.Quote,
                About = words,
                Value = speaker.Name,
                Named = told.Source.Any(span => span.Of(text).Contains(LastName(speaker), StringComparison.OrdinalIgnoreCase)),
                By = [speaker],
                Parties = [speaker.Party],
                Stems = [.. folded],
                Date = told.Date,
                Evidence = told.Evidence,
            };
    }

    private static string LastName(Actor person) => person.Name[(person.Name.LastIndexOf(' ') + 1)..];

    // "LORN, May 5 (Agency) - Arvenia …": where it was written is no part of what is told.
    private static string WithoutDateline(string words)
    {
        int dash = words.IndexOf(" - ", StringComparison.Ordinal);
        dash = dash < 0 ? words.IndexOf(" — ", StringComparison.Ordinal) : dash;
        int first = words.IndexOfAny([' ', ',']);
        return dash > 0 && dash <= LongestDateline && first > 1 && !words[..first].Any(char.IsLower) ? words[(dash + 3)..] : words;
    }

    private static string VerbOf(PositionKind kind) =>
        kind switch
        {
            PositionKind.Demand or PositionKind.Condition => "ask",
            PositionKind.Threat => "threaten",
            PositionKind.Refusal => "refuse",
            PositionKind.Offer => "offer",
            _ => "promise",
        };

    private static ImmutableArray<string> PartiesOf(IEnumerable<Actor> actors) =>
        [.. actors.Select(static a => a.Party).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // When it was and how many there were may be told differently: what it was is in the rest.
    internal static ImmutableArray<string> StemsOf(string words, StatedDate date)
    {
        HashSet<string> when = [.. ContentStems.Of(date.Expression)];
        return [.. ContentStems.Of(words).Where(stem => !char.IsAsciiDigit(stem[0]) && !when.Contains(stem))];
    }

    // "soldier killed: 40 or 65": what is counted is named once, by the line; a measure ("12 km") stands at its number.
    private static string ValueOf(ReportedQuantity quantity)
    {
        string[] counted = ContentStems.Of(quantity.Unit);
        bool named =
            counted.Length > 0
            && counted.Except(ContentStems.Of($"{quantity.What} {quantity.Phrase}"), StringComparer.Ordinal).FirstOrDefault() is null;
        string unit = quantity.Unit is null || named ? "" : " " + quantity.Unit;
        string number =
            quantity.Low is { } low && quantity.High is { } high && low != high
                ? $"{Number(low)} to {Number(high)}"
                : Number(quantity.Low ?? quantity.High ?? 0);
        return $"{(quantity.Bound is ">" or "<" ? quantity.Bound + " " : quantity.Approximate ? "about " : "")}{number}{unit}";
    }

    private static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
