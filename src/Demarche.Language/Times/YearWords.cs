namespace Demarche.Language;

/// <summary>Years in words: "nineteen ninety-six", "two thousand", "two thousand and four".</summary>
internal static class YearWords
{
    /// <returns>Past the last word; <paramref name="at"/> where no year stands.</returns>
    public static int Read(TimeAtoms atoms, int at, out int year)
    {
        year = 0;
        int first = Card(atoms, at);
        if (first is >= 15 and <= 20)
        {
            int next = Tens(atoms, at + 1, out int tens);
            if (next > at + 1 && tens >= 10)
            {
                year = (first * 100) + tens;
                return next;
            }
        }

        if (first == 2 && atoms.Is(at + 1, "thousand"))
        {
            int from = atoms.Is(at + 2, "and") ? at + 3 : at + 2;
            int next = Tens(atoms, from, out int tens);
            year = 2000 + (next > from ? tens : 0);
            return next > from ? next : at + 2;
        }

        return at;
    }

    public static int Tens(TimeAtoms atoms, int at, out int value)
    {
        value = Card(atoms, at);
        if (value < 0)
        {
            return at;
        }

        if (value >= 20)
        {
            int ones = atoms.Is(at + 1, TimeClass.Dash) ? at + 2 : at + 1;
            int digit = Card(atoms, ones);
            if (digit is >= 1 and <= 9)
            {
                value += digit;
                return ones + 1;
            }
        }

        return at + 1;
    }

    private static int Card(TimeAtoms atoms, int at) => atoms.Is(at, TimeClass.Card) ? atoms[at].Word!.ValueOf(TimeClass.Card) : -1;
}
