using System.Collections.Frozen;
using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>How far "coming days" or "recent weeks" reach (<c>Data/times/vague-widths.tsv</c>); always shown as inferred.</summary>
internal static class VagueWidths
{
    private static readonly FrozenDictionary<char, int> s_days = DataFile
        .Lines("times.vague-widths.tsv")
        .Select(static l => l.Split('\t'))
        .ToFrozenDictionary(static c => c[0][0], static c => int.Parse(c[1], CultureInfo.InvariantCulture));

    public static void Spread(TimeDraft draft, LocalDate now, int shift, char unit, DateBasis basis)
    {
        if (!s_days.TryGetValue(unit, out int days))
        {
            return;
        }

        (draft.Earliest, draft.Latest) = shift < 0 ? (now.PlusDays(-days), now) : (now, now.PlusDays(days));
        (draft.Basis, draft.Precision) = (basis, DatePrecision.Range);
        draft.Reason = "vague: up to " + days.ToString(CultureInfo.InvariantCulture) + " days from publication";
    }
}
