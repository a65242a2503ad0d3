using System.Collections.Immutable;
using NodaTime;

namespace Demarche.Record;

/// <summary>What the learned tie sees of a sentence that may answer and of a position that it may answer.</summary>
internal static class TieFeatures
{
    private const int Kinds = (int)PositionKind.Refusal + 1;
    private const int OfWords = 24;
    private const int OfParties = 17;
    private const int OfLine = Kinds + 5;
    private const int OfTime = 11;

    public static readonly int Count = OfWords + OfParties + OfLine + OfTime + ClueNumbers.Count;

    /// <param name="numbers">[<see cref="Count"/>]</param>
    public static void Fill(ClueSide clue, PositionSide position, Span<float> numbers)
    {
        LineFeatures features = new(numbers);
        AddWords(ref features, clue, position);
        AddParties(ref features, clue, position);
        AddLine(ref features, position);
        AddTime(ref features, clue, position);
        foreach (float number in clue.Numbers)
        {
            features.Add(number);
        }
    }

    private static void AddWords(ref LineFeatures features, ClueSide clue, PositionSide position)
    {
        PartyStems parties = position.Parties;
        TieWords sentence = clue.Sentence(parties);
        TieWords title = clue.Title(parties);
        TieWords before = clue.Before(parties);
        TieWords proposition = position.Proposition;
        TieWords told = position.Told;
        features.Add(proposition.Covered(sentence));
        features.Add(sentence.Covered(proposition));
        features.Add(proposition.Likened(sentence));
        features.Add(sentence.Likened(proposition));
        features.Add(told.Covered(sentence));
        features.Add(sentence.Covered(told));
        features.Add(sentence.Likened(told));
        features.Add(told.Likened(sentence));
        features.Add(proposition.Likened(title));
        features.Add(proposition.Covered(title));
        features.Add(proposition.Likened(before));
        features.Add(proposition.Covered(before));

        int shared = 0;
        int names = 0;
        int numbers = 0;
        double weight = 0;
        double most = 0;
        double alike = 0;
        double second = 0;
        for (int i = 0; i < proposition.Count; i++)
        {
            ContentWord word = proposition.Words[i];
            double likeness = proposition.Best(i, sentence).Likeness;
            if (likeness >= 1)
            {
                shared++;
                weight += proposition.WeightAt(i);
                most = Math.Max(most, proposition.WeightAt(i));
                names += word.IsName ? 1 : 0;
                numbers += char.IsAsciiDigit(word.Stem[0]) ? 1 : 0;
            }
            else if (likeness > alike)
            {
                (alike, second) = (likeness, alike);
            }
            else
            {
                second = Math.Max(second, likeness);
            }
        }

        features.Add(Math.Min(4, shared) / 4.0);
        features.Add(Math.Min(4, weight) / 4.0);
        features.Add(most);
        features.Add(alike);
        features.Add(second);
        features.Add(Math.Min(2, names) / 2.0);
        features.Add(Math.Min(2, NamesInCommon(sentence, told)) / 2.0);
        features.Add(Math.Min(2, numbers) / 2.0);
        features.Add(proposition.Has("not"));
        features.Add(VerbLikeness(proposition, position.Verb, sentence));
        features.Add(position.Verb.Length > 0 && sentence.Words.Any(word => ShippedWords.SameActs.Contains((position.Verb, word.Stem))));
        features.Add(Math.Log(1 + proposition.Count) / 3);
    }

    private static int NamesInCommon(TieWords left, TieWords right)
    {
        int names = 0;
        foreach (ContentWord word in left.Words)
        {
            names += word.IsName && right.Has(word.Stem) ? 1 : 0;
        }

        return names;
    }

    private static double VerbLikeness(TieWords proposition, string verb, TieWords sentence)
    {
        for (int i = 0; i < proposition.Count; i++)
        {
            if (proposition.Words[i].Stem == verb)
            {
                return proposition.Best(i, sentence).Likeness;
            }
        }

        return 0;
    }

    private static void AddParties(ref LineFeatures features, ClueSide clue, PositionSide position)
    {
        AddRole(ref features, clue.Told.Acting, position);
        AddRole(ref features, clue.Told.Speaking, position);
        features.Add(clue.Told.Named.Any(position.Asked.Contains));
        features.Add(clue.Told.Named.Any(position.Holders.Contains));
        features.Add(clue.Told.Named.Any(party => !position.Asked.Contains(party) && !position.Holders.Contains(party)));
        features.Add(position.Asked.IsEmpty);
        features.Add(position.Line.Addressees.Length > 1);
        features.Add(position.Holders.Count > 1);
        features.Add(clue.Told.Acting.Length + clue.Told.Speaking.Length == 0);
        bool asked = clue.Told.Acting.Concat(clue.Told.Speaking).Any(position.Asked.Contains);
        bool own = clue.Told.Acting.Concat(clue.Told.Speaking).Any(position.Holders.Contains);
        features.Add(asked);
        features.Add(own);
    }

    // In a role stand: who was asked, who holds it, others, nobody known.
    private static void AddRole(ref LineFeatures features, ImmutableArray<string> parties, PositionSide position)
    {
        features.Add(parties.Any(position.Asked.Contains));
        features.Add(parties.Any(position.Holders.Contains));
        features.Add(parties.Any(party => !position.Asked.Contains(party) && !position.Holders.Contains(party)));
        features.Add(parties.IsEmpty);
    }

    private static void AddLine(ref LineFeatures features, PositionSide position)
    {
        PositionLine line = position.Line;
        features.AddOneOf((int)line.Kind, Kinds);
        features.Add(line.Deadline is not null);
        features.Add(line.Condition is not null);
        features.Add(line.Implied);
        features.Add(line.Force is not null);
        features.Add(line.Addressees.IsEmpty && line.Performers.IsEmpty);
    }

    private static void AddTime(ref LineFeatures features, ClueSide clue, PositionSide position)
    {
        LocalDate? stated = position.Line.Stated.Earliest ?? position.Line.Stated.Latest;
        int? days = clue.Day is { } day && stated is { } from ? Math.Max(0, Period.DaysBetween(from, day)) : null;
        features.Add(days is null);
        features.Add(Math.Log(1 + (days ?? 10)) / 4);
        features.Add(days is <= 2);
        features.Add(days is > 30);
        int? between = clue.Between(position.Line);
        features.Add(between is not null);
        features.Add(between is 1);
        features.Add(between is { } sentences ? Math.Min(10, Math.Abs(sentences)) / 10.0 : 0);
        features.Add(between < 0);
        LocalDate? end = position.Line.Deadline?.Latest;
        int? left = end is { } due && clue.Day is { } on ? Math.Clamp(Period.DaysBetween(on, due), -30, 30) : null;
        features.Add(left is { } ahead ? ahead / 30.0 : 0);
        features.Add(left is < 0);
        features.Add(left is >= -2 and <= 2);
    }
}
