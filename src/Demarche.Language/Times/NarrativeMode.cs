namespace Demarche.Language;

/// <summary>
/// Tells history from news by what the text itself shows: years well before publication, and hardly a weekday, "yesterday" or "last week".
/// </summary>
internal static class NarrativeMode
{
    private const int YearsBack = 2;
    private const int FewestYears = 4;
    private const int YearsToDeictic = 3;

    public static bool Of(TimeAtoms atoms, TimeAnchor? anchor, out int? opening)
    {
        opening = null;
        int last = (anchor?.Day.Year ?? NumberForm.LastYear) - YearsBack;
        int years = 0;
        int deictic = 0;
        IReadOnlyList<TimeAtom> all = atoms.All;
        for (int i = 0; i < all.Count; i++)
        {
            TimeAtom atom = all[i];
            if (atom.Is(TimeClass.Year) && atom.Number > 0)
            {
                years += atom.Number <= last ? 1 : 0;
                opening ??= atom.Number <= last ? atom.Number : null;
            }
            else if (IsEarlyYear(all, i, atoms.Text))
            {
                years++;
            }
            else if (atom.Is(TimeClass.Weekday | TimeClass.Day0 | TimeClass.Ago))
            {
                deictic++;
            }
            else if (atom.Is(TimeClass.Way) && i + 1 < all.Count && all[i + 1].Is(TimeClass.Unit))
            {
                deictic++;
            }
        }

        return years >= FewestYears && years > YearsToDeictic * deictic;
    }

    // "in 348", "(c. 314 - 368)"
    private static bool IsEarlyYear(IReadOnlyList<TimeAtom> all, int i, string text) =>
        all[i].Is(TimeClass.Digits)
        && all[i].Number is >= 100 and < NumberForm.FirstYear
        && i > 0
        && all[i - 1].Span.In(text) is "in" or "In" or "until" or "c." or "." or "around" or "about" or "–" or "-"
        && (i + 1 == all.Count || !char.IsLower(text[all[i + 1].Span.Start]) || all[i + 1].Is(TimeClass.And));
}
