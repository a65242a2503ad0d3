using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Follows who has the floor. A pronoun that speaks right after a statement means the one who spoke, not whoever was named
/// between; a whole quotation before "Adair said:" is Adair's where Adair spoke last.
/// </summary>
internal sealed class Conversation
{
    private readonly StatementText _text;
    private readonly Dictionary<string, bool> _women = new(StringComparer.Ordinal);
    private Statement? _last;

    public Conversation(StatementText text)
    {
        _text = text;
        foreach (ActorMention mention in text.Actors.Mentions)
        {
            if (mention is { Actor.Type: ActorType.Person, Kind: not MentionKind.Pronoun, Office: { } office })
            {
                foreach (NameWord word in NameWords.Of(office))
                {
                    if (OfficeLexicon.Shipped.SectorOf(word.Key) is not null && OfficeLexicon.Woman(word.Key) is { } woman)
                    {
                        _women.TryAdd(mention.Actor.Key, woman);
                    }
                }
            }
        }
    }

    public Statement Follow(Statement statement)
    {
        Statement followed = Pronoun(statement);
        if (followed.Speaker is { Type: ActorType.Person })
        {
            _last = followed;
        }

        return followed;
    }

    /// <summary>Gives a whole quotation without a source to the speaker named right behind it, when the same one spoke last before it.</summary>
    public static void Lend(List<Statement> statements, StatementText text)
    {
        Actor? before = null;
        for (int i = 0; i < statements.Count; i++)
        {
            Statement statement = statements[i];
            Statement? next = i + 1 < statements.Count ? statements[i + 1] : null;
            bool lonely = statement is { Kind: StatementKind.Direct, Speaker: null, Source.IsEmpty: true };
            if (lonely && before is not null && next is { Kind: StatementKind.Direct, Source.IsEmpty: false } && before == next.Speaker)
            {
                int from = statement.Content[^1].End;
                int to = next.Source[0].Start;
                if (to > from && to < next.Content[0].Start && text.Text.AsSpan()[from..to].Trim(' ').IsEmpty)
                {
                    statements[i] = statement with
                    {
                        Speaker = next.Speaker,
                        SpeakerEntity = next.SpeakerEntity,
                        SpeakerOffice = next.SpeakerOffice,
                        Confidence = 0.6,
                    };
                }
            }

            before = statement.Speaker ?? before;
        }

        GoOn(statements, text);
    }

    // A paragraph that is a whole quotation goes on with the one who was quoted in the paragraph before it, unless somebody else is named between.
    private static void GoOn(List<Statement> statements, StatementText text)
    {
        for (int i = 1; i < statements.Count; i++)
        {
            Statement statement = statements[i];
            Statement before = statements[i - 1];
            bool lonely = statement is { Kind: StatementKind.Direct, Speaker: null, Source.IsEmpty: true, Cue.IsEmpty: true };
            if (
                !lonely
                || before is not { Kind: StatementKind.Direct, Speaker.Type: ActorType.Person }
                || !IsParagraph(statement.Content, text.Text)
            )
            {
                continue;
            }

            int told = Math.Max(before.Content[^1].End, before.Cue.IsEmpty ? 0 : before.Cue[^1].End);
            int from = Math.Max(told, before.Source.IsEmpty ? 0 : before.Source[^1].End);
            ReadOnlySpan<char> between =
                from <= statement.Content[0].Start ? text.Text.AsSpan()[from..statement.Content[0].Start].Trim() : "?";
            if (between.Contains('\n') || between.ContainsAny('?', ':'))
            {
                continue;
            }

            bool other = false;
            foreach (ActorMention mention in text.Actors.Within(new TextSpan(from, statement.Content[0].Start)))
            {
                other |= mention.Kind == MentionKind.Name && mention.Actor.Type == ActorType.Person;
            }

            if (!other)
            {
                statements[i] = statement with
                {
                    Speaker = before.Speaker,
                    SpeakerEntity = before.SpeakerEntity,
                    SpeakerOffice = before.SpeakerOffice,
                    Confidence = 0.6,
                };
            }
        }
    }

    private static bool IsParagraph(ImmutableArray<TextSpan> content, string text) =>
        (
            content[0].Start == 0
            || text.LastIndexOf('\n', content[0].Start - 1) is var line && text.AsSpan()[(line + 1)..content[0].Start].IsWhiteSpace()
        )
        && (text.IndexOf('\n', content[^1].End) is var end && text.AsSpan()[content[^1].End..(end < 0 ? text.Length : end)].IsWhiteSpace());

    private Statement Pronoun(Statement statement)
    {
        if (statement.Source.IsEmpty || _last is not { Speaker: { } last })
        {
            return statement;
        }

        string pronoun = statement.Source[0].Of(_text.Text).ToLowerInvariant();
        if (pronoun is not ("he" or "she"))
        {
            return statement;
        }

        bool woman = pronoun == "she";
        int here = _text.SentenceOf(_text.WordAt(statement.Source[0].Start));
        int there = Math.Max(_text.SentenceOf(_text.WordAt(_last.Content[^1].Start)), CueSentence(_last));
        bool near = here - there <= 2 && Between(there, here, statement.Source[0].Start);
        if (!near || (_women.TryGetValue(last.Key, out bool known) && known != woman))
        {
            return statement;
        }

        if (
            statement.Speaker is { } speaker
            && speaker.Key != last.Key
            && speaker.Type == ActorType.Person
            && _women.ContainsKey(speaker.Key)
            && !_women.ContainsKey(last.Key)
        )
        {
            return statement;
        }

        _women[last.Key] = woman;
        bool agree = statement.Speaker?.Key == last.Key;
        return agree
            ? statement
            : statement with
            {
                Speaker = last,
                SpeakerEntity = _last.SpeakerEntity,
                SpeakerOffice = _last.SpeakerOffice,
                Confidence = Math.Round(statement.Confidence * 0.9, 2),
            };
    }

    private int CueSentence(Statement statement) =>
        statement.Cue.IsEmpty ? 0 : _text.SentenceOf(Math.Min(_text.Count - 1, _text.WordAt(statement.Cue[0].Start)));

    // The floor passes on when somebody else is named, outside quotations, in a sentence between.
    private bool Between(int there, int here, int before)
    {
        for (int i = _text.WordAt(before) - 1; i >= 0 && _text.SentenceOf(i) > there; i--)
        {
            if (
                !_text.Quoted(i)
                && _text.Actors.At(_text.Words[i].Span.Start) is { Kind: MentionKind.Name, Actor: { Type: ActorType.Person } actor }
                && actor.Key != _last!.Speaker!.Key
            )
            {
                return false;
            }
        }

        return here >= there;
    }
}
