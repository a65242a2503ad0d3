using System.Globalization;

namespace Demarche.Language;

/// <summary>How many units: a number in words or digits, or a vague one. Null value: some number, not said (<c>X</c>).</summary>
internal readonly record struct TimeNumber(decimal? Value)
{
    public string Timex => Value is { } v ? v.ToString("0.##", CultureInfo.InvariantCulture) : "X";

    /// <returns>Past the last word; <paramref name="at"/> where no number stands.</returns>
    public static int Read(TimeAtoms atoms, int at, out TimeNumber number)
    {
        number = default;
        TimeAtom atom = atoms[at];
        if (atom.Is(TimeClass.Art))
        {
            return Article(atoms, at, out number);
        }

        if (atom.Is(TimeClass.Vague))
        {
            number = new TimeNumber(atom.Word!.ValueOf(TimeClass.Vague) == 2 ? 2 : null);
            int next = at + 1;
            return atoms.Is(next, TimeClass.Of) ? next + 1 : next;
        }

        if (atom.Is(TimeClass.Half))
        {
            return Half(atoms, at, out number);
        }

        if (atom.Is(TimeClass.Fraction))
        {
            if (!Fraction(atoms.In(at), out decimal part))
            {
                return at;
            }

            number = new TimeNumber(part);
            return at + 1;
        }

        int end = atom.Is(TimeClass.Card) || atom.Is(TimeClass.Scale) ? Words(atoms, at, out decimal whole) : Digits(atoms, at, out whole);
        if (end == at)
        {
            return at;
        }

        if (atoms.Is(end, "and") && atoms.Is(end + 1, "a") && atoms.Is(end + 2, "half"))
        {
            whole += .5m;
            end += 3;
        }
        else if (atoms.Is(end, TimeClass.Fraction) && Fraction(atoms.In(end), out decimal part))
        {
            whole += part;
            end++;
        }

        number = new TimeNumber(whole);
        return end;
    }

    private static int Article(TimeAtoms atoms, int at, out TimeNumber number)
    {
        number = new TimeNumber(1);
        int next = at + 1;
        if (atoms.Is(next, TimeClass.Vague))
        {
            bool couple = atoms.Is(next, "couple");
            number = new TimeNumber(couple ? 2 : null);
            next++;
            return atoms.Is(next, TimeClass.Of) ? next + 1 : next;
        }

        if (atoms.Is(next, TimeClass.Scale))
        {
            number = new TimeNumber(atoms[next].Word!.ValueOf(TimeClass.Scale));
            return next + 1;
        }

        return next;
    }

    // "half an hour", "half a year"
    private static int Half(TimeAtoms atoms, int at, out TimeNumber number)
    {
        number = new TimeNumber(.5m);
        return atoms.Is(at + 1, TimeClass.Art) ? at + 2 : at;
    }

    private static int Digits(TimeAtoms atoms, int at, out decimal value)
    {
        if (
            !decimal.TryParse(
                atoms.In(at),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out value
            )
            || value > 1e9m
        )
        {
            return at;
        }

        if (atoms.Is(at + 1, TimeClass.Scale) && !atoms.Is(at + 1, "dozen"))
        {
            value *= atoms[at + 1].Word!.ValueOf(TimeClass.Scale);
            return at + 2;
        }

        return at + 1;
    }

    private static int Words(TimeAtoms atoms, int at, out decimal value)
    {
        decimal total = 0;
        decimal current = 0;
        int end = at;
        for (int i = at; i < at + 12; )
        {
            if (atoms.Is(i, TimeClass.Scale))
            {
                decimal scale = atoms[i].Word!.ValueOf(TimeClass.Scale);
                current = Math.Max(current, 1) * scale;
                if (scale >= 1000)
                {
                    total += current;
                    current = 0;
                }

                end = ++i;
            }
            else if (
                YearWords.Tens(atoms, i, out int tens) is var next
                && next > i
                && (end == at || atoms.Is(end - 1, TimeClass.Scale) || i > end)
            )
            {
                current += tens;
                end = i = next;
                if (!atoms.Is(i, TimeClass.Scale) && !atoms.Is(i, "and"))
                {
                    break;
                }
            }
            else if (i > at && atoms.Is(i, "and") && atoms.Is(i + 1, TimeClass.Card) && atoms.Is(i - 1, TimeClass.Scale))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        value = total + current;
        return end;
    }

    private static bool Fraction(ReadOnlySpan<char> text, out decimal value)
    {
        int slash = text.IndexOf('/');
        value = 0;
        if (slash < 1 || !int.TryParse(text[..slash], out int top) || !int.TryParse(text[(slash + 1)..], out int bottom) || bottom == 0)
        {
            return false;
        }

        value = (decimal)top / bottom;
        return true;
    }
}
