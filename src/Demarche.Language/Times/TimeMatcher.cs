using System.Numerics;

namespace Demarche.Language;

/// <summary>
/// Finds the longest rule that fits at a word. Looks no further ahead than a rule is long, and a rule branches only at an element that
/// may be missing: the work for a word has a bound, whatever the text.
/// </summary>
internal sealed class TimeMatcher(TimeGrammar grammar, TimeAtoms atoms)
{
    private const TimeClass Several = TimeClass.Num | TimeClass.Year | TimeClass.Holiday;

    /// <summary>Elements tried so far.</summary>
    public long Steps { get; private set; }

    public bool Longest(int at, out TimeMatch best)
    {
        best = default;
        TimeAtom atom = atoms[at];
        for (ulong bits = (ulong)(atom.Classes & grammar.Starts); bits != 0; bits &= bits - 1)
        {
            Try(grammar.ByClass(BitOperations.TrailingZeroCount(bits)), at, ref best);
        }

        if (atom.Id > 0)
        {
            Try(grammar.ByWord(atom.Id), at, ref best);
        }

        return best.End > at;
    }

    private void Try(ReadOnlySpan<TimeRule> rules, int at, ref TimeMatch best)
    {
        foreach (TimeRule rule in rules)
        {
            if (!MayFit(rule.Elements, at))
            {
                continue;
            }

            TimeMatch match = new()
            {
                Action = rule.Action,
                First = at,
                Order = rule.Order,
            };
            if (Fits(rule.Elements, 0, at, ref match) && (match.End > best.End || (match.End == best.End && match.Order < best.Order)))
            {
                best = match;
            }
        }
    }

    // Most rules are out at their second word; a first element of several words has to be read to know.
    private bool MayFit(TimeElement[] elements, int at)
    {
        if (elements.Length < 2 || elements[1].Optional || (elements[0].Classes & Several) != TimeClass.None)
        {
            return true;
        }

        return at + 1 < atoms.Count && elements[1].Takes(atoms[at + 1]);
    }

    private bool Fits(TimeElement[] elements, int element, int at, ref TimeMatch match)
    {
        Steps++;
        if (element == elements.Length)
        {
            match.End = at;
            return true;
        }

        TimeElement wanted = elements[element];
        int next = Next(wanted, at);
        if (next > at)
        {
            int count = match.Count;
            match.Push(wanted.Classes, at);
            if (Fits(elements, element + 1, next, ref match))
            {
                return true;
            }

            match.Count = count;
        }

        return wanted.Optional && Fits(elements, element + 1, at, ref match);
    }

    /// <summary>Past what the element takes; <paramref name="at"/> where it takes nothing.</summary>
    private int Next(TimeElement wanted, int at)
    {
        if (at >= atoms.Count || !wanted.Takes(atoms[at]))
        {
            return at;
        }

        TimeClass hit = atoms[at].Classes & wanted.Classes;
        if ((hit & TimeClass.Num) != TimeClass.None)
        {
            return TimeNumber.Read(atoms, at, out _);
        }

        if ((hit & TimeClass.Year) != TimeClass.None && atoms[at].Number < 0)
        {
            return YearWords.Read(atoms, at, out _);
        }

        return hit == TimeClass.Holiday ? Holidays.End(atoms, at) : at + 1;
    }
}
