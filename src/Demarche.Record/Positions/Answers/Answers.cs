using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Makes answers, and the positions that an answer tells along.</summary>
internal static class Answers
{
    /// <summary>The rule of an answer that is an act told: it answers only where a position asks for it.</summary>
    public const string DeedRule = "X agree to or refuse VP";

    /// <summary>The rule of taking back what somebody asked to be taken back.</summary>
    public const string TakenBackRule = "X withdraw what was to be dropped";

    /// <summary>Stands for whoever did it where the report names nobody: whose position is answered tells who it was.</summary>
    public static Party Unnamed { get; } = new([new Actor("name:", null, "not stated", ActorType.Person)], 0, 0);

    /// <summary>True for the actor that stands for nobody named.</summary>
    public static bool IsUnnamed(Actor actor) => actor.Key == "name:";

    public static void Add(
        ReadingContext context,
        SentenceView view,
        List<FoundResponse> answers,
        Party by,
        ResponseStatus status,
        PositionPhrase? phrase,
        string about,
        int anchor,
        string rule,
        Party? holder = null,
        bool conditional = false,
        bool anaphoric = false,
        int demand = -1,
        int thing = -1,
        StatedDate? stated = null
    )
    {
        status = status == ResponseStatus.Accepted && LeavesOut(view, anchor) ? ResponseStatus.PartlyAccepted : status;
        // The words of what is answered have dates of their own: "the night releases", "will come on 13 March".
        int words = phrase?.Noun ?? thing;
        StatedDate date =
            stated
            ?? context.Dates.Of(
                view,
                anchor,
                words < 0 ? anchor
                    : words == thing ? view.Tree.Extent(thing).First
                    : words,
                words < 0 ? anchor : view.Tree.Extent(words).End,
                news: true
            );
        ReportedResponse line = new()
        {
            By = by.Actors[0],
            Status = status,
            About = about,
            Holders = holder is null || holder.Shares(by) ? [] : holder.Actors,
            Conditional = conditional,
            Date = date,
            Rule = rule,
            Evidence = context.Cite(view),
        };
        bool plural = phrase is not null && view.Tree.Tag(phrase.Noun) == "NNS";
        answers.Add(
            new FoundResponse(view, anchor, by, line, phrase?.Noun ?? demand, phrase?.Kind, anaphoric || about.Length == 0, plural)
            {
                DemandForce = phrase?.Force,
                Wanted = phrase is null ? [] : [.. phrase.Contents.Select(static content => content.Head)],
            }
        );
    }

    /// <summary>An answer to what a phrase names: "rejected Tasmere's call for talks" tells the call as well, implied.</summary>
    public static bool ToPhrase(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        List<FoundResponse> answers,
        Party by,
        ResponseStatus status,
        PositionPhrase phrase,
        int anchor,
        string rule
    )
    {
        bool own = status is ResponseStatus.Withdrawn or ResponseStatus.Kept or ResponseStatus.Broken or ResponseStatus.CarriedOut;
        Party? holder = phrase.Holder;
        if (own ? holder is not null && !holder.Shares(by) : holder is not null && holder.Shares(by) && holder.Actors.Length == 1)
        {
            return false;
        }

        bool weak = PositionNouns.IsWeak(view.Tree, phrase.Noun);
        if (holder is null && !own)
        {
            holder = Sides.Opposite(view, phrase.Noun, by);
        }

        if (holder is null && weak && phrase.Contents.Count == 0)
        {
            return false;
        }

        if (!own && holder is not null)
        {
            Imply(context, view, here, by, phrase, holder, "X answer DEMAND", inferred: false);
        }
        else if (!own && phrase.Contents.Count > 0 && HolderBefore(context, view, phrase, by) is { } owner)
        {
            // "…no concessions on Tasmere's main demands. They rejected a demand to open …": whose, the phrase before tells.
            Imply(context, view, here, by, phrase, owner, "X answer a DEMAND", inferred: true);
            holder = owner;
        }

        string about = phrase.Contents.Count > 0 ? PropositionText.Write(context, view, phrase.Contents[0]).Text : AboutOf(view, phrase);
        Add(
            context,
            view,
            answers,
            by,
            status,
            phrase,
            about,
            anchor,
            rule,
            holder,
            anaphoric: ContentWords.Of(about).IsSubsetOf(ContentWords.Of(view.Words[phrase.Noun].Lower))
        );
        if (status == ResponseStatus.Withdrawn && phrase.Kind is PositionKind.Threat or PositionKind.Demand)
        {
            // Who takes a threat back has done what somebody may have made a condition of: "provided that Tasmere drops its threat".
            string kind = phrase.Kind == PositionKind.Threat ? "threat" : "demand";
            Add(context, view, answers, by, ResponseStatus.Fulfilled, null, $"drop the {kind} {about}", anchor, TakenBackRule);
        }

        return true;
    }

    private static void Imply(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        Party by,
        PositionPhrase phrase,
        Party holder,
        string rule,
        bool inferred
    )
    {
        bool known = false;
        for (int p = 0; p < here.Count; p++)
        {
            if (here[p].View == view && here[p].Anchor == phrase.Noun)
            {
                known = true;
                here[p] = here[p] with { Line = Answered(here[p].Line, holder, by) };
            }
        }

        if (known)
        {
            return;
        }

        List<Complement> contents = [.. phrase.Contents];
        if (contents.Count == 0 && !inferred)
        {
            // "rejected a Senegalese peace plan": the plan itself is what was put forward.
            contents.Add(new Complement(SlotKind.Noun, phrase.Noun, -1));
        }

        foreach (Complement content in contents)
        {
            int before = here.Count;
            bool itself = content.Head == phrase.Noun;
            if (
                itself
                && view.Tree.Lemma(phrase.Noun)
                    is "demand"
                        or "call"
                        or "request"
                        or "threat"
                        or "warning"
                        or "pledge"
                        or "promise"
                        or "offer"
                        or "appeal"
                        or "proposal"
                        or "plea"
                        or "refusal"
                        or "decision"
                        or "effort"
            )
            {
                return;
            }

            if (
                content.Kind == SlotKind.Noun
                && !itself
                && NominalActs.VerbOf(view.Tree.Lemma(content.Head)) is null
                && NominalActs.VerbOf(view.Words[content.Head].Lower) is null
            )
            {
                // "the offer of two days a week" names an offer told elsewhere.
                continue;
            }

            Party? performer = content.Performer >= 0 ? PhraseParties.Of(context, view, content.Performer) : null;
            bool asks = phrase is { Kind: PositionKind.Offer, Acting: "both" } && !itself && Concerns(view, content.Head, by);
            PositionLines.Add(
                context,
                view,
                here,
                new PositionLines.Draft(
                    asks ? PositionKind.Demand : phrase.Kind,
                    asks ? PositionForce.Call : phrase.Force,
                    holder,
                    phrase.Addressee ?? by,
                    performer ?? by,
                    content,
                    phrase.Noun,
                    itself ? "accept _" : "-",
                    rule
                )
                {
                    Implied = true,
                    Inferred = inferred,
                }
            );
            for (int p = before; p < here.Count; p++)
            {
                here[p] = here[p] with { Line = Answered(here[p].Line, holder, by) };
                if (inferred)
                {
                    here[p] = here[p] with { Line = here[p].Line with { Certainty = PositionCertainty.Inferred } };
                }
            }
        }
    }

    /// <summary>"a proposal to hand over Arvenia's weapons" asks something of Arvenia: its own things are spoken of.</summary>
    private static bool Concerns(SentenceView view, int content, Party by)
    {
        (int first, int end) = view.Tree.Extent(content);
        foreach (SentenceMention mention in view.Mentions)
        {
            if (mention.First >= first && mention.End <= end && by.Has(mention.Actor) && view.Tree.Is(mention.End - 1, "nmod:poss"))
            {
                return true;
            }
        }

        return false;
    }

    private static ReportedPosition Answered(ReportedPosition line, Party holder, Party by)
    {
        ImmutableArray<Actor> addressees = line.Addressees.IsEmpty && !holder.Shares(by) ? by.Actors : line.Addressees;
        return line with
        {
            Implied = true,
            Addressees = addressees,
            Performers = line.Kind == PositionKind.Demand ? addressees : line.Performers,
            Stated = StatedDate.Unknown,
            Certainty = PositionCertainty.OtherSide,
        };
    }

    private static Party? HolderBefore(ReadingContext context, SentenceView view, PositionPhrase phrase, Party by)
    {
        Party? found = null;
        foreach (SentenceView at in view.Before is null ? [view] : (ReadOnlySpan<SentenceView>)[view.Before, view])
        {
            for (int i = 0; i < at.Words.Length; i++)
            {
                if (
                    (at == view && i == phrase.Noun)
                    || PositionNouns.Read(context, at, i) is not { Holder: { } holder } other
                    || other.Kind != phrase.Kind
                    || holder.Shares(by)
                )
                {
                    continue;
                }

                if (found is not null && !found.Shares(holder))
                {
                    return null;
                }

                found = holder;
            }
        }

        return found;
    }

    /// <summary>"the warning on power exports": what a phrase is about without saying what is wanted.</summary>
    private static string AboutOf(SentenceView view, PositionPhrase phrase)
    {
        (int first, int end) = view.Tree.Extent(phrase.Noun);
        foreach (int child in view.Tree.Children(phrase.Noun))
        {
            if (
                child > phrase.Noun
                && view.Tree.Is(child, "nmod")
                && view.Tree.Marker(child) is "on" or "about" or "over" or "for" or "of"
                && !view.Words[child].InTime
            )
            {
                // "the warning on power exports" is about the exports.
                Complement what = new(SlotKind.Noun, child, -1);
                return PropositionText.Bare(view, what.Head);
            }

            if (
                child > phrase.Noun
                && (
                    view.Tree.Relation(child) == "acl:relcl"
                    || view.Tree.Is(child, "appos")
                    || view.Tree.Is(child, "parataxis")
                    || view.Tree.Is(child, "conj")
                    || view.Tree.Is(child, "amod")
                    || view.Words[child].InTime
                )
            )
            {
                end = Math.Min(end, view.Tree.Extent(child).First);
            }
        }

        return PropositionWriter.Plain(view, first, Math.Max(end, phrase.Noun + 1));
    }

    /// <summary>"agreed to open the gates, though not the upper ones", "but only the lower one": a yes that leaves something out.</summary>
    private static bool LeavesOut(SentenceView view, int anchor)
    {
        for (int i = anchor + 1; i + 2 < view.Words.Length; i++)
        {
            if (
                view.Words[i].Lower is "but" or "though" or "although" or "albeit"
                && view.Words[i + 1].Lower is "not" or "only"
                && !view.Words[i + 2].InTime
                && view.Words[i + 2].Lower
                    is not ("before" or "until" or "yet" or "now" or "after" or "if" or "when" or "once" or "because" or "to" or "as")
                && !view.Tree.IsVerb(i + 2)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"two of the four lower sluices", "some of", "part of": less than all.</summary>
    public static bool IsPart(string proposition)
    {
        string[] words = proposition.ToLowerInvariant().Split(' ');
        for (int i = 1; i + 1 < words.Length; i++)
        {
            if (
                words[i + 1] == "of"
                && (
                    words[i]
                        is "one"
                            or "two"
                            or "three"
                            or "four"
                            or "five"
                            or "six"
                            or "some"
                            or "part"
                            or "half"
                            or "most"
                            or "several"
                            or "many"
                    || words[i].All(char.IsAsciiDigit)
                )
            )
            {
                return true;
            }
        }

        return false;
    }
}
