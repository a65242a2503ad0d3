using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Follows who has the floor. A pronoun that speaks right after a statement means the one who spoke, not whoever was named
/// between; a whole quotation before "Adair said:" is Adair's where Adair spoke last.
/// </summary>
internal sealed class Conversation(PronounSpeakers pronouns)
{
    private Statement? _last;

    // Somebody without a name who has spoken since.
    private Statement? _unnamed;

    public Statement Follow(Statement statement)
    {
        Statement followed = pronouns.Resolve(statement, _last, _unnamed);
        if (pronouns.IsTold(followed))
        {
            return followed;
        }

        if (followed.Speaker is { Type: ActorType.Person })
        {
            (_last, _unnamed) = (followed, null);
        }
        else if (pronouns.IsUnnamedPerson(followed) || (_unnamed is not null && pronouns.GoesOn(followed, _unnamed)))
        {
            _unnamed = followed;
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
}
