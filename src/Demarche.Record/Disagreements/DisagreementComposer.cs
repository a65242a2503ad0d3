using System.Collections.Immutable;
using NodaTime.Text;

namespace Demarche.Record;

/// <summary>
/// What claims of one thing come to: a disagreement where they cannot all be right and do not come from one origin or one outlet that brought itself up to date;
/// else a line without sides.
/// </summary>
public sealed class DisagreementComposer : ILineComposer<ReportedClaim, DisagreementLine>
{
    private const int MostNamed = 3;

    public DisagreementLine Compose(IReadOnlyList<Mention<ReportedClaim>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return members[0].Told.Kind switch
        {
            ClaimKind.Count => NumberDisagreements.Of(members),
            ClaimKind.Quote => OfSpeakers(members),
            ClaimKind.Answer => OfStances(members, ClaimStance.Accepted, ClaimStance.Rejected),
            _ => OfStances(members, ClaimStance.Told, ClaimStance.Denied) is { Sides.Length: > 0 } line
                ? line
                : DateDisagreements.Of(members),
        };
    }

    internal static DisagreementLine Agreed(DisagreementAspect aspect, string about) =>
        new()
        {
            Aspect = aspect,
            About = about,
            Sides = [],
        };

    internal static DisagreementSide Side(string value, IEnumerable<Mention<ReportedClaim>> members) =>
        new(value, EvidenceGathering.Of(members.Select(static m => m.Told.Evidence)));

    /// <summary>True where one report stands on several sides: who gives two numbers counts two things, who gives two days tells two acts.</summary>
    internal static bool IsListOfOneReport(List<List<Mention<ReportedClaim>>> sides) =>
        sides
            .SelectMany(static s => s.Select(static m => m.Report.Id).Distinct())
            .GroupBy(static id => id)
            .Any(static g => g.Skip(1).Any());

    /// <summary>
    /// Two sides of one outlet, or takes of one agency, are one telling brought up to date. An outlet that copies another and gives another value stands against it,
    /// where both are known.
    /// </summary>
    internal static bool Independent(IReadOnlyCollection<Mention<ReportedClaim>> left, IReadOnlyCollection<Mention<ReportedClaim>> right) =>
        left.Any(one => right.Any(other => Independent(one.Report, other.Report)));

    private static bool Independent(ReportFacts left, ReportFacts right)
    {
        bool known = left.Outlet is not null && right.Outlet is not null;
        return left.Id != right.Id
            && !(known && left.Outlet == right.Outlet)
            && left.Origins.Intersect(right.Origins, StringComparer.Ordinal).All(origin => known && !IsAgency(origin));
    }

    private static bool IsAgency(string origin) =>
        !origin.StartsWith("own:", StringComparison.Ordinal) && !origin.StartsWith("unknown:", StringComparison.Ordinal);

    // Whoever denies stands against who tells it, in one report as in two; a report's yes against another report's no.
    private static DisagreementLine OfStances(IReadOnlyList<Mention<ReportedClaim>> members, ClaimStance first, ClaimStance second)
    {
        Mention<ReportedClaim>[] yes = [.. members.Where(m => m.Told.Stance == first)];
        Mention<ReportedClaim>[] no = [.. members.Where(m => m.Told.Stance == second)];
        string about = (yes.Length > 0 ? yes : no).First().Told.About;
        if (yes.Length == 0 || no.Length == 0 || (first == ClaimStance.Accepted && !Independent(yes, no)))
        {
            return Agreed(DisagreementAspect.Occurrence, about);
        }

        bool answers = first == ClaimStance.Accepted;
        return new DisagreementLine
        {
            Aspect = DisagreementAspect.Occurrence,
            About = answers ? $"{yes[0].Told.By[0].Name} on “{about}”" : about,
            Of = yes[0].Told.Line,
            Basis = BasisOf(yes[0], no[0]),
            Sides = answers
                ? [Side("accepted", yes), Side("rejected", no)]
                : [Side(Named("told", yes), yes), Side(Named("denied", no), no)],
        };
    }

    // "told by Marr, Adair and others"
    private static string Named(string said, Mention<ReportedClaim>[] members)
    {
        string[] names = [.. members.Select(static m => m.Told.Value).Where(static n => n.Length > 0).Distinct(StringComparer.Ordinal)];
        return names.Length == 0
            ? said
            : $"{said} by {string.Join(", ", names.Take(MostNamed))}{(names.Length > MostNamed ? " and others" : "")}";
    }

    private static DisagreementLine OfSpeakers(IReadOnlyList<Mention<ReportedClaim>> members)
    {
        List<List<Mention<ReportedClaim>>> sides = [];
        foreach (Mention<ReportedClaim> member in members)
        {
            Voice voice = Voice.Of(member.Told.By[0]);
            if (sides.Find(s => Voice.Of(s[0].Told.By[0]).MayBe(voice)) is { } side)
            {
                side.Add(member);
            }
            else
            {
                sides.Add([member]);
            }
        }

        string about = members.MaxBy(static m => m.Told.About.Length)!.Told.About;
        return sides.Count < 2 || !sides.Skip(1).Any(side => SpeaksAgainst(sides[0], side))
            ? Agreed(DisagreementAspect.Attribution, about)
            : new DisagreementLine
            {
                Aspect = DisagreementAspect.Attribution,
                About = about,
                Basis = "the same words",
                Sides = [.. sides.Select(static s => Side(s[0].Told.Value, s))],
            };
    }

    // Where both name the speaker even a copy stands against what it copies; who "he" is, may be read wrongly in one of two takes.
    private static bool SpeaksAgainst(List<Mention<ReportedClaim>> left, List<Mention<ReportedClaim>> right) =>
        Independent(left, right)
        || left.Exists(one => one.Told.Named && right.Exists(other => other.Told.Named && one.Report.Id != other.Report.Id));

    /// <summary>Why both are of one thing, in a line for the reader.</summary>
    internal static string BasisOf(Mention<ReportedClaim> left, Mention<ReportedClaim> right)
    {
        List<string> reasons = [];
        string[] shared = [.. left.Told.Stems.Intersect(right.Told.Stems, StringComparer.Ordinal)];
        if (left.Told.Count is { } count && right.Told.Count is { } other)
        {
            if (count.Act is { } act && act == other.Act)
            {
                reasons.Add($"the same act ({act})");
            }

            string[] names = [.. count.Names.Intersect(other.Names, StringComparer.Ordinal)];
            if (names.Length > 0)
            {
                reasons.Add($"the same name ({string.Join(' ', names)})");
            }
        }
        else if (shared.Length > 0)
        {
            reasons.Add($"in common: {string.Join(", ", shared)}");
        }

        string[] parties = [.. left.Told.Parties.Intersect(right.Told.Parties, StringComparer.Ordinal)];
        if (parties.Length > 0)
        {
            reasons.Add($"parties: {string.Join(", ", parties)}");
        }

        int days = ClaimJoin.DaysApart(DateOverlap.DayOf(left.Report), DateOverlap.DayOf(right.Report));
        reasons.Add(
            left.Report.Id == right.Report.Id ? "same report"
            : days == 0 ? "told on one day"
            : $"told {days.ToString(System.Globalization.CultureInfo.InvariantCulture)} day{(days == 1 ? "" : "s")} apart"
        );
        return string.Join("; ", reasons);
    }
}

/// <summary>One act on two days.</summary>
internal static class DateDisagreements
{
    public static DisagreementLine Of(IReadOnlyList<Mention<ReportedClaim>> members)
    {
        Mention<ReportedClaim>[] dated =
        [
            .. members.Where(static m =>
                m.Told.Stance == ClaimStance.Told
                && m.Told.Date
                    is { Basis: not (Text.DateBasis.Publication or Text.DateBasis.SameReport), Earliest: { } day, Latest: { } last }
                && day == last
                && !SameAct.IsRepeated(m.Told.Type)
            ),
        ];
        List<List<Mention<ReportedClaim>>> days = [.. dated.GroupBy(static m => m.Told.Date.Earliest).Select(static g => g.ToList())];
        string about = members[0].Told.About;
        return
            days.Count < 2
            || DisagreementComposer.IsListOfOneReport(days)
            || !days.Skip(1).Any(day => DisagreementComposer.Independent(days[0], day))
            ? DisagreementComposer.Agreed(DisagreementAspect.Date, about)
            : new DisagreementLine
            {
                Aspect = DisagreementAspect.Date,
                About = about,
                Of = days[0][0].Told.Line,
                Basis = DisagreementComposer.BasisOf(days[0][0], days[1][0]),
                Sides =
                [
                    .. days.Select(static d => DisagreementComposer.Side(LocalDatePattern.Iso.Format(d[0].Told.Date.Earliest!.Value), d)),
                ],
            };
    }
}
