using System.Collections.Frozen;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Says who "he" and "she" are that speak: the one who has the floor, else whom the chains of the language layer name and the sentences
/// before agree on. Nobody speaks of himself by name in his own words, and where two persons fit the pronoun stays without a name.
/// </summary>
internal sealed class PronounSpeakers(StatementText text, SubjectReader subjects)
{
    private const double OnTheFloor = 0.9;
    private const double BySubject = 0.8;
    private const int Nearest = 2;
    private const int FarthestSubject = 3;

    private static readonly FrozenSet<string> Persons = EmbeddedLines.Words("unnamed-persons.tsv").ToFrozenSet(StringComparer.Ordinal);

    private readonly SpeakerGenders _genders = new(text);

    /// <param name="statement">Whose source is a pronoun.</param>
    /// <param name="last">The last statement of a person; null for none.</param>
    /// <param name="unnamed">A later one of somebody without a name; null for none.</param>
    public Statement Resolve(Statement statement, Statement? last, Statement? unnamed)
    {
        string pronoun = statement.Source.IsEmpty ? "" : statement.Source[0].Of(text.Text).ToLowerInvariant();
        if (pronoun is not ("he" or "she"))
        {
            return statement;
        }

        if (unnamed is not null && GoesOn(statement, unnamed))
        {
            return Open(statement);
        }

        bool woman = pronoun == "she";
        ActorMention? subject = SubjectBefore(statement);
        Actor? chained = statement.Speaker is { } actor && Fits(actor, statement, woman) ? actor : null;
        Actor? named = subject is not null && Fits(subject.Actor, statement, woman) ? subject.Actor : null;
        if (last?.Speaker is { } floor && HasFloor(statement, last) && Fits(floor, statement, woman))
        {
            _genders.Learn(floor, woman);
            return chained?.Key == floor.Key ? statement : Given(statement, floor, last.SpeakerEntity, last.SpeakerOffice, OnTheFloor);
        }

        if (chained is not null && (named is null || (named.Key == chained.Key && subjects.IsSubject(subject!.Span))))
        {
            return statement;
        }

        if (named is not null && chained is null && subjects.IsSubject(subject!.Span))
        {
            return Given(statement, named, subject.EntityId, subject.Office, BySubject);
        }

        // Two fit, or none.
        return Open(statement);
    }

    /// <summary>True for what is told inside the clause of another ("Adair pointed out that Marsh had reported …"): it takes the floor from nobody.</summary>
    public bool IsTold(Statement statement) =>
        statement.Kind == StatementKind.Indirect
        && !statement.Cue.IsEmpty
        && statement.Content[0].Start >= statement.Cue[0].End
        && subjects.IsSubordinate(statement.Cue[0]);

    /// <summary>True for a statement of "a cashier", "the woman": somebody whom the report does not name.</summary>
    public bool IsUnnamedPerson(Statement statement)
    {
        if (statement.Speaker is not null || statement.Source.IsEmpty)
        {
            return false;
        }

        int first = text.WordAt(statement.Source[0].Start);
        bool article = first < text.Count && text.Lower(first) is "a" or "an" or "the" or "one" or "another";
        for (
            int i = first + 1;
            article && i < text.Count && text.Words[i].Span.End <= statement.Source[0].End && !text.Comma(i - 1, i);
            i++
        )
        {
            if (ClauseWords.IsPreposition(text.Lower(i)))
            {
                return false;
            }

            bool last = text.Words[i].Span.End == statement.Source[0].End || text.Comma(i, i + 1) || !text.Connected(i, i + 1);
            if (Persons.Contains(text.Lower(i)) || (last && ClauseWords.IsRole(text.Lower(i))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a pronoun that speaks so soon behind somebody without a name that it means him, as far as can be told.</summary>
    public bool GoesOn(Statement statement, Statement unnamed)
    {
        string pronoun = statement.Source.IsEmpty ? "" : statement.Source[0].Of(text.Text).ToLowerInvariant();
        if (pronoun is not ("he" or "she"))
        {
            return false;
        }

        int here = text.SentenceOf(text.WordAt(statement.Source[0].Start));
        int there = Math.Max(text.SentenceOf(text.WordAt(unnamed.Content[^1].Start)), CueSentence(unnamed));
        for (int i = text.WordAt(statement.Source[0].Start) - 1; i >= 0 && text.SentenceOf(i) > there; i--)
        {
            if (!text.Quoted(i) && PersonAt(i) is not null)
            {
                return false;
            }
        }

        return here - there <= Nearest;
    }

    private static Statement Open(Statement statement) =>
        statement with
        {
            Speaker = null,
            SpeakerEntity = null,
            SpeakerOffice = null,
            Confidence = Math.Round(statement.Confidence * 0.5, 2),
        };

    private static Statement Given(Statement statement, Actor speaker, int? entity, string? office, double sure) =>
        statement with
        {
            Speaker = speaker,
            SpeakerEntity = entity,
            SpeakerOffice = office,
            Confidence = Math.Round(statement.Confidence * sure, 2),
        };

    private bool Fits(Actor actor, Statement statement, bool woman)
    {
        // An account may be anybody's.
        if (!_genders.MayBe(actor, woman) || actor.Name.StartsWith('@'))
        {
            return false;
        }

        foreach (TextSpan content in statement.Content)
        {
            foreach (ActorMention mention in text.Actors.Within(content))
            {
                if (mention.Kind == MentionKind.Name && !mention.Adjective && mention.Actor.Key == actor.Key)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool HasFloor(Statement statement, Statement last)
    {
        int here = text.SentenceOf(text.WordAt(statement.Source[0].Start));
        int there = Math.Max(text.SentenceOf(text.WordAt(last.Content[^1].Start)), CueSentence(last));
        return here - there <= Nearest && NobodyElse(last.Speaker!, there, here, statement.Source[0].Start);
    }

    private int CueSentence(Statement statement) =>
        statement.Cue.IsEmpty ? 0 : text.SentenceOf(Math.Min(text.Count - 1, text.WordAt(statement.Cue[0].Start)));

    // The floor passes on when somebody else is named, outside quotations, in a sentence between.
    private bool NobodyElse(Actor speaker, int there, int here, int before)
    {
        for (int i = text.WordAt(before) - 1; i >= 0 && text.SentenceOf(i) > there; i--)
        {
            if (!text.Quoted(i) && PersonAt(i) is { } other && other.Actor.Key != speaker.Key)
            {
                return false;
            }
        }

        return here >= there;
    }

    // The person that is the subject of the nearest sentence before the statement that names one outside quotations; else the one named first.
    private ActorMention? SubjectBefore(Statement statement)
    {
        int start = Math.Min(statement.Content[0].Start, statement.Source[0].Start);
        int word = text.WordAt(start) - 1;
        for (int back = 0; word >= 0 && back < FarthestSubject; )
        {
            int first = text.FirstOfSentence(word);
            ActorMention? named = null;
            bool open = false;
            for (int i = first; i <= word; i++)
            {
                open |= !text.Quoted(i);
                if (!text.Quoted(i) && PersonAt(i) is { } mention)
                {
                    if (subjects.IsSubject(mention.Span))
                    {
                        return mention;
                    }

                    named ??= mention;
                }
            }

            if (named is not null)
            {
                return named;
            }

            back += open ? 1 : 0;
            word = first - 1;
        }

        return null;
    }

    private ActorMention? PersonAt(int word) =>
        text.NamedPersonAt(text.Words[word].Span.Start) is { } mention && text.WordAt(mention.Span.Start) == word ? mention : null;
}
