using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>The answers to one position: tellings of the same answer by the same party on the same day are one line.</summary>
public sealed class ResponseComposer : ILineComposer<ReportedResponse, ResponseLine>
{
    /// <summary>Groups the answers to one position into lines, in order of date; members come in canonical order.</summary>
    public static IReadOnlyList<IReadOnlyList<Mention<ReportedResponse>>> Group(IReadOnlyList<Mention<ReportedResponse>> responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        return
        [
            .. responses
                .GroupBy(static r => (r.Told.By.Party, r.Told.Status, DayOf(r)))
                .OrderBy(static g => g.Key.Item3 ?? LocalDate.MaxIsoValue)
                .Select(static g => g.ToArray()),
        ];
    }

    public ResponseLine Compose(IReadOnlyList<Mention<ReportedResponse>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new ResponseLine
        {
            By = members[0].Told.By,
            Status = members[0].Told.Status,
            Conditional = members.Any(static m => m.Told.Conditional),
            Late = members.Any(static m => m.Told.Late),
            About = members[0].Told.About,
            Rule = members[0].Told.Rule,
            Tie = members[0].Told.Tie,
            Due = members[0].Told.Due,
            Date = DateOf(members),
            Evidence = EvidenceGathering.Of(members.Select(static m => m.Told.Evidence)),
        };
    }

    // An answer without a date of its own was given by the day on which it was first reported.
    private static StatedDate DateOf(IReadOnlyList<Mention<ReportedResponse>> members)
    {
        StatedDate told = DateOverlap.Narrowest(members.Select(static m => m.Told.Date));
        if (told.IsKnown)
        {
            return told;
        }

        foreach (Mention<ReportedResponse> member in members)
        {
            if (member.Report.Published.LocalDay is { } day)
            {
                return new StatedDate
                {
                    Value = NodaTime.Text.LocalDatePattern.Iso.Format(day),
                    Latest = day,
                    Precision = DatePrecision.Day,
                    Basis = DateBasis.Publication,
                    Mod = "BEFORE",
                    Reason = "not stated: reported by the day of publication",
                    From = new DateSource(member.Report.Id.Value, null),
                };
            }
        }

        return told;
    }

    private static LocalDate? DayOf(Mention<ReportedResponse> response) =>
        response.Told.Date.Earliest ?? response.Told.Date.Latest ?? DateOverlap.DayOf(response.Report);
}
