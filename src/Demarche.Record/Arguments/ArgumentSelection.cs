using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>Those who take part in what a line tells.</summary>
/// <param name="Actors">Who acts, or holds the position.</param>
/// <param name="Recipients">Who is acted on or addressed.</param>
internal readonly record struct Arguments(ImmutableArray<Actor> Actors, ImmutableArray<Actor> Recipients);

/// <summary>
/// Chooses who takes part in what an event tells among all whom its sentence names, as arguments are labelled beside a predicate (D. Gildea and
/// D. Jurafsky, "Automatic Labeling of Semantic Roles", Computational Linguistics 28, 2002). The rules and the reader of acts propose, a network
/// learned from judged lines (<c>tools/train arguments</c>) disposes. What the encoder has not read stays as it was proposed. One text and one thread.
/// </summary>
/// <param name="watch">Sees the candidates of every line, which then stays as the rules have it; null for the usual reading.</param>
internal sealed class ArgumentSelection(
    ArgumentCandidates candidates,
    ArgumentFeatures features,
    DeepStates deep,
    Action<CandidateArguments>? watch = null
)
{
    // Least chances, chosen by cross-validation over the judged lines (docs/accuracy.md): of one whom the rules have and of one whom they have not, and of
    // the only one; of the likeliest recipient, and of each further one whom the rules have not.
    private const double Kept = 0.3;
    private const double Added = 0.6;
    private const double Only = 0.25;
    private const double First = 0.2;
    private const double Further = 0.5;

    private static readonly Lazy<JudgingNetwork> s_network = new(static () =>
        new JudgingNetwork(ModelFile.Open(ShippedModel.Open("arguments.bin")), "arguments", ArgumentFeatures.Count)
    );

    private float[] _numbers = [];

    /// <summary>The arguments of a line; those that were proposed where nothing speaks against them.</summary>
    public Arguments Select(ArgumentLine line)
    {
        Arguments proposed = new(line.Actors, line.Recipients);
        if (watch is null && !deep.Has(line.View.Sentence.FirstToken + line.Word))
        {
            return proposed;
        }

        if (watch is not null)
        {
            Show(line);
            return proposed;
        }

        ImmutableArray<ArgumentCandidate> named = Named(line);
        Span<float> numbers = Describe(line, named);
        (double Acts, double ActedOn)[] chances = new (double, double)[named.Length];
        for (int c = 0; c < named.Length; c++)
        {
            chances[c] = s_network.Value.Judge(numbers.Slice(c * ArgumentFeatures.Count, ArgumentFeatures.Count));
        }

        return Choose(line, named, chances);
    }

    /// <summary>Shows the candidates of a line to who watches.</summary>
    public void Show(ArgumentLine line)
    {
        if (watch is not null)
        {
            ImmutableArray<ArgumentCandidate> named = Named(line);
            watch(new CandidateArguments(line, named, [.. Describe(line, named)]));
        }
    }

    /// <summary>The choice by given chances, one pair for each candidate.</summary>
    public static Arguments Choose(
        ArgumentLine line,
        ImmutableArray<ArgumentCandidate> named,
        ReadOnlySpan<(double Acts, double ActedOn)> chances
    )
    {
        List<int> acting = Acting(line, named, chances);
        List<int> actedOn = ActedOn(line, named, chances, acting);
        return new Arguments(InOrder(line.Actors, named, acting), InOrder(line.Recipients, named, actedOn));
    }

    // Those of the rules first, as they have them ("Arvenia's troops", where the candidate is Arvenia), then the others in text order.
    private static ImmutableArray<Actor> InOrder(ImmutableArray<Actor> proposed, ImmutableArray<ArgumentCandidate> named, List<int> chosen)
    {
        ImmutableArray<Actor>.Builder ordered = ImmutableArray.CreateBuilder<Actor>(chosen.Count);
        foreach (Actor actor in proposed)
        {
            if (chosen.Exists(c => named[c].Actor.Key == actor.Key))
            {
                ordered.Add(actor);
            }
        }

        foreach (int c in chosen)
        {
            if (!IsAmong(proposed, named[c].Actor))
            {
                ordered.Add(named[c].Actor);
            }
        }

        return ordered.ToImmutable();
    }

    private ImmutableArray<ArgumentCandidate> Named(ArgumentLine line) =>
        candidates.Of(line.View, line.Word, [.. line.Actors, .. line.Recipients]);

    private Span<float> Describe(ArgumentLine line, ImmutableArray<ArgumentCandidate> named)
    {
        int length = named.Length * ArgumentFeatures.Count;
        if (_numbers.Length < length)
        {
            _numbers = new float[length];
        }

        features.Fill(line, named, _numbers);
        return _numbers.AsSpan(0, length);
    }

    // In text order.
    private static List<int> Acting(
        ArgumentLine line,
        ImmutableArray<ArgumentCandidate> named,
        ReadOnlySpan<(double Acts, double ActedOn)> chances
    )
    {
        List<int> acting = [];
        int likeliest = -1;
        for (int c = 0; c < named.Length; c++)
        {
            double enough = IsAmong(line.Actors, named[c].Actor) ? Kept : Added;
            if (chances[c].Acts >= enough && chances[c].Acts >= chances[c].ActedOn)
            {
                acting.Add(c);
            }

            likeliest = likeliest < 0 || chances[c].Acts > chances[likeliest].Acts ? c : likeliest;
        }

        if (acting.Count == 0 && likeliest >= 0 && chances[likeliest].Acts >= Only)
        {
            acting.Add(likeliest);
        }

        for (int k = acting.Count - 1; k >= 0; k--)
        {
            int c = acting[k];
            double own = chances[c].Acts;
            bool proposed = IsAmong(line.Actors, named[c].Actor);
            foreach (int other in acting)
            {
                if (
                    !proposed
                    && IsSameSide(named, c, other)
                    && (IsAmong(line.Actors, named[other].Actor) || chances[other].Acts > own || (chances[other].Acts == own && other < c))
                )
                {
                    acting.RemoveAt(k);
                    break;
                }
            }
        }

        return acting;
    }

    // In text order; nobody does an act to himself, and hardly to the side that acts.
    private static List<int> ActedOn(
        ArgumentLine line,
        ImmutableArray<ArgumentCandidate> named,
        ReadOnlySpan<(double Acts, double ActedOn)> chances,
        List<int> acting
    )
    {
        int likeliest = -1;
        List<int> found = [];
        for (int c = 0; c < named.Length; c++)
        {
            Actor actor = named[c].Actor;
            bool mayAct = chances[c].Acts >= Kept;
            bool acts = acting.Exists(other => named[other].Actor.Key == actor.Key || (mayAct && named[other].Actor.Party == actor.Party));
            // Of whom no code is known is acted on where the rules say so: most such phrases name no party.
            bool stranger = actor.Code is null && actor.Type != ActorType.Person && !IsAmong(line.Recipients, actor);
            if (acts || stranger || chances[c].ActedOn < First)
            {
                continue;
            }

            likeliest = likeliest < 0 || chances[c].ActedOn > chances[likeliest].ActedOn ? c : likeliest;
            found.Add(c);
        }

        for (int k = found.Count - 1; k >= 0; k--)
        {
            int c = found[k];
            bool isFurther = chances[c].ActedOn >= Further || IsAmong(line.Recipients, named[c].Actor);
            if (c != likeliest && (!isFurther || IsSameSide(named, c, likeliest)))
            {
                found.RemoveAt(k);
            }
        }

        return found;
    }

    private static bool IsAmong(ImmutableArray<Actor> actors, Actor actor)
    {
        foreach (Actor other in actors)
        {
            if (other.Key == actor.Key)
            {
                return true;
            }
        }

        return false;
    }

    // "Wren, the government of Arvenia": two names for one side tell no more than the better one. Two persons of a side are two.
    private static bool IsSameSide(ImmutableArray<ArgumentCandidate> named, int one, int other) =>
        one != other
        && named[one].Actor.Party == named[other].Actor.Party
        && !(named[one].Actor.Type == ActorType.Person && named[other].Actor.Type == ActorType.Person);
}
