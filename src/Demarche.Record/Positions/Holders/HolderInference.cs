namespace Demarche.Record;

/// <summary>
/// Whose an act is whose doer no words of its sentence name, or name only as somebody of whom nothing is known ("he said", "the ministry", "Adair"): the party of
/// the report that the encoder of holders is sure enough of. What it says is inferred, and marked so.
/// </summary>
internal sealed class HolderInference(HolderLayout layout)
{
    /// <summary>Least chance of the party; chosen on development data (docs/accuracy.md).</summary>
    private const double Least = 0.8;

    // Least sure that a sentence tells an act at all.
    private const double LeastAct = 0.5;

    private readonly Dictionary<(Act, int), Actor?> _asked = [];

    /// <summary>"Adair demanded", where nothing tells for whom he acts.</summary>
    public static bool IsStranger(ReadingContext context, SentenceView view, Party told) =>
        told.Actors.All(static actor => actor is { Code: null, Type: ActorType.Person }) && context.BySide(view, told, told.First) is null;

    /// <summary>The party, at the word that tells the act; null where none is sure enough.</summary>
    public Party? Of(Act act, SentenceView view, int word)
    {
        if (!_asked.TryGetValue((act, word), out Actor? holder))
        {
            _asked[(act, word)] = holder = Infer(act, view, word);
        }

        return holder is null ? null : new Party([holder], word, word + 1);
    }

    /// <summary>As <see cref="Of"/>, by whatever position or answer the sentence tells likeliest.</summary>
    public Party? In(SentenceView view) =>
        layout.Likeliest(view) is { } told && told.Act.Probability >= LeastAct ? Of(told.Act, view, told.Word) : null;

    private Actor? Infer(Act act, SentenceView view, int word)
    {
        if (layout.Of(act, view, word) is not { } seen)
        {
            return null;
        }

        double[] chances = HolderEncoder.Shipped.Judge(seen);
        int best = 1;
        for (int k = 2; k < chances.Length; k++)
        {
            best = chances[k] > chances[best] ? k : best;
        }

        return chances[best] >= Least ? seen.Parties[best - 1] with { Inferred = true } : null;
    }
}
