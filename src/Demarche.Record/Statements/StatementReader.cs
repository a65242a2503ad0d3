using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Reads who said what in a report: direct, mixed and clear indirect statements, each with its evidence.</summary>
public static class StatementReader
{
    private const int LongestEvidence = 3000;

    /// <summary>Statements in text order. Linear in the length of the text.</summary>
    /// <param name="effective">The date of publication that expressions of time were counted from.</param>
    public static ImmutableArray<Statement> Read(TextAnalysis analysis, ActorsOfReport actors, Report report, PublishedDate effective)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(actors);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(effective);

        StatementText text = new(analysis, actors);
        SourceFinder sources = new(text);
        QuotationReader quotations = new(text, sources);
        List<Attribution> attributions = [.. quotations.Read()];
        attributions.AddRange(new ClauseReader(text, sources, quotations.Used).Read());
        foreach (Attribution attribution in attributions)
        {
            attribution.Content.Sort();
            attribution.CueSpan ??= attribution.Cue is { } cue ? text.Span(cue.First, cue.Last) : null;
        }

        AttributionWords words = new(analysis, text.Quotes);
        AttributionMerging.Add(text, new AttributionReader(text, sources, words).Read(), attributions);
        SubjectReader subjects = new(text, words);
        UnspokenWords.Remove(text, words, attributions);
        new MisledCues(text, words, subjects).Settle(attributions);
        QuotationClaims.Settle(text, attributions);
        QuotationContinuation.Join(text, words, attributions);
        SpokenInside.Remove(text, TranscriptReader.Read(text), attributions);
        attributions.Sort(static (a, b) => a.Content[0].CompareTo(b.Content[0]));
        new UnsourcedQuotations(text, subjects).Resolve(attributions);

        SpeakerReader speakers = new(text, words);
        Circumstances circumstances = new(text, report);
        SecondHand passed = new(text, sources);
        Conversation conversation = new(new PronounSpeakers(text, subjects));
        List<Statement> statements = [];
        List<Statement> learned = [];
        foreach (Attribution attribution in attributions)
        {
            if (Build(attribution, text, sources, speakers, circumstances, passed, report) is not { } statement)
            {
                continue;
            }

            // Who has the floor is told by what the rules read: what the model adds takes it from nobody.
            if (attribution.Learned)
            {
                learned.Add(statement);
            }
            else
            {
                statements.Add(conversation.Follow(statement));
            }
        }

        Conversation.Lend(statements, text);
        Statement[] all = [.. statements.Concat(Unclaimed(learned, statements)).OrderBy(static s => s.Content[0].Start)];
        SpeechInSpeech.Chain(all, text, report.Text.Map);
        DaysOfSpeaking.Lend(all, text, effective.Earliest?.InUtc().Date);
        return [.. all.Select(StatementConfidence.Calibrated)];
    }

    // Words are given to one speaker only: to that of the rules, else to that of whom the model is surest.
    private static List<Statement> Unclaimed(List<Statement> learned, List<Statement> read)
    {
        List<Statement> worded = [.. read.Where(static s => s.Words is { Length: > 0 })];
        List<Statement> all = [];
        foreach (Statement statement in learned.OrderByDescending(static s => s.Confidence).ThenBy(static s => s.Content[0].Start))
        {
            bool claimed = worded.Any(w => w.Content.Any(c => statement.Content.Any(l => l.Overlaps(c))));
            all.Add(claimed ? statement with { Words = null } : statement);
            if (!claimed && statement.Words is { Length: > 0 })
            {
                worded.Add(statement);
            }
        }

        return all;
    }

    private static Statement? Build(
        Attribution read,
        StatementText text,
        SourceFinder sources,
        SpeakerReader speakers,
        Circumstances circumstances,
        SecondHand passed,
        Report report
    )
    {
        read.Content.Sort();
        if (Cited(read, text, report) is not { } evidence)
        {
            return null;
        }

        Speaker speaker =
            read.Source is not { } source ? default
            : read.Verbatim ? speakers.OfTurn(source)
            : speakers.Of(source);
        List<SourcePhrase> passers = passed.Passers(read);
        SourcePhrase? cited = passed.Cited(read, out List<SourcePhrase> citing);
        if (cited is { } spoken)
        {
            (speaker, passers) = (speakers.Of(spoken), citing);
        }

        ImmutableArray<ChainLink> chain = [.. passers.Select(passer => LinkOf(passer, text, speakers, report))];

        if (read.Cue is { } said && !text.Quoted(said.First))
        {
            speaker = speakers.With(speaker, said, sources);
        }

        List<int> quoted = QuotedWords.Of(read, text);
        bool pronoun = speaker.ByPronoun;
        double known =
            speaker.Actor is null ? 0.5
            : pronoun ? 0.9
            : 1;
        return new Statement
        {
            Kind =
                quoted.Count == 0 && !read.Verbatim ? StatementKind.Indirect
                : quoted.Count > 0 && read.Kind == StatementKind.Indirect ? StatementKind.Mixed
                : read.Kind,
            Source =
                read.SourceSpans.Count > 0 ? [.. read.SourceSpans]
                : read.Source is { } phrase ? [text.Span(phrase.First, phrase.Last)]
                : [],
            Cue =
                read.CueSpan is { } span ? [span]
                : read.Cue is { } cue ? [text.Span(cue.First, cue.Last)]
                : [],
            Content = [.. read.Content],
            Learned = read.Learned,
            Spoken = quoted.Count > 0 || read.Verb is not null || !read.Learned,
            Negated = circumstances.IsNegated(read),
            Words = read.Verbatim ? QuotedWords.Printed(read.Content, text) : QuotedWords.Written(quoted, text),
            Speaker = speaker.Actor,
            SpeakerEntity = speaker.Entity,
            SpeakerOffice = speaker.Office,
            Described = speaker.Actor is null && (cited ?? read.Source) is { } called ? SpeakerReader.Described(text, called) : null,
            JointSpeakers = speaker.Actor is null || speaker.Others.IsDefault ? [] : speaker.Others,
            Translated = circumstances.IsTranslated(read),
            Unnamed = speaker.Unnamed,
            Addressee = circumstances.Addressee(read),
            Via = chain.IsEmpty ? null : chain[0].Name,
            Chain = chain,
            Voice = cited is { } voice ? text.Span(voice.First, voice.Last) : null,
            Occasion = circumstances.Occasion(read),
            Date = circumstances.Date(read),
            Confidence = Math.Round(read.Confidence * known, 2),
            Evidence = evidence,
        };
    }

    private static ChainLink LinkOf(SourcePhrase passer, StatementText text, SpeakerReader speakers, Report report)
    {
        TextSpan span = text.Span(passer.First, passer.Last);
        string printed = span.Of(text.Text);
        printed = printed.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? printed[4..] : printed;
        Speaker named = speakers.Of(passer);
        printed = named.Actor is { Type: ActorType.Person } person ? person.Name : printed;
        return new ChainLink(printed, named.Entity, report.Text.Map.ToCodePoints(span));
    }

    private static EvidenceSet? Cited(Attribution read, StatementText text, Report report)
    {
        TextSpan whole = read.Content[0];
        foreach (TextSpan content in read.Content)
        {
            whole = whole.Union(content);
        }

        if (read.Cue is { } cue)
        {
            whole = whole.Union(text.Span(cue.First, cue.Last));
        }

        if (read.Source is { } source)
        {
            TextSpan withSource = whole.Union(text.Span(source.First, source.Last));
            whole = withSource.Length <= LongestEvidence ? withSource : whole;
        }

        if (whole.Length <= LongestEvidence)
        {
            return SentenceCitation.Cite(report, text.Analysis, whole) is { } one ? EvidenceSet.Of(one) : null;
        }

        return EvidenceSet.From(read.Content.Select(content => SentenceCitation.Cite(report, text.Analysis, content)).OfType<Evidence>());
    }
}
