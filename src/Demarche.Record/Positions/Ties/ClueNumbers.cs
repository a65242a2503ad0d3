using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>The numbers of an <see cref="AnswerClue"/>: what the reader of acts thought of its words, and what its clause looks like. Each lies between 0 and 1.</summary>
internal static class ClueNumbers
{
    private const double Steps = 250;

    /// <summary>The statuses that the reader of acts tells, in its order.</summary>
    public static ImmutableArray<ResponseStatus> Statuses { get; } =
    [
        .. ActModel
            .Shipped.Labels.Layers[(int)ActLayer.Response]
            .Select(static label => Enum.Parse<ResponseStatus>(label.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true)),
    ];

    private static int Kinds => ActModel.Shipped.Labels.Layers[(int)ActLayer.Position].Length;

    private static int Events => ActModel.Shipped.Labels.Layers[(int)ActLayer.Event].Length;

    /// <summary>Numbers of the reader of acts: each status, any answer, each kind of position, any event.</summary>
    public static int OfActs => Statuses.Length + 1 + Kinds + 1;

    /// <summary>Where the chance of any answer stands.</summary>
    public static int AnyAnswer => Statuses.Length;

    /// <summary>Where the chances of the kinds of positions begin.</summary>
    public static int FirstKind => Statuses.Length + 1;

    /// <summary>Numbers of the clause.</summary>
    public const int OfClause = 20;

    public static int Count => OfActs + OfClause;

    /// <summary>For the words of a sentence the highest chance of each label, and the word that likeliest tells an answer; -1 where none does.</summary>
    /// <param name="first">First token of the sentence.</param>
    /// <param name="numbers">[at least <see cref="OfActs"/>]</param>
    public static int Highest(DeepStates deep, int first, int words, Span<float> numbers)
    {
        int told = -1;
        Span<double> chances = stackalloc double[LineFeatures.Scores];
        for (int i = 0; i < words; i++)
        {
            if (!deep.Has(first + i))
            {
                continue;
            }

            ReadOnlySpan<float> scores = deep.Scores(first + i);
            int at = 0;
            Chances(scores[..(Events + 1)], chances);
            Raise(numbers, OfActs - 1, 1 - chances[0]);
            at += Events + 1;
            Chances(scores.Slice(at, Kinds + 1), chances);
            for (int k = 0; k < Kinds; k++)
            {
                Raise(numbers, FirstKind + k, chances[k + 1]);
            }

            at += Kinds + 1;
            Chances(scores.Slice(at, Statuses.Length + 1), chances);
            for (int s = 0; s < Statuses.Length; s++)
            {
                Raise(numbers, s, chances[s + 1]);
            }

            if (Raise(numbers, AnyAnswer, 1 - chances[0]))
            {
                told = i;
            }
        }

        return told;
    }

    public static string Pack(ReadOnlySpan<float> numbers)
    {
        byte[] bytes = new byte[numbers.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Math.Round(Math.Clamp(numbers[i], 0, 1) * Steps);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <summary>Noughts where they are of another number: a store of another engine.</summary>
    public static float[] Unpack(string packed)
    {
        float[] numbers = new float[Count];
        byte[] bytes = Convert.FromBase64String(packed);
        for (int i = 0; i < bytes.Length && bytes.Length == numbers.Length; i++)
        {
            numbers[i] = (float)(bytes[i] / Steps);
        }

        return numbers;
    }

    private static bool Raise(Span<float> numbers, int at, double chance)
    {
        bool higher = chance > numbers[at];
        numbers[at] = higher ? (float)chance : numbers[at];
        return higher;
    }

    /// <summary>Chances of which one holds, by their scores.</summary>
    internal static void Chances(ReadOnlySpan<float> scores, Span<double> chances)
    {
        double most = double.MinValue;
        foreach (float score in scores)
        {
            most = Math.Max(most, score);
        }

        double sum = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            chances[k] = Math.Exp(scores[k] - most);
            sum += chances[k];
        }

        for (int k = 0; k < scores.Length; k++)
        {
            chances[k] /= sum;
        }
    }
}
