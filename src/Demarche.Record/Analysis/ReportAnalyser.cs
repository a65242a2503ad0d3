using System.Collections.Immutable;
using System.Reflection;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Everything that one report tells, from words to positions. Immutable, safe from many threads; the same report gives the same
/// result. Reports in other languages than English get tokens and sentences only.
/// </summary>
public sealed class ReportAnalyser : IReportAnalyser
{
    private static readonly string EngineStamp = $"demarche-0.1.0+{DataHash()}";

    private readonly EnglishAnalyser _language;
    private readonly ActorResolver _actors;
    private readonly ActorKnowledge _knowledge;

    public ReportAnalyser(ActorKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        _language = new EnglishAnalyser(knowledge);
        _actors = new ActorResolver(knowledge);
        _knowledge = knowledge;
    }

    public string Engine => EngineStamp;

    /// <summary>Sees every line before it is verified, which is then told in any case; null for the usual reading. For those who learn the verifier.</summary>
    internal Action<CandidateLine>? Watch { get; init; }

    /// <summary>Sees all whom the sentence of a line names, which then keeps the arguments that the rules gave it; null for the usual reading. For those who learn to choose them.</summary>
    internal Action<CandidateArguments>? WatchArguments { get; init; }

    /// <summary>Sees the expressions of time that may date an event or a position, which then keeps the date that the rules gave it; null for the usual reading. For those who learn to choose them.</summary>
    internal Action<CandidateDates>? WatchDates { get; init; }

    /// <summary>Sees the phrases whose party is to be inferred; null for the usual reading. For those who learn to infer it.</summary>
    internal Action<CandidateParties>? WatchParties { get; init; }

    /// <summary>Sees every position and answer that is read, whoever the words say holds it; null for the usual reading. For those who learn to infer it.</summary>
    internal Action<CandidateHolder>? WatchHolders { get; init; }

    /// <summary>Sees every sentence with what stands before it, by its index; null for the usual reading. For those who learn to tie answers.</summary>
    internal Action<int, Passage?>? WatchPassages { get; init; }

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate) => Analyse(report, effectiveDate, null);

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, GivenTokens? tokens) =>
        Analyse(report, effectiveDate, tokens, AnalysisDepth.Record);

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, GivenTokens? tokens, AnalysisDepth depth) =>
        Analyse(report, effectiveDate, tokens, [], null, depth);

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, ImmutableArray<LearnedPerson> learned) =>
        Analyse(report, effectiveDate, learned, null);

    public AnalysedReport Analyse(
        Report report,
        PublishedDate effectiveDate,
        ImmutableArray<LearnedPerson> learned,
        WordReadings? readings
    ) => Analyse(report, effectiveDate, null, learned, readings, AnalysisDepth.Record);

    private AnalysedReport Analyse(
        Report report,
        PublishedDate effectiveDate,
        GivenTokens? tokens,
        ImmutableArray<LearnedPerson> learned,
        WordReadings? readings,
        AnalysisDepth depth
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(effectiveDate);
        ActReader? acts = depth == AnalysisDepth.Record && IsEnglish(report.Language) ? new ActReader() : null;
        TextAnalysis text = _language.Analyse(
            new TextInput
            {
                Text = report.Text.Value,
                Language = report.Language,
                Anchor = effectiveDate.LocalDay is { } day ? new TimeAnchor(day, effectiveDate.IsInferred, FigureHabit.Of(report)) : null,
                GivenTokens = tokens?.Sentences,
                Readings = readings,
                States = acts,
            }
        );
        AnalysedReport bare = new()
        {
            Report = report,
            Language = text,
            Engine = Engine,
        };
        if (depth == AnalysisDepth.Words || !IsEnglish(report.Language))
        {
            return bare;
        }

        ActorsOfReport actors = _actors.Resolve(text, report, learned, effectiveDate.LocalDay);
        return depth == AnalysisDepth.Actors
            ? bare with
            {
                Actors = actors.ByEntity,
                ActorMentions = actors.Mentions,
            }
            : WithRecord(bare, effectiveDate, actors, learned, acts!);
    }

    private ReadingContext ContextOf(
        AnalysedReport bare,
        PublishedDate effectiveDate,
        ActorsOfReport actors,
        ImmutableArray<Statement> statements
    ) =>
        new(
            bare.Report,
            effectiveDate,
            SentenceViews.Of(bare.Language, actors, Voiced(statements)),
            new EntityActors(bare.Language.Entities, actors),
            _knowledge
        );

    private AnalysedReport WithRecord(
        AnalysedReport bare,
        PublishedDate effectiveDate,
        ActorsOfReport actors,
        ImmutableArray<LearnedPerson> learned,
        ActReader reader
    )
    {
        Report report = bare.Report;
        TextAnalysis text = bare.Language;
        ActsOfReport acts = reader.Read(text);
        ImmutableArray<Statement> statements = StatementReader.Read(text, actors, report, effectiveDate);
        ReadingContext context = ContextOf(bare, effectiveDate, actors, statements);
        ImmutableArray<StatedPerson> sides = PersonSides.Read(context, actors);
        ImmutableArray<LearnedPerson> inferred = PersonSides.Unlearned(sides, learned);
        if (!inferred.IsEmpty)
        {
            // What the report itself lets one infer of its persons holds from its first word on.
            (actors, statements, context) = ResolvedWith([.. learned, .. inferred]);
        }

        if (WatchParties is { } watch)
        {
            ShowParties(context, acts.Acts, watch);
        }
        else if (PartyInference.Read(context, acts.Acts) is { IsEmpty: false } likely)
        {
            sides = [.. sides, .. likely];
            if (PersonSides.Likely(likely, learned) is { IsEmpty: false } more)
            {
                (actors, statements, context) = ResolvedWith([.. learned, .. inferred, .. more]);
            }
        }

        List<FoundPosition> found = [];
        List<FoundResponse> answers = [];
        EventParties parties = new(text, actors, acts.Trees);
        EventArguments arguments = new(acts.Words, acts.Trees);
        ArgumentSelection selection = new(
            new ArgumentCandidates(parties),
            new ArgumentFeatures(acts, arguments),
            acts.Deep,
            WatchArguments
        );
        DateSelection dates = new(context.Dates, new DateFeatures(context, effectiveDate, acts.Deep), acts.Deep, WatchDates);
        LineVerification verification = new(acts.Deep, Watch);
        ActViews views = new(context, text, parties, acts.Acts);
        PassagesOfReport passages = new(context);
        HolderLayout holders = new(context, passages, views, acts.Acts);
        HolderInference inference = new(holders);
        if (WatchHolders is { } watchHolders)
        {
            holders.Show(watchHolders);
        }

        if (WatchPassages is { } watchPassages)
        {
            foreach (SentenceView view in context.Sentences)
            {
                watchPassages(view.Index, passages.Of(view));
            }
        }

        PositionsOfReport positions = PositionReader.Read(
            context,
            found,
            answers,
            views,
            inference,
            passages,
            selection,
            dates,
            verification
        );
        // What the model reads as a position it reads as an event as well, and better: events are made of what the frames read.
        List<FoundPosition> stated = found.FindAll(static position => position.Line.Rule != ActPositions.Rule);
        HashSet<(int Sentence, int Word)> modelled =
        [
            .. found.Where(static p => p.Line.Rule == ActPositions.Rule).Select(static p => (p.View.Index, p.Anchor)),
        ];
        List<FoundResponse> given = answers.FindAll(answer =>
            answer.Line.Rule != ActResponses.Rule && !modelled.Contains((answer.View.Index, answer.Anchor))
        );
        return bare with
        {
            Actors = actors.ByEntity,
            ActorMentions = actors.Mentions,
            StatedPersons = [.. actors.Stated, .. sides],
            NamedPersons = actors.Named,
            Statements = statements,
            Positions = positions.Positions,
            Responses = positions.Responses,
            Clues = new ClueReader(context, acts.Deep, inference, passages, answers).Read(),
            Events = EventReader.Read(
                context,
                text.Entities,
                acts.Acts,
                new ActEvents(context, parties, arguments, text) { Told = acts.Told, Threats = ThreatsOf(found) },
                new NestedActs(
                    acts.Words,
                    acts.Trees,
                    acts.Acts.Where(ActEvents.IsSure),
                    given.Select(answer => answer.View.Sentence.FirstToken + answer.Anchor)
                ),
                stated,
                given,
                selection,
                dates,
                verification
            ),
            Quantities = QuantityReader.Read(context, text.Quantities),
            Denials = DenialReader.Read(context),
        };

        (ActorsOfReport, ImmutableArray<Statement>, ReadingContext) ResolvedWith(ImmutableArray<LearnedPerson> persons)
        {
            ActorsOfReport resolved = _actors.Resolve(text, report, persons, effectiveDate.LocalDay);
            ImmutableArray<Statement> read = StatementReader.Read(text, resolved, report, effectiveDate);
            return (resolved, read, ContextOf(bare, effectiveDate, resolved, read));
        }
    }

    private static void ShowParties(ReadingContext context, ImmutableArray<Act> acts, Action<CandidateParties> watch)
    {
        PartyInference inference = new(context, acts);
        foreach (SentenceView view in context.Sentences)
        {
            foreach (SentenceMention mention in view.Mentions)
            {
                if (PartySlot.At(context, view, mention) is { } slot)
                {
                    watch(inference.Seen(slot));
                }
            }
        }
    }

    private static HashSet<int> ThreatsOf(List<FoundPosition> found) =>
        [
            .. found
                .Where(static position => position.Line.Kind == PositionKind.Threat)
                .Select(static position => position.View.Sentence.FirstToken + position.Anchor),
        ];

    // The rules of positions and events were written on what the rules of statements read; what the model adds goes to the quote board alone.
    private static ImmutableArray<Statement> Voiced(ImmutableArray<Statement> statements) => statements.RemoveAll(static s => s.Learned);

    private static bool IsEnglish(string? language) =>
        language is null
        || language.Equals("en", StringComparison.OrdinalIgnoreCase)
        || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Hash of every table and model that ships inside the language and record assemblies: another one is another engine.</summary>
    private static string DataHash()
    {
        List<string> files = [];
        foreach (Assembly assembly in (Assembly[])[typeof(EnglishAnalyser).Assembly, typeof(ReportAnalyser).Assembly])
        {
            using Stream stream =
                assembly.GetManifestResourceStream("data-digest.txt")
                ?? throw new InvalidOperationException($"{assembly.GetName().Name} was built without the digest of its data");
            using StreamReader reader = new(stream);
            while (reader.ReadLine() is { } file)
            {
                files.Add(file);
            }
        }

        // In the order of their names: a build lists files as the disk does.
        files.Sort(StringComparer.Ordinal);
        return ContentHash.Of(string.Join('\n', files))[..12];
    }
}
