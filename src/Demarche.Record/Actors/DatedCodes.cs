using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Record;

/// <summary>A time in which a code holds, both ends included; years alone stand for the whole year.</summary>
/// <param name="To">Null: still, when the list was written.</param>
internal readonly record struct CodeTerm(string Code, LocalDate From, LocalDate? To)
{
    private static readonly LocalDatePattern Days = LocalDatePattern.Iso;

    /// <exception cref="FormatException">A date that is neither a year nor a day.</exception>
    public static CodeTerm Of(string code, string from, string to) => new(code, First(from), to.Length == 0 ? null : Last(to));

    public bool Holds(LocalDate day) => day >= From && (To is not { } to || day <= to);

    private static LocalDate First(string text) =>
        text.Length == 4 ? new LocalDate(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture), 1, 1) : Days.Parse(text).Value;

    private static LocalDate Last(string text) =>
        text.Length == 4
            ? new LocalDate(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture), 12, 31)
            : Days.Parse(text).Value;
}

/// <summary>The codes that one actor has had, and when.</summary>
internal sealed record DatedCodes(ImmutableArray<CodeTerm> Terms)
{
    /// <summary>The code that holds on a day; null where none does or no day is known.</summary>
    public string? On(LocalDate? day)
    {
        if (day is not { } date)
        {
            return null;
        }

        foreach (CodeTerm term in Terms)
        {
            if (term.Holds(date))
            {
                return term.Code;
            }
        }

        return null;
    }
}
