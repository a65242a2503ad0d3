namespace Demarche.Record;

/// <summary>
/// One act may be told by several words ("<b>announced</b> that the ports <b>will</b> be <b>closed</b>"), and the reader of acts, which says of each word by
/// itself how likely it tells one, shares its belief out among them. Those that tell the same are one act, as likely as that any of
/// them tells it (a noisy or: J. Pearl, "Probabilistic Reasoning in Intelligent Systems", 1988).
/// </summary>
internal static class SharedActs
{
    /// <summary>The acts of one layer and sentence, each once, by the likeliest of its words, in text order.</summary>
    public static List<Act> OfOne(List<Act> acts)
    {
        List<(Act Likeliest, double None, double NoLabel)> told = [];
        foreach (Act act in acts)
        {
            (double none, double noLabel) = (1 - act.Probability, 1 - act.LabelProbability);
            int same = told.FindIndex(other => IsSame(other.Likeliest, act));
            if (same < 0)
            {
                told.Add((act, none, noLabel));
                continue;
            }

            Act likeliest = told[same].Likeliest;
            told[same] = (
                act.LabelProbability > likeliest.LabelProbability ? act : likeliest,
                told[same].None * none,
                told[same].NoLabel * noLabel
            );
        }

        return told.ConvertAll(static one => one.Likeliest with { Probability = 1 - one.None, LabelProbability = 1 - one.NoLabel });
    }

    // The same label, and words that are wanted, or answered, in common.
    private static bool IsSame(Act one, Act other) =>
        one.Label == other.Label
        && one.Stretch(ActStretch.Words) is { } words
        && other.Stretch(ActStretch.Words) is { } others
        && words.First < others.End
        && others.First < words.End;
}
