namespace Demarche.Record;

/// <summary>
/// When two numbers count the same. The noun, its sort and whose they are agree; and either a name beside them is the same ("the 11 sailors of the Blue Heron"),
/// or the act, a party and the days ("released 40 prisoners", "the release of 34 prisoners").
/// </summary>
internal static class SameCounted
{
    // Two outlets in other time zones date one act by a day more or less; without a day of its own an act is of the days when it is told.
    private const int NearDays = 1;
    private const double LeastTold = .6;
    private const int NearInPrint = 3;
    private const int NearByName = 45;

    public static bool Joins(ClaimComparand left, ClaimComparand right)
    {
        if (
            left.Noun.Length == 0
            || left.Noun != right.Noun
            || left.Unit != right.Unit
            || !left.Kinds.AsSpan().SequenceEqual(right.Kinds)
            || (left.Group.Length > 0 && right.Group.Length > 0 && !PartySet.Overlap(left.Group, right.Group))
        )
        {
            return false;
        }

        bool money = left.Unit.Length > 0;
        int named = ContentStems.Shared(left.Names, right.Names);

        // One word of a name of two is a word of many: "Bank" of the Tern Bank and of the Sand Bank.
        bool sameName = named > 1 || (named == 1 && Math.Min(left.Names.Length, right.Names.Length) == 1);
        bool sameAct = left.Act.Length > 0 && left.Act == right.Act && left.Stems.AsSpan().SequenceEqual(right.Stems);
        if (sameName && !money && left.Whole && right.Whole)
        {
            // All of those that go by one name, whatever is done with them and whenever.
            return ClaimJoin.DaysApart(left.Day, right.Day) <= NearByName;
        }

        if (left.Whole && right.Whole && left.Names.Length == 0 != (right.Names.Length == 0))
        {
            // "the 11 sailors of the Blue Gull", "the 20 sailors of a tug".
            return false;
        }

        bool nobody = left.Parties.Length == 0 && right.Parties.Length == 0;
        bool parties = PartySet.Overlap(left.Parties, right.Parties) || (nobody && (sameName || SameSentence(left, right)));
        bool places = left.Names.Length == 0 || right.Names.Length == 0 || named > 0;
        return sameAct && parties && places && SameDays(left, right);
    }

    // Where nobody known takes part: most words of the sentences.
    private static bool SameSentence(ClaimComparand left, ClaimComparand right) => ContentStems.F1(left.Told, right.Told) >= LeastTold;

    private static bool SameDays(ClaimComparand left, ClaimComparand right)
    {
        if (left.Stated && right.Stated && left.Latest is { } leftEnd && right.Latest is { } rightEnd)
        {
            int gap = Math.Max(
                DateOverlap.Number(left.Earliest!.Value) - DateOverlap.Number(rightEnd),
                DateOverlap.Number(right.Earliest!.Value) - DateOverlap.Number(leftEnd)
            );
            return gap <= NearDays;
        }

        return ClaimJoin.DaysApart(left.Earliest ?? left.Day, right.Earliest ?? right.Day) <= NearInPrint;
    }
}
