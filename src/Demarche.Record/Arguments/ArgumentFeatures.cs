using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A line whose parties are to be chosen.</summary>
/// <param name="Kind">Number of the type of the event or of the kind of the position: <see cref="ArgumentFeatures.KindOf(string)"/>.</param>
/// <param name="Actors">Those who act, or hold the position, as the rules have them.</param>
/// <param name="Recipients">Those acted on or addressed, as the rules have them.</param>
internal readonly record struct ArgumentLine(
    SentenceView View,
    int Word,
    int Kind,
    ImmutableArray<Actor> Actors,
    ImmutableArray<Actor> Recipients
);

/// <summary>What the choice of arguments sees of one candidate beside the word that tells a line.</summary>
internal sealed class ArgumentFeatures(ActsOfReport acts, EventArguments arguments)
{
    private const int ActorTypes = (int)ActorType.Group + 1;
    private const int Sectors = 4;
    private const int Plain = 24;
    private const int Order = 4;
    private const float Clamp = 8;
    private const int Farthest = 6;

    private static readonly ImmutableArray<string> s_kinds =
    [
        .. EventFeatures.Types,
        .. Enum.GetValues<PositionKind>().Select(static kind => kind.ToString().ToLowerInvariant()),
    ];

    private static readonly ImmutableArray<string> s_classes = ["NOUN", "PROPN", "PRON", "ADJ"];
    private static readonly ImmutableArray<ActRole> s_roles =
    [
        ActRole.Source,
        ActRole.Target,
        ActRole.Holder,
        ActRole.Addressee,
        ActRole.Performer,
    ];

    /// <summary>Numbers without the states of the encoder.</summary>
    public static int Shape { get; } =
        Plain
        + Order
        + s_kinds.Length
        + (4 * LineFeatures.Relations)
        + (2 * LineFeatures.Markers)
        + s_classes.Length
        + LineFeatures.Classes
        + (3 * s_roles.Length)
        + ActorTypes
        + Sectors;

    /// <summary>Numbers of one candidate.</summary>
    public static int Count { get; } = Shape + (2 * LineFeatures.State);

    private readonly ILookup<int, Act> _acts = acts.Acts.ToLookup(static act => act.Trigger);

    /// <summary>Types of events and kinds of positions.</summary>
    public static int Kinds => s_kinds.Length;

    /// <summary>Number of a type of event, or of a kind of position in the words of the contract.</summary>
    public static int KindOf(string kind) => s_kinds.IndexOf(kind);

    public static int KindOf(PositionKind kind) => EventFeatures.Types.Length + (int)kind;

    /// <param name="numbers">[candidates × <see cref="Count"/>]</param>
    public void Fill(ArgumentLine line, ImmutableArray<ArgumentCandidate> candidates, Span<float> numbers)
    {
        int trigger = line.View.Sentence.FirstToken + line.Word;
        List<int> sources = arguments.Sources(trigger, acts.Told.Contains);
        List<int> targets = arguments.Targets(trigger);
        List<int> concerned = arguments.Concerned(trigger);
        float[,] scores = Scores(line, candidates);
        for (int c = 0; c < candidates.Length; c++)
        {
            Fill(line, candidates, c, scores, sources, targets, concerned, numbers.Slice(c * Count, Count));
        }
    }

    private void Fill(
        ArgumentLine line,
        ImmutableArray<ArgumentCandidate> candidates,
        int at,
        float[,] scores,
        List<int> sources,
        List<int> targets,
        List<int> concerned,
        Span<float> numbers
    )
    {
        SentenceView view = line.View;
        SentenceTree tree = view.Tree;
        ArgumentCandidate candidate = candidates[at];
        Actor actor = candidate.Actor;
        Statement? said = view.StatementAt(line.Word);
        TreePath path = TreePath.Shortest(tree, line.Word, candidate.Heads);
        int? nearest = Nearest(candidate.Heads, line.Word);
        LineFeatures features = new(numbers);

        features.Add(line.Actors.Any(a => a.Key == actor.Key));
        features.Add(line.Recipients.Any(a => a.Key == actor.Key));
        features.Add(line.Actors.Any(a => a.Party == actor.Party));
        features.Add(line.Recipients.Any(a => a.Party == actor.Party));
        features.Add(line.Actors.IsEmpty);
        features.Add(line.Recipients.IsEmpty);
        features.Add(said?.Speaker is { } speaker && speaker.Key == actor.Key);
        features.Add(said?.Speaker is { } side && side.Party == actor.Party);
        features.Add(said is not null);
        features.Add(said is not null && candidate.Heads.Any(head => view.IsIn(said, head)));
        features.Add(candidate.Heads.IsEmpty);
        features.Add(candidate.Heads.Any(head => view.IsSource(view.Words[head].Span.Start)));
        features.Add(nearest < 0);
        features.Add(nearest is { } away ? Math.Log(1 + Math.Abs(away)) : 0);
        features.Add(nearest is >= -2 and <= 2);
        features.Add(path.Up / (double)Farthest);
        features.Add(path.Down / (double)Farthest);
        features.Add(path is { Known: true, Up: 0 });
        features.Add(path is { Known: true, Down: 0 });
        features.Add(Math.Log(1 + candidate.Heads.Length));
        features.Add(at / 10.0);
        features.Add(candidates.Length / 10.0);
        features.Add(Clause.Of(tree, line.Word).Passive);
        features.Add(tree.Child(line.Word, "nsubj") >= 0);

        features.Add(Rank(sources, candidate, view));
        features.Add(Rank(targets, candidate, view));
        features.Add(Rank(concerned, candidate, view));
        features.Add(actor.Code is not null);

        features.AddOneOf(line.Kind, s_kinds.Length);
        features.AddRelation(tree, path.Known ? path.Head : -1);
        features.AddRelation(tree, path.Known ? path.Below : -1);
        features.AddRelation(tree, path.Known ? path.Above : -1);
        features.AddRelation(tree, line.Word);
        features.AddMarker(tree, path.Known ? path.Head : -1);
        features.AddMarker(tree, path.Known ? path.Below : -1);
        features.AddOneOf(path.Known ? s_classes.IndexOf(tree.Class(path.Head)) : -1, s_classes.Length);
        features.AddClass(tree, line.Word);
        for (int r = 0; r < s_roles.Length; r++)
        {
            float score = scores[at, r];
            features.Add(!float.IsNaN(score));
            features.Add(float.IsNaN(score) ? 0 : Math.Clamp(score, -Clamp, Clamp) / 4);
            features.Add(!float.IsNaN(score) && IsBest(scores, at, r));
        }

        features.AddOneOf((int)actor.Type, ActorTypes);
        features.AddOneOf(
            actor.Sector switch
            {
                null => 0,
                "GOV" => 1,
                "MIL" => 2,
                _ => 3,
            },
            Sectors
        );
        features.AddState(acts.Deep, path.Known ? view.Sentence.FirstToken + path.Head : -1);
        features.AddState(acts.Deep, view.Sentence.FirstToken + line.Word);
    }

    private static int? Nearest(ImmutableArray<int> heads, int word)
    {
        int? nearest = null;
        foreach (int head in heads)
        {
            if (nearest is not { } before || Math.Abs(head - word) < Math.Abs(before))
            {
                nearest = head - word;
            }
        }

        return nearest;
    }

    private static double Rank(List<int> tokens, ArgumentCandidate candidate, SentenceView view)
    {
        int at = tokens.FindIndex(token => candidate.Heads.Contains(token - view.Sentence.FirstToken));
        return at < 0 ? 0 : 1.0 / (1 + at);
    }

    private static bool IsBest(float[,] scores, int at, int role)
    {
        for (int other = 0; other < scores.GetLength(0); other++)
        {
            if (scores[other, role] > scores[at, role])
            {
                return false;
            }
        }

        return true;
    }

    // [candidates × roles] of the words that name each, the likeliest of them.
    private float[,] Scores(ArgumentLine line, ImmutableArray<ArgumentCandidate> candidates)
    {
        int first = line.View.Sentence.FirstToken;
        float[,] scores = new float[candidates.Length, s_roles.Length];
        for (int c = 0; c < candidates.Length; c++)
        {
            for (int r = 0; r < s_roles.Length; r++)
            {
                float best = float.NaN;
                foreach (Act act in _acts[first + line.Word])
                {
                    foreach (int head in candidates[c].Heads)
                    {
                        if (act.Scores.Of(first + head, s_roles[r]) is { } score && !(score <= best))
                        {
                            best = score;
                        }
                    }
                }

                scores[c, r] = best;
            }
        }

        return scores;
    }
}
