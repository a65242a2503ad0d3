using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>One thing told by one report, as it comes from the store: its place in it, and the mention itself.</summary>
internal abstract record Member(long Id, ReportFacts Facts, int Ordinal, string Engine, ImmutableArray<Evidence> Evidence)
{
    public Seat Seat => new(Id, Facts.Published.Earliest, Facts.Id.Value, Ordinal, Facts.Withdrawn);
}

internal sealed record Member<T>(long Id, Mention<T> Mention, string Engine, ImmutableArray<Evidence> Evidence)
    : Member(Id, Mention.Report, Mention.Ordinal, Engine, Evidence);

/// <summary>A mention about to be stored.</summary>
internal sealed record MentionDraft(int Ordinal, string Body, ImmutableArray<Evidence> Evidence, string? Correction = null);

/// <summary>A line about to be stored.</summary>
/// <param name="Body">The line as JSON, with corrections applied.</param>
/// <param name="Headline">What a reader takes from the line: when it is the same, nothing changed.</param>
/// <param name="Shown">False for a line that says nothing: numbers that agree.</param>
/// <param name="Keys">Keys that answers find a position by, and paraphrases an utterance; empty for other kinds.</param>
internal sealed record ComposedLine(
    string Body,
    ImmutableArray<Evidence> Evidence,
    StatedDate Date,
    string Headline,
    ImmutableArray<Actor> Actors,
    ImmutableArray<string> Keys,
    bool Shown = true
);

/// <summary>
/// A kind of line that is a connected component of mentions: how mentions are kept, joined and composed. The rules themselves
/// belong to the record; this ties them to rows.
/// </summary>
internal abstract class LineKind(string name, string prefix)
{
    public string Name => name;

    /// <summary>First letters of ids: "ev".</summary>
    public string Prefix => prefix;

    /// <summary>True when mentions are decided by reports' own dates and stand in no dispute.</summary>
    public virtual bool OfTheStore => false;

    /// <summary>True when a line that has lost all its members waits for them to come back, until it is looked at.</summary>
    public virtual bool KeepsDeserted => true;

    /// <summary>False where a mention that joins no other makes no line.</summary>
    public virtual bool WritesSingle => true;

    /// <summary>The kind of mention that looks the lines of this one up by their keys.</summary>
    public virtual string KeysFor => "response";

    /// <summary>False for a kind that stands on the mentions of another.</summary>
    public virtual bool OwnsMembers => true;

    public abstract IEnumerable<MentionDraft> Told(AnalysedReport report);

    public abstract Member Restore(
        long id,
        ReportFacts facts,
        int ordinal,
        string engine,
        string body,
        IReadOnlyDictionary<string, Evidence> evidence
    );

    /// <summary>
    /// Fields of a mention's body, in its JSON form, by which it is known again when its report is analysed anew: what it is, and whose.
    /// </summary>
    public abstract ImmutableArray<string> KnownBy { get; }

    /// <summary>Members from the first on that composing reads in full; of those after them it reads the facts of their reports alone.</summary>
    public virtual int ReadInFull => int.MaxValue;

    public abstract IEnumerable<BlockingKey> BlockingKeys(Member member);

    public abstract Comparand Draw(Member member);

    public abstract bool Joins(Comparand left, Comparand right);

    /// <param name="members">Those that are read in full, in canonical order.</param>
    /// <param name="tally">What the reports of all members come to.</param>
    /// <param name="correct">Overrides fields of the composed line, in its JSON form.</param>
    public abstract ComposedLine Compose(IReadOnlyList<Member> members, LineTally tally, Action<JsonObject>? correct);
}

/// <inheritdoc cref="LineKind"/>
internal abstract class LineKind<T, TLine>(string name, string prefix, IJoinRule<T> rule, ILineComposer<T, TLine> composer)
    : LineKind(name, prefix)
{
    public override IEnumerable<MentionDraft> Told(AnalysedReport report)
    {
        int ordinal = 0;
        foreach (T told in ToldBy(report))
        {
            yield return new MentionDraft(ordinal++, StoredJson.Write(told), EvidenceOf(told));
        }
    }

    public override Member Restore(
        long id,
        ReportFacts facts,
        int ordinal,
        string engine,
        string body,
        IReadOnlyDictionary<string, Evidence> evidence
    )
    {
        T told = StoredJson.Read<T>(body, evidence);
        return new Member<T>(id, new Mention<T>(facts, ordinal, told), engine, EvidenceOf(told));
    }

    public override IEnumerable<BlockingKey> BlockingKeys(Member member) => rule.BlockingKeys(Mention(member));

    public override Comparand Draw(Member member) => rule.Draw(Mention(member));

    public override bool Joins(Comparand left, Comparand right) => rule.Joins(left, right);

    public override ComposedLine Compose(IReadOnlyList<Member> members, LineTally tally, Action<JsonObject>? correct)
    {
        Mention<T>[] mentions = [.. members.Select(Mention)];
        TLine line = Compose(mentions, tally);
        if (correct is not null)
        {
            JsonObject fields = JsonNode.Parse(StoredJson.Write(line))!.AsObject();
            correct(fields);
            Dictionary<string, Evidence> evidence = new(StringComparer.Ordinal);
            foreach (Evidence item in members.SelectMany(static m => m.Evidence))
            {
                evidence[EvidenceIds.Of(item)] = item;
            }

            line = StoredJson.Read<TLine>(fields.ToJsonString(), evidence);
        }

        return Shape(line, mentions);
    }

    protected virtual TLine Compose(IReadOnlyList<Mention<T>> mentions, LineTally tally) => composer.Compose(mentions);

    protected abstract IEnumerable<T> ToldBy(AnalysedReport report);

    protected abstract ImmutableArray<Evidence> EvidenceOf(T told);

    protected abstract ComposedLine Shape(TLine line, IReadOnlyList<Mention<T>> mentions);

    private static Mention<T> Mention(Member member) => ((Member<T>)member).Mention;
}
