using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Reads answers with the patterns of <c>Data/response-patterns.tsv</c>, and the positions that an answer tells along.</summary>
internal static class ResponseReader
{
    private const double LeastOverlap = 0.6;

    /// <summary>Spans kept of a line that one report tells again and again.</summary>
    private const int MostEvidence = 50;

    private static readonly PatternTable Patterns = PatternTable.Load("response-patterns.tsv");
    private static readonly FrozenSet<string> NotPositions = EmbeddedLines.Words("not-positions.tsv").ToFrozenSet();

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundPosition> here, List<FoundResponse> answers)
    {
        for (int i = 0; i < view.Words.Length; i++)
        {
            if (PatternMatcher.At(view, Patterns, i) is { } match)
            {
                FromMatch(context, view, here, answers, match);
            }
            else if (PatternMatcher.RejectingAt(view, i) > 0)
            {
                Unacceptable(context, view, here, answers, i);
            }
            else if (view.Words[i].Lower is "studied" or "considered" or "reviewed" or "examined")
            {
                BeingStudied(context, view, answers, i);
            }
        }

        Countered(context, view, here, answers);
        OutcomeReader.InSentence(context, view, answers);
    }

    /// <summary>Ties answers to positions of the same report, numbers the positions, and drops refusals that turned out to be answers.</summary>
    public static PositionsOfReport Link(ReadingContext context, List<FoundPosition> found, List<FoundResponse> answers)
    {
        List<(FoundResponse Answer, FoundPosition? To)> linked = [];
        foreach (FoundResponse answer in answers)
        {
            List<FoundPosition> targets = PositionLinking.Targets(answer, found, LeastOverlap);
            foreach (FoundPosition target in targets)
            {
                linked.Add((answer, target));
            }

            bool needsPromise = answer.Line.Rule == OutcomeReader.DeedRule;
            if (targets.Count == 0 && answer.Line.About.Length > 0 && !needsPromise)
            {
                linked.Add((answer, null));
            }
        }

        HashSet<(int Sentence, int Anchor)> answered =
        [
            .. linked.Where(pair => pair.To is not null).Select(pair => (pair.Answer.View.Index, pair.Answer.Anchor)),
        ];
        found.RemoveAll(position =>
            position.Line.Kind == PositionKind.Refusal && answered.Contains((position.View.Index, position.Anchor))
        );
        Dictionary<FoundPosition, string> ids = new(ReferenceEqualityComparer.Instance);
        ImmutableArray<ReportedPosition> positions = Number(found, ids);

        HashSet<(string By, ResponseStatus Status, string? To, int Sentence, string About)> seen = [];
        ImmutableArray<ReportedResponse>.Builder responses = ImmutableArray.CreateBuilder<ReportedResponse>();
        foreach ((FoundResponse answer, FoundPosition? to) in linked)
        {
            string? id = to is null ? null : ids.GetValueOrDefault(to);
            bool told = to is not null && (answer.Line.About.Length == 0 || (to.View == answer.View && to.Anchor == answer.Demand));
            string about = told ? to!.Line.Proposition : answer.Line.About;
            foreach (Actor by in answer.By.Actors)
            {
                bool ownOutcome = answer.Line.Status is ResponseStatus.Withdrawn or ResponseStatus.Kept or ResponseStatus.Broken;
                bool own = to is not null && !ownOutcome && to.Line.Holders.Any(holder => holder.Key == by.Key);
                if (!own && about.Length > 0 && seen.Add((by.Key, answer.Line.Status, id, answer.View.Index, about)))
                {
                    responses.Add(
                        answer.Line with
                        {
                            By = by,
                            To = id,
                            About = about,
                            Holders = answer.Line.Holders.IsEmpty && to is not null ? to.Line.Holders : answer.Line.Holders,
                        }
                    );
                }
            }
        }

        return new PositionsOfReport(positions, responses.ToImmutable());
    }

    /// <summary>Ids in text order; the same line told again in the same words is one line with more evidence.</summary>
    private static ImmutableArray<ReportedPosition> Number(List<FoundPosition> found, Dictionary<FoundPosition, string> ids)
    {
        List<(ReportedPosition Line, List<Evidence> More)> lines = [];
        Dictionary<string, int> byWords = [];
        foreach (FoundPosition position in found)
        {
            ReportedPosition line = position.Line;
            string key =
                $"{line.Kind}|{string.Join('+', line.Holders.Select(holder => holder.Party))}|{line.Proposition.ToLowerInvariant()}";
            if (!byWords.TryGetValue(key, out int at))
            {
                at = lines.Count;
                byWords[key] = at;
                lines.Add((line with { Id = $"p{at + 1}" }, []));
            }
            else if (lines[at].More.Count < MostEvidence)
            {
                lines[at].More.AddRange(line.Evidence);
            }

            ids[position] = lines[at].Line.Id;
        }

        return
        [
            .. lines.Select(pair =>
                pair.More.Count == 0
                    ? pair.Line
                    : pair.Line with
                    {
                        Evidence = EvidenceSet.Of(pair.Line.Evidence.First, [.. pair.Line.Evidence.Skip(1), .. pair.More]),
                    }
            ),
        ];
    }

    private static void FromMatch(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        List<FoundResponse> answers,
        PatternMatch match
    )
    {
        ResponseStatus status = Enum.Parse<ResponseStatus>(match.Pattern.Columns[0], ignoreCase: true);
        Party? by = status == ResponseStatus.Unanswered && !match.Pattern.HasSubject ? match.Addressee : match.Subject;
        bool silence = status == ResponseStatus.Unanswered;
        bool ahead = match.Verb.Modal is not null || match.Verb.Infinitive || match.Verb.Negated != silence;
        if (by is null || (match.Pattern.HasSubject && ahead) || ReadingContext.IsSupposed(view, match.Verb))
        {
            return;
        }

        if (silence && match.Demand is { } put && !IsKnown(view, put))
        {
            return;
        }

        bool outcome = status is ResponseStatus.Kept or ResponseStatus.Broken;
        if (outcome && !match.Verb.Past && !match.Verb.Perfect)
        {
            return;
        }

        Add(
            context,
            view,
            here,
            answers,
            by,
            status,
            match.Demand,
            match.Contents.IsEmpty ? null : Asked(view, match.Contents[0]),
            match.Anchor,
            match.Pattern.Text
        );
    }

    /// <summary>"the demand", "their call": one that has been told; "a request for comment" is the paper's own.</summary>
    private static bool IsKnown(SentenceView view, DemandPhrase demand)
    {
        bool definite =
            demand.Holder is not null || view.Words[demand.First].Lower is "the" or "that" or "this" or "those" or "these" or "both";
        int behind = demand.Noun + 2;
        return definite && !(behind < view.Words.Length && view.Words[behind].Lemma is "comment" or "interview");
    }

    /// <summary>"declined to say when the crew would be released" is about releasing the crew.</summary>
    private static Content Asked(SentenceView view, Content content) =>
        view.Words[content.First].Lower is "when" or "whether" or "if" or "how" or "why" or "where"
        && ContentReader.Clause(view, content.First + 1) is { } clause
            ? clause
            : content;

    private static void Add(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        List<FoundResponse> answers,
        Party by,
        ResponseStatus status,
        DemandPhrase? demand,
        Content? content,
        int anchor,
        string rule
    )
    {
        if (content is { Kind: ContentKind.NounPhrase } && IsNotPosition(view, content))
        {
            return;
        }

        Party? holder = demand?.Holder;
        if (demand is not null)
        {
            holder = Implied(context, view, here, by, status, demand);
        }

        bool silence = status == ResponseStatus.Unanswered;
        string about =
            silence && demand is null ? PropositionWriter.Plain(view, anchor, by.End)
            : silence ? ""
            : About(view, demand, content);
        bool taken = demand is { Contents.IsEmpty: true } && ContentWords.Of(about).Count == 0;
        StatedDate date = context.Dates.Of(
            view,
            anchor,
            content?.First ?? demand?.Noun ?? anchor,
            content?.End ?? demand?.End ?? anchor,
            news: true
        );
        ReportedResponse line = new()
        {
            By = by.Actors[0],
            Status = status,
            About = about,
            Holders = holder is null || holder.Shares(by) ? [] : holder.Actors,
            Conditional = false,
            Date = date,
            Rule = rule,
            Evidence = context.Cite(view),
        };
        bool plural = demand is not null && view.Words[demand.Noun].Lower.EndsWith('s');
        answers.Add(
            new FoundResponse(view, anchor, by, line, demand?.Noun ?? -1, demand?.Kind, taken || about.Length == 0, plural)
            {
                DemandForce = demand?.Force,
            }
        );
    }

    private static bool IsNotPosition(SentenceView view, Content content)
    {
        for (int i = content.First; i < content.End && !view.Words[i].Is(WordRole.Preposition); i++)
        {
            if (NotPositions.Contains(view.Words[i].Lemma) || NotPositions.Contains(view.Words[i].Lower))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"X rejected Y's call for Z" tells Y's demand for Z as well: marks the line, or makes it where Y is named just before.</summary>
    private static Party? Implied(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        Party by,
        ResponseStatus status,
        DemandPhrase demand
    )
    {
        if (status == ResponseStatus.Withdrawn)
        {
            return demand.Holder ?? by;
        }

        if (demand.Holder is { } holder)
        {
            for (int p = 0; p < here.Count; p++)
            {
                if (here[p].Anchor == demand.Noun)
                {
                    ReportedPosition line = here[p].Line;
                    ImmutableArray<Actor> addressees = line.Addressees.IsEmpty && !holder.Shares(by) ? by.Actors : line.Addressees;
                    here[p] = here[p] with
                    {
                        Line = line with
                        {
                            Implied = true,
                            Addressees = addressees,
                            Performers = line.Kind == PositionKind.Demand ? addressees : line.Performers,
                            Stated = StatedDate.Unknown,
                            Certainty = PositionCertainty.OtherSide,
                        },
                    };
                }
            }

            return holder;
        }

        // "…no concessions on Tasmere's main demands. They rejected a demand to open …": whose, the phrase before tells.
        if (demand.Contents.IsEmpty || HolderBefore(view, demand, by) is not { } owner)
        {
            return null;
        }

        foreach (Content content in demand.Contents)
        {
            FoundPosition? added = PositionReader.Add(
                context,
                view,
                here,
                demand.Kind,
                demand.Force,
                owner,
                by,
                content,
                demand.Noun,
                "-",
                "X reject a demand",
                implied: true
            );
            if (added is not null)
            {
                here[^1] = added with { Line = added.Line with { Certainty = PositionCertainty.Inferred } };
            }
        }

        return owner;
    }

    private static Party? HolderBefore(SentenceView view, DemandPhrase demand, Party by)
    {
        Party? found = null;
        foreach (
            DemandPhrase other in view.Before is null
                ? DemandPhrases.In(view)
                : DemandPhrases.In(view.Before).AddRange(DemandPhrases.In(view))
        )
        {
            bool same = other.Noun == demand.Noun && other.First == demand.First;
            if (!same && other.Kind == demand.Kind && other.Holder is { } holder && !holder.Shares(by))
            {
                if (found is not null && !found.Shares(holder))
                {
                    return null;
                }

                found = holder;
            }
        }

        return found;
    }

    private static string About(SentenceView view, DemandPhrase? demand, Content? content)
    {
        if (demand is not null)
        {
            return demand.Contents.IsEmpty
                ? PropositionWriter.Plain(view, demand.First, Math.Max(demand.End, AboutEnd(view, demand)))
                : PropositionWriter.Write(view, demand.Contents[0], (-1, -1));
        }

        return content is null ? "" : PropositionWriter.Write(view, content, (-1, -1));
    }

    /// <summary>"the warning on power exports": what a demand phrase is about without saying what is wanted.</summary>
    private static int AboutEnd(SentenceView view, DemandPhrase demand) =>
        demand.End < view.Words.Length
        && view.Words[demand.End].Lower is "on" or "about" or "over" or "for" or "of"
        && !(demand.End + 1 < view.Words.Length && view.Words[demand.End + 1].InTime)
            ? Clauses.End(view, demand.End + 1)
            : demand.End;

    /// <summary>"the demands for … are non-starters": the speaker, or the party of the frame, says so.</summary>
    private static void Unacceptable(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        List<FoundResponse> answers,
        int word
    )
    {
        int be = word - 1;
        while (be > 0 && word - be < 5 && !view.Words[be].Is(WordRole.Be) && view.Words[be].Lemma != "remain")
        {
            be--;
        }

        if (be <= 0 || !(view.Words[be].Is(WordRole.Be) || view.Words[be].Lemma == "remain") || IsNegated(view, be, word))
        {
            return;
        }

        int first = be;
        while (
            first > 0
            && view.Words[first - 1].Lower is not ("that" or "," or ";" or ":")
            && !view.Words[first - 1].Is(WordRole.Say)
            && !view.Words[first - 1].IsQuote
        )
        {
            first--;
        }

        Party? by = first > 0 ? SubjectFinder.Inherited(view, first) : null;
        by ??= view.StatementAt(word)?.Speaker is { } speaker ? new Party([speaker], first, first + 1) : null;
        if (by is null || first >= be || ReadingContext.IsSupposed(view, VerbGroup.At(view, be)))
        {
            return;
        }

        DemandPhrase? demand = DemandPhrases.StartingAt(view, first);
        Content content = new(ContentKind.NounPhrase, first, be, -1);
        if (
            demand is null
            && (
                view.Words[word].Lower is "nonnegotiable" or "non-negotiable"
                || (word + 2 < view.Words.Length && view.Words[word + 2].Lower == "negotiable")
            )
        )
        {
            // What somebody calls nonnegotiable is his own; he refuses to bargain over it.
            PositionReader.Add(
                context,
                view,
                here,
                PositionKind.Refusal,
                null,
                by,
                null,
                content,
                word,
                "negotiate over _",
                "NP be nonnegotiable"
            );
            return;
        }

        Add(context, view, here, answers, by, ResponseStatus.Rejected, demand, demand is null ? content : null, word, "DEMAND be REJECTED");
    }

    private static bool IsNegated(SentenceView view, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (view.Words[i].Is(WordRole.Negator) || view.Words[i].Lower == "no")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"the invitation was being studied, a spokesman in Lorn said".</summary>
    private static void BeingStudied(ReadingContext context, SentenceView view, List<FoundResponse> answers, int verb)
    {
        if (verb < 3 || view.Words[verb - 1].Lower != "being" || !view.Words[verb - 2].Is(WordRole.Be))
        {
            return;
        }

        DemandPhrase? demand = DemandPhrases.In(view).LastOrDefault(phrase => phrase.Noun < verb && phrase.Noun >= verb - 4);
        Party? by = view.StatementAt(verb)?.Speaker is { } speaker ? new Party([speaker], verb, verb + 1) : null;
        by ??= demand is null ? null : SubjectFinder.Inherited(view, demand.First);
        if (demand is not null && by is not null && !(demand.Holder?.Shares(by) ?? false))
        {
            Add(context, view, [], answers, by, ResponseStatus.Deferred, demand, null, verb, "DEMAND be being studied");
        }
    }

    /// <summary>"offered instead to …": an offer that answers what was just turned down.</summary>
    private static void Countered(ReadingContext context, SentenceView view, List<FoundPosition> here, List<FoundResponse> answers)
    {
        foreach (FoundPosition offer in here)
        {
            if (offer.Line.Kind != PositionKind.Offer || offer.Line.Implied)
            {
                continue;
            }

            bool instead = false;
            for (int i = Math.Max(0, offer.Anchor - 3); i < view.Words.Length && i <= offer.Anchor + 2; i++)
            {
                instead |= view.Words[i].Lower == "instead";
            }

            FoundResponse? before = answers[Math.Max(0, answers.Count - 10)..]
                .FirstOrDefault(answer =>
                    answer.View.Index >= view.Index - 1
                    && answer.Line.Status == ResponseStatus.Rejected
                    && answer.By.Actors.Any(by => offer.Line.Holders.Any(own => own.Party == by.Party))
                );
            if (instead && before is not null)
            {
                ReportedResponse line = before.Line with
                {
                    By = offer.Line.Holders[0],
                    Status = ResponseStatus.Countered,
                    Date = offer.Line.Stated,
                    Rule = "X offer instead to VP",
                    Evidence = context.Cite(view),
                };
                answers.Add(before with { View = view, Anchor = offer.Anchor, Line = line, By = new Party(offer.Line.Holders, 0, 0) });
                return;
            }
        }
    }
}
