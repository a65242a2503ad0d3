using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>Reads answers with the frames of <c>Data/answer-frames.tsv</c>, and the positions that an answer tells along.</summary>
internal static class ResponseReader
{
    private static readonly FrameTable Frames = FrameTable.Load("answer-frames.tsv");
    private static readonly FrozenSet<string> NotPositions = EmbeddedLines.Words("not-positions.tsv").ToFrozenSet();
    private static readonly FrozenSet<string> Rejecting = EmbeddedLines.Words("rejecting-words.tsv").ToFrozenSet();

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundPosition> here, List<FoundResponse> answers)
    {
        SentenceTree tree = view.Tree;
        for (int i = 0; i < view.Words.Length; i++)
        {
            if (tree.IsVerb(i))
            {
                References.FromPronoun(context, view, answers, Frames, i);
                foreach (FrameMatch match in FrameMatcher.All(view, Frames, i))
                {
                    if (FromMatch(context, view, here, answers, match))
                    {
                        break;
                    }
                }
            }

            if (tree.Class(i) is "NOUN" or "PROPN")
            {
                Relative(context, view, here, answers, i);
            }

            if (IsRejecting(view, i))
            {
                Judgements.InSentence(context, view, here, answers, i);
            }
            else if (tree.Lemma(i) is "response" or "reply" or "answer" or "reaction")
            {
                NoResponse(context, view, answers, i);
            }
            else if (tree.Lemma(i) is "concession")
            {
                NoConcession(context, view, here, answers, i);
            }
        }

        foreach (FoundPosition undertaken in here)
        {
            if (
                undertaken.View == view
                && undertaken.Line is { Kind: PositionKind.Commitment or PositionKind.Refusal, Implied: false } line
                && !answers.Exists(a => a.View == view && a.Anchor == undertaken.Anchor)
            )
            {
                // What a party says it will do answers a call for it, in this report or another; what it says it will not do turns one down.
                bool refused = line.Kind == PositionKind.Refusal;
                bool partly = !refused && Answers.IsPart(line.Proposition);
                Answers.Add(
                    context,
                    view,
                    answers,
                    new Party(line.Holders, undertaken.Anchor, undertaken.Anchor + 1),
                    refused ? ResponseStatus.Rejected
                        : partly ? ResponseStatus.PartlyAccepted
                        : ResponseStatus.Accepted,
                    null,
                    refused && line.Proposition.StartsWith("not ", StringComparison.Ordinal) ? line.Proposition[4..] : line.Proposition,
                    undertaken.Anchor,
                    Answers.DeedRule,
                    conditional: line.Condition is not null,
                    stated: line.Stated
                );
            }
        }

        ReplyReader.InSentence(context, view, answers);
        AskedThings.InSentence(context, view, here, answers);
        Contrasts.InSentence(context, view, here, answers);
        Proforms.InSentence(context, view, answers);
        Evasions.InSentence(context, view, answers);
        Verdicts.InSentence(context, view, answers);
        Counters.InSentence(context, view, here, answers);
        OutcomeReader.InSentence(context, view, answers);
        PassiveDeeds.InSentence(context, view, answers);
        TalksHeld.InSentence(context, view, answers);
    }

    /// <summary>True for a verb of the frames: "reject", "accept".</summary>
    public static bool IsAnswerVerb(SentenceView view, int word) => FrameMatcher.Named(view, Frames, word) is not null;

    /// <summary>"a demand that Soland brushed aside", "an offer rejected by Soland": the answer stands in the clause behind the noun.</summary>
    private static void Relative(ReadingContext context, SentenceView view, List<FoundPosition> here, List<FoundResponse> answers, int noun)
    {
        SentenceTree tree = view.Tree;
        foreach (int clause in tree.Children(noun))
        {
            bool relative = tree.Relation(clause) == "acl:relcl" || (tree.Is(clause, "acl") && tree.Tag(clause) == "VBN");
            if (!relative || clause < noun || !tree.IsVerb(clause))
            {
                continue;
            }

            Clause told = Clause.Of(tree, clause);
            bool passive = told.Passive || (tree.Is(clause, "acl") && tree.Relation(clause) != "acl:relcl");
            int who = passive ? FrameMatcher.AgentOf(tree, clause) : tree.Child(clause, "nsubj");
            Frame? frame = FrameMatcher.Named(view, Frames, clause);
            if (frame is null || who < 0 || told.Modal is not null || told.Negated || PhraseParties.Of(context, view, who) is not { } by)
            {
                continue;
            }

            ResponseStatus status = Enum.Parse<ResponseStatus>(frame.Columns[0], ignoreCase: true);
            if (PositionNouns.Read(context, view, noun) is not { } phrase || phrase is { Contents.Count: 0, Holder: null })
            {
                References.FromClause(context, view, answers, by, status, noun, clause);
                continue;
            }

            Answers.ToPhrase(context, view, here, answers, by, status, phrase, clause, "DEMAND that X " + tree.Lemma(clause));
        }
    }

    public static PositionsOfReport Link(ReadingContext context, List<FoundPosition> found, List<FoundResponse> answers) =>
        AnswerTies.Link(context, found, answers);

    private static bool IsRejecting(SentenceView view, int word)
    {
        if (Rejecting.Contains(view.Words[word].Lower) || Rejecting.Contains(view.Tree.Lemma(word)))
        {
            return true;
        }

        if (view.Words[word].Lower == "question" && word > 2 && view.Words[word - 2].Lower == "of" && view.Words[word - 3].Lower == "out")
        {
            return true;
        }

        // "non - starter", "non-negotiable" in several words
        return word > 1
            && view.Words[word - 1].Lower == "-"
            && Rejecting.Contains($"{view.Words[word - 2].Lower}-{view.Words[word].Lower}");
    }

    private static bool FromMatch(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        List<FoundResponse> answers,
        FrameMatch match
    )
    {
        SentenceTree tree = view.Tree;
        string what = match.Frame.Columns[1];
        ResponseStatus status = Enum.Parse<ResponseStatus>(match.Frame.Columns[0], ignoreCase: true);
        Clause clause = match.Clause;
        bool silence = what == "silent";
        bool studied = status == ResponseStatus.Deferred && clause.Passive;
        if (
            clause.Modal is not null
            && !(clause.Modal is "would" or "will" or "could" or "can" && clause.Negated && status == ResponseStatus.Accepted)
        )
        {
            return false;
        }

        bool turned = clause.Negated && status is ResponseStatus.Accepted && what == "others";
        if (IsRefused(tree, match.Predicate) && status is ResponseStatus.Accepted or ResponseStatus.Fulfilled && what == "others")
        {
            // "refused to meet the demands", "failed to heed the call"
            turned = true;
            clause = Clause.Of(tree, tree.Head(match.Predicate));
            if (clause.Negated)
            {
                return false;
            }
        }
        else if (clause.Negated != silence && !turned)
        {
            return false;
        }

        if (Supposition.Holds(view, clause with { Modal = null }))
        {
            return false;
        }

        status = turned ? ResponseStatus.Rejected : status;
        Party? by = PhraseParties.Of(context, view, match.Holder);
        by ??=
            match.Holder < 0 && clause is { Passive: false, Infinitive: false, Gerund: false }
                ? SubjectFinder.Of(view, VerbGroup.At(view, match.Predicate).First)
                : null;
        if (by is null && (match.Holder < 0 || studied) && view.StatementAt(match.Predicate)?.Speaker is { } speaker)
        {
            by = new Party([speaker], match.Predicate, match.Predicate + 1);
        }

        by = by is { Actors.Length: 1 } ? context.BySide(view, by, match.Holder) ?? by : by;

        by ??= match.Holder < 0 && clause.Passive ? SpeakerOutside(context, view, match.Predicate) : null;
        if (by is null)
        {
            return false;
        }

        if (match.Complements.Count == 0)
        {
            if (what == "last" && IsBare(view, match.Predicate))
            {
                Answers.Add(
                    context,
                    view,
                    answers,
                    by,
                    status,
                    null,
                    "",
                    match.Predicate,
                    match.Frame.Text,
                    conditional: Conditions.Of(view, new Complement(SlotKind.Clause, match.Predicate, -1), -1) is not null
                );
                return true;
            }

            return false;
        }

        Complement content = match.Complements[0];
        return what switch
        {
            "judged" => IsJudgedAway(view, match.Predicate)
                && OfNoun(context, view, here, answers, by, status, match, content, onlyPhrase: true),
            "dismissed" => (tree.Lemma(match.Predicate) != "describe" || IsJudgedAway(view, match.Predicate))
                && OfNoun(context, view, here, answers, by, status, match, content, onlyPhrase: false),
            "concession" => false,
            "comment" => Comment(context, view, answers, by, status, match, content),
            "deed" => Deed(context, view, answers, by, status, match, content),
            "any" => OfNoun(context, view, here, answers, by, status, match, content, onlyPhrase: false),
            _ => OfNoun(context, view, here, answers, by, status, match, content, onlyPhrase: true),
        };
    }

    private static bool IsRefused(SentenceTree tree, int predicate) =>
        tree.Is(predicate, "xcomp") && tree.Head(predicate) is var above and >= 0 && (tree.Lemma(above) is "refuse" or "decline" or "fail");

    private static Party? SpeakerOutside(ReadingContext context, SentenceView view, int predicate)
    {
        SentenceTree tree = view.Tree;
        int head = tree.Head(predicate);
        return head >= 0 && tree.Is(predicate, "ccomp") ? PhraseParties.Of(context, view, Clause.SubjectOf(tree, head)) : null;
    }

    /// <summary>"accepted at once": nothing but adverbs, times and conditions behind the verb.</summary>
    private static bool IsBare(SentenceView view, int verb)
    {
        foreach (int child in view.Tree.Children(verb))
        {
            if (
                child > verb
                && (
                    view.Tree.Is(child, "obj")
                    || view.Tree.Is(child, "xcomp")
                    || view.Tree.Is(child, "ccomp")
                    || view.Tree.Is(child, "compound")
                )
            )
            {
                return false;
            }

            if (
                child > verb
                && view.Tree.Is(child, "obl")
                && view.Tree.Marker(child) is "to" or "on" or "with" or "for"
                && !view.Words[child].InTime
            )
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsJudgedAway(SentenceView view, int verb)
    {
        foreach (int child in view.Tree.Children(verb))
        {
            if (child > verb)
            {
                (int first, int end) = view.Tree.Extent(child);
                for (int i = first; i < end; i++)
                {
                    if (
                        IsRejecting(view, i)
                        && (
                            i == child
                            || view.Tree.Head(i) == child
                            || view.Tree.Head(view.Tree.Head(i) < 0 ? i : view.Tree.Head(i)) == child
                        )
                    )
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    // "declined to comment" is no refusal to act.
    private static bool IsTelling(SentenceTree tree, int verb) =>
        tree.Lemma(verb) is "say" or "comment" or "discuss" or "confirm" or "disclose" or "respond" or "elaborate";

    private static bool Comment(
        ReadingContext context,
        SentenceView view,
        List<FoundResponse> answers,
        Party by,
        ResponseStatus status,
        FrameMatch match,
        Complement content
    )
    {
        SentenceTree tree = view.Tree;
        if (!IsTelling(tree, content.Head))
        {
            return false;
        }

        string about = "";
        foreach (int child in tree.Children(content.Head))
        {
            if (child > content.Head && (tree.Is(child, "ccomp") || (tree.Is(child, "advcl") && about.Length == 0)))
            {
                about = PropositionText.Write(context, view, new Complement(SlotKind.Clause, child, -1)).Text;
            }
            else if (child > content.Head && (tree.Is(child, "obj") || tree.Is(child, "obl")) && about.Length == 0)
            {
                about = PropositionText.Plain(view, child);
            }
        }

        if (ContentWords.Of(about).Count == 0)
        {
            return false;
        }

        Answers.Add(context, view, answers, by, status, null, about, match.Predicate, match.Frame.Text);
        return true;
    }

    private static bool Deed(
        ReadingContext context,
        SentenceView view,
        List<FoundResponse> answers,
        Party by,
        ResponseStatus status,
        FrameMatch match,
        Complement content
    )
    {
        SentenceTree tree = view.Tree;
        if (status == ResponseStatus.Rejected && IsTelling(tree, content.Head))
        {
            return false;
        }

        string about = PropositionText.Write(context, view, content).Text;
        bool partly = status == ResponseStatus.Accepted && Answers.IsPart(about);
        bool conditional = status == ResponseStatus.Accepted && Conditions.Of(view, content, match.Predicate) is not null;
        Answers.Add(
            context,
            view,
            answers,
            by,
            partly ? ResponseStatus.PartlyAccepted : status,
            null,
            about,
            match.Predicate,
            Answers.DeedRule,
            conditional: conditional,
            thing: content.Head
        );
        return true;
    }

    private static bool OfNoun(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        List<FoundResponse> answers,
        Party by,
        ResponseStatus status,
        FrameMatch match,
        Complement content,
        bool onlyPhrase
    )
    {
        SentenceTree tree = view.Tree;
        if (References.FromObject(context, view, answers, by, status, content.Head, match.Predicate))
        {
            return true;
        }

        PositionPhrase? phrase = PositionNouns.Read(context, view, content.Head);
        bool outcome = status is ResponseStatus.Withdrawn or ResponseStatus.Kept or ResponseStatus.Broken or ResponseStatus.CarriedOut;
        if (
            phrase is null
            && (onlyPhrase || IsNotPosition(view, content.Head))
            && !(outcome && tree.Lemma(content.Head) is "word" or "deadline")
        )
        {
            return false;
        }

        if (phrase is not null && match.Frame.Columns[1] == "silent" && !IsKnown(view, phrase))
        {
            return false;
        }

        if (
            (outcome || (status == ResponseStatus.Fulfilled && !IsRefused(tree, match.Predicate)))
            && !match.Clause.Past
            && !match.Clause.Perfect
            && tree.Tag(match.Predicate) is not ("VBN" or "VBD")
        )
        {
            return false;
        }

        if (phrase is not null)
        {
            return Answers.ToPhrase(context, view, here, answers, by, status, phrase, match.Predicate, match.Frame.Text);
        }

        // "rejected proposed Solander changes", "rejected any cooperation with Soland": who wants it is whom the phrase names.
        if (status is ResponseStatus.Rejected or ResponseStatus.Accepted && Author(context, view, content.Head, by) is { } author)
        {
            int before = here.Count;
            PositionLines.Add(
                context,
                view,
                here,
                new PositionLines.Draft(
                    PositionKind.Offer,
                    PositionForce.Offers,
                    author,
                    by,
                    author,
                    content,
                    content.Head,
                    "accept _",
                    "X answer Y's NP"
                )
                {
                    Implied = true,
                }
            );
            if (here.Count > before)
            {
                string proposition = here[before].Line.Proposition;
                Answers.Add(
                    context,
                    view,
                    answers,
                    by,
                    status,
                    null,
                    proposition,
                    match.Predicate,
                    match.Frame.Text,
                    author,
                    demand: content.Head
                );
                return true;
            }
        }

        WrittenProposition about = PropositionText.Write(context, view, content);
        Answers.Add(context, view, answers, by, status, null, about.Text, match.Predicate, match.Frame.Text, thing: content.Head);
        return true;
    }

    /// <summary>Things that a party offers by its name alone: "Solander mediation".</summary>
    private static readonly FrozenSet<string> Put = FrozenSet.Create(
        StringComparer.Ordinal,
        "mediation",
        "cooperation",
        "aid",
        "help",
        "assistance",
        "observer",
        "monitor",
        "inspector",
        "loan",
        "support",
        "change",
        "amendment",
        "concession",
        "reform"
    );

    private static bool HasProposed(SentenceTree tree, int noun)
    {
        foreach (int child in tree.Children(noun))
        {
            if (child < noun && tree.Lemma(child) is "propose" or "proposed" or "suggest" or "suggested" or "planned" or "draft")
            {
                return true;
            }
        }

        return false;
    }

    private static Party? Author(ReadingContext context, SentenceView view, int noun, Party by)
    {
        SentenceTree tree = view.Tree;
        foreach (int child in tree.Children(noun))
        {
            bool before = child < noun && (tree.Is(child, "amod") || tree.Is(child, "compound") || tree.Is(child, "nmod"));
            bool with =
                child > noun
                && tree.Is(child, "nmod")
                && tree.Marker(child) == "with"
                && tree.Lemma(noun) is "cooperation" or "talk" or "talks" or "negotiation" or "dialogue" or "co-operation" or "meeting";
            bool put = with || Put.Contains(tree.Lemma(noun)) || HasProposed(tree, noun);
            if ((before || with) && put && view.MentionAt(child) is { } mention && !by.Has(mention.Actor) && mention.Actor.Code is not null)
            {
                return Party.Of(mention);
            }
        }

        return null;
    }

    private static bool IsKnown(SentenceView view, PositionPhrase phrase)
    {
        (int first, int end) = view.Tree.Extent(phrase.Noun);
        int article = view.Tree.Child(phrase.Noun, "det");
        bool definite =
            phrase.Holder is not null
            || (article >= 0 && view.Words[article].Lower is "the" or "that" or "this" or "those" or "these" or "both")
            || phrase.Contents.Count > 0;
        return definite && !IsOfThePress(view, phrase.Noun + 1, end);
    }

    /// <summary>True where words from <paramref name="first"/> up to <paramref name="end"/> name what a paper asks for: "a request for comment".</summary>
    public static bool IsOfThePress(SentenceView view, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (view.Words[i].Lemma is "comment" or "interview")
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsNotPosition(SentenceView view, int noun)
    {
        foreach (int child in view.Tree.Children(noun))
        {
            if (child < noun && NotPositions.Contains(view.Tree.Lemma(child)))
            {
                return true;
            }
        }

        return NotPositions.Contains(view.Tree.Lemma(noun)) || view.Tree.Class(noun) is "PRON" or "PROPN";
    }

    /// <summary>The rule of a silence of which the report says what it is about.</summary>
    public const string SilentAboutRule = "there be no response from Y about NP";

    /// <summary>"There was no response from Arvenia."</summary>
    private static void NoResponse(ReadingContext context, SentenceView view, List<FoundResponse> answers, int noun)
    {
        SentenceTree tree = view.Tree;
        bool none = false;
        Party? from = null;
        int on = -1;
        foreach (int child in tree.Children(noun))
        {
            none |= tree.Is(child, "det") && tree.Lemma(child) == "no";
            on = child > noun && tree.Marker(child) is "about" or "on" or "to" or "regarding" && !view.Words[child].InTime ? child : on;
            from = tree.Marker(child) is "from" or "by" ? PhraseParties.Of(context, view, child) ?? from : from;
        }

        if (none && from is not null)
        {
            Answers.Add(
                context,
                view,
                answers,
                from,
                ResponseStatus.Unanswered,
                null,
                on >= 0 ? PropositionText.Bare(view, on) : PropositionWriter.Plain(view, noun, from.End),
                noun,
                on >= 0 ? SilentAboutRule : "there be no response from Y"
            );
        }
    }

    /// <summary>"made no concessions on the main demands", "there will be no concessions on the treaty".</summary>
    private static void NoConcession(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        List<FoundResponse> answers,
        int noun
    )
    {
        SentenceTree tree = view.Tree;
        bool none = false;
        int on = -1;
        foreach (int child in tree.Children(noun))
        {
            none |= tree.Is(child, "det") && tree.Lemma(child) == "no";
            on = child > noun && tree.Marker(child) is "on" or "to" or "in" or "over" ? child : on;
        }

        int verb = tree.Head(noun);
        if (!none || verb < 0)
        {
            return;
        }

        foreach (int child in tree.Children(verb))
        {
            on = on < 0 && child > noun && tree.Marker(child) is "on" or "to" or "in" or "over" && tree.IsNominal(child) ? child : on;
        }

        Party? by = tree.Lemma(verb) == "make" ? PhraseParties.Of(context, view, Clause.SubjectOf(tree, verb)) : null;
        by ??= view.StatementAt(noun)?.Speaker is { } speaker ? new Party([speaker], noun, noun + 1) : null;
        by ??=
            tree.Head(verb) is var head and >= 0 && tree.Is(verb, "ccomp")
                ? PhraseParties.Of(context, view, Clause.SubjectOf(tree, head))
                : null;
        if (by is null || on < 0)
        {
            return;
        }

        if (PositionNouns.Read(context, view, on) is { } phrase)
        {
            Answers.ToPhrase(context, view, here, answers, by, ResponseStatus.Rejected, phrase, noun, "X make no concession on DEMAND");
        }
        else
        {
            Answers.Add(
                context,
                view,
                answers,
                by,
                ResponseStatus.Rejected,
                null,
                PropositionText.Plain(view, on),
                noun,
                "X make no concession on NP"
            );
        }
    }
}
