using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>What the verifier sees of an event.</summary>
internal static class EventFeatures
{
    private const int Statuses = (int)EventStatus.Denied + 1;
    private const int Plain = 20;
    private const int Place = 5;
    private const int Far = 30;

    /// <summary>The PLOVER types, in the order in which networks have learned them.</summary>
    public static ImmutableArray<string> Types { get; } =
    [
        .. "ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION SUPPORT THREATEN".Split(
            ' '
        ),
    ];

    public static readonly int Count =
        Plain + (2 * Place) + LineFeatures.Classes + Statuses + Types.Length + LineFeatures.Scores + LineFeatures.State;

    /// <param name="numbers">[<see cref="Count"/>]</param>
    public static void Fill(DeepStates deep, SentenceView view, int word, ReportedEvent line, Span<float> numbers)
    {
        int token = view.Sentence.FirstToken + word;
        LineFeatures features = new(numbers);
        features.Add(deep.Has(token));
        features.Add(line.Confidence);
        features.Add(line.Confidence is EventReader.FromVerb or EventReader.FromNoun);
        features.Add(line.Confidence == EventReader.FromPosition);
        features.Add(line.Actors.Any(static actor => actor.Code is not null));
        features.Add(line.Recipients.Any(static actor => actor.Code is not null));
        features.Add(line.Actors.Length > 1);
        features.Add(line.Recipients.Length > 1);
        features.Add(line.Actors.IsEmpty);
        features.Add(line.Recipients.IsEmpty);
        features.AddSpeech(view, word, line.Actors);
        features.Add(line.Background);
        features.Add(word / 30.0);
        features.Add(view.Index == 0);
        features.Add(Math.Log(1 + view.Index));
        features.Add(line.Mode is not null);
        AddPlace(ref features, view, word, line.Actors);
        AddPlace(ref features, view, word, line.Recipients);
        features.AddClass(view.Tree, word);
        features.AddOneOf((int)line.Status, Statuses);
        features.AddOneOf(Types.IndexOf(line.Type), Types.Length);
        features.AddScores(deep, token);
        features.AddStatesAround(deep, token);
    }

    // Where the nearest of the parties stands beside the word: not in the sentence, before it, how far.
    private static void AddPlace(ref LineFeatures features, SentenceView view, int word, ImmutableArray<Actor> parties)
    {
        int? nearest = null;
        foreach (SentenceMention mention in view.Mentions)
        {
            int away = mention.End - 1 - word;
            if ((nearest is null || Math.Abs(away) < Math.Abs(nearest.Value)) && parties.Any(party => party.Key == mention.Actor.Key))
            {
                nearest = away;
            }
        }

        features.Add(nearest is null);
        features.Add(nearest < 0);
        features.Add(nearest is { } far ? Math.Min(Math.Abs(far), Far) / 15.0 : 0);
        features.Add(nearest is { } near && Math.Abs(near) <= 2);
        features.Add(nearest is { } distant && Math.Abs(distant) > 12);
    }
}
