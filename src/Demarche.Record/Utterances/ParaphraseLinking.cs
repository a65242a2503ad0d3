using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Says which indirect reports tell what an utterance says: the same speaker, the same day, and nearly all that the report tells in one stretch
/// of the words. A link stands beside the wording and never changes it: quotations are not joined through a paraphrase that fits both.
/// </summary>
public static class ParaphraseLinking
{
    /// <summary>Content stems that both have, at the least.</summary>
    public const int LeastShared = 4;

    /// <summary>How many days apart the two may have been spoken: outlets in other time zones date them by a day more or less.</summary>
    public const int NearestDays = 1;

    private const int MostKeys = 200;

    // Of the stems of the paraphrase, so many per cent stand in the words; of those of the stretch that they stand in, so many in the paraphrase.
    private const int LeastCovered = 70;
    private const int LeastDense = 40;

    /// <summary>What a paraphrase is found by: its speaker with each content stem. One that links shares <see cref="LeastShared"/> of them.</summary>
    public static IEnumerable<string> Keys(Paraphrase paraphrase)
    {
        ArgumentNullException.ThrowIfNull(paraphrase);
        return Voices.Of(paraphrase).SelectMany(speaker => Keys(speaker, paraphrase.Text));
    }

    /// <inheritdoc cref="Keys(Paraphrase)"/>
    public static IEnumerable<string> Keys(UtteranceLine utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return Voices.Of(utterance).SelectMany(speaker => Keys(speaker, utterance.FullestText));
    }

    /// <summary>The day it was spoken, else that of its report; null where neither is known.</summary>
    public static LocalDate? DayOf(Mention<Paraphrase> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        return mention.Told.Date.Earliest ?? DateOverlap.DayOf(mention.Report);
    }

    /// <param name="spoken">The day of the utterance: when it was said, else when it was first reported.</param>
    /// <param name="told">The same of the paraphrase.</param>
    public static bool Links(UtteranceLine utterance, LocalDate? spoken, Paraphrase paraphrase, LocalDate? told)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(paraphrase);
        return Voices.Of(utterance).Any(speaker => Voices.Of(paraphrase).Any(other => IsSame(speaker, other)))
            && IsSameDay(utterance.Date, spoken, paraphrase.Date, told)
            && Tells(paraphrase.Text, utterance.FullestText);
    }

    /// <summary>True when the paraphrase tells what one stretch of the words says.</summary>
    public static bool Tells(string paraphrase, string words)
    {
        string[] told = ContentStems.Of(paraphrase);
        List<string> said = StemsInOrder(words);
        if (told.Length < LeastShared || said.Count < LeastShared)
        {
            return false;
        }

        int needed = Math.Max(LeastShared, ((told.Length * LeastCovered) + 99) / 100);
        int longest = Math.Max(needed, needed * 100 / LeastDense);
        HashSet<string> met = new(StringComparer.Ordinal);
        for (int from = 0; from + needed <= said.Count; from++)
        {
            // A stretch opens with a stem of the paraphrase: one that opens before it is longer and holds no more.
            if (!IsIn(told, said[from]))
            {
                continue;
            }

            met.Clear();
            for (int to = from; to < said.Count && to < from + (2 * longest); to++)
            {
                if (IsIn(told, said[to]))
                {
                    met.Add(said[to]);
                }

                int length = to - from + 1;
                if (met.Count >= needed && length * LeastDense <= met.Count * 100 && IsFaithful(told, said, from, to))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // "Will not open" is no paraphrase of "will open", nor 400 of 300.
    private static bool IsFaithful(string[] told, List<string> said, int from, int to)
    {
        string[] stretch = [.. said.GetRange(from, to - from + 1).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        bool denied = ContentStems.IsNegated(stretch) || (from > 0 && said[from - 1] == "not");
        return denied == ContentStems.IsNegated(told)
            && told.All(stem => !char.IsAsciiDigit(stem[0]) || Array.BinarySearch(stretch, stem, StringComparer.Ordinal) >= 0);
    }

    private static bool IsIn(string[] sorted, string stem) => Array.BinarySearch(sorted, stem, StringComparer.Ordinal) >= 0;

    private static List<string> StemsInOrder(string text)
    {
        List<string> stems = [];
        foreach (string word in WordFolding.WordsOf(text))
        {
            if (ContentStems.Of(word) is [{ } stem])
            {
                stems.Add(stem);
            }
        }

        return stems;
    }

    private static IEnumerable<string> Keys(Actor speaker, string text) =>
        ContentStems.Of(text).Take(MostKeys).Select(stem => $"{LastPart(speaker)}|{stem}");

    // "person:adair" of one report is "person:pell adair" of another.
    private static string LastPart(Actor speaker) =>
        speaker.Type == ActorType.Person ? speaker.Key[(speaker.Key.LastIndexOfAny([' ', ':']) + 1)..] : speaker.Key;

    private static bool IsSame(Actor left, Actor right) =>
        left.Key == right.Key
        || (
            left.Type == ActorType.Person
            && right.Type == ActorType.Person
            && LastPart(left) == LastPart(right)
            && (IsLastNameAlone(left) || IsLastNameAlone(right))
        );

    private static bool IsLastNameAlone(Actor person) => !person.Key.Contains(' ', StringComparison.Ordinal);

    private static bool IsSameDay(StatedDate left, LocalDate? leftDay, StatedDate right, LocalDate? rightDay) =>
        DateOverlap.Possible(left.Earliest, left.Latest, right.Earliest, right.Latest)
        && leftDay is { } a
        && rightDay is { } b
        && Math.Abs(DateOverlap.Number(a) - DateOverlap.Number(b)) <= NearestDays;
}
