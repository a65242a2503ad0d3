namespace Demarche.Record;

/// <summary>Who speaks, as far as joining asks.</summary>
public sealed record Voice(string Key, string Party, bool IsPerson)
{
    public static Voice Of(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new Voice(actor.Key, actor.Party, actor.Type == ActorType.Person);
    }

    /// <summary>True for one name of two that may mean one speaker: symmetric.</summary>
    public bool MayBe(Voice other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Key == other.Key || IsShortFormOf(other) || other.IsShortFormOf(this);
    }

    // "person:adair" of one report is "person:pell adair" of another; a party speaks through its people.
    private bool IsShortFormOf(Voice longer) =>
        (
            longer.Key.StartsWith("person:", StringComparison.Ordinal)
            && longer.Key.EndsWith(' ' + Key[(Key.LastIndexOf(':') + 1)..], StringComparison.Ordinal)
        ) || (!IsPerson && longer.IsPerson && Party == longer.Party);
}

/// <summary>All who speak the words of a statement or an utterance, the one named first in front.</summary>
internal static class Voices
{
    public static IEnumerable<Actor> Of(Statement statement) =>
        statement.Speaker is { } speaker ? statement.JointSpeakers.Prepend(speaker) : [];

    public static IEnumerable<Actor> Of(UtteranceLine line) => line.Speaker is { } speaker ? line.JointSpeakers.Prepend(speaker) : [];

    public static IEnumerable<Actor> Of(Paraphrase told) => told.JointSpeakers.Prepend(told.Speaker);
}
