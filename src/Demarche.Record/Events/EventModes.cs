using System.Collections.Frozen;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// The PLOVER mode that words tell (<c>Data/event-mode-words.tsv</c>, for REQUEST and REJECT <see cref="WantedModes"/>): by the trigger
/// itself, else by the nearest word beside it that tells one.
/// </summary>
internal sealed class EventModes(TextAnalysis text)
{
    private const int Before = 8;
    private const int Behind = 18;
    private const int Close = 4;

    private static readonly FrozenDictionary<(string Type, string Word), string> s_triggers = Table(static word => word.StartsWith('='));

    private static readonly FrozenDictionary<(string Type, string Word), string> s_beside = Table(static word => !word.StartsWith('='));

    // "hunger strike": the word beside says more than the trigger.
    private static readonly FrozenDictionary<(string Type, string Word), string> s_strong = Table(static word => word.StartsWith('!'));

    /// <summary>Null where no word tells one.</summary>
    public string? Of(string type, int trigger)
    {
        Token token = text.Tokens[trigger];
        string lemma = Lemma(token);
        if (type is not ("REQUEST" or "REJECT"))
        {
            if (Strong(type, trigger) is { } strong)
            {
                return strong;
            }

            if (s_triggers.TryGetValue((type, lemma), out string? told) || s_beside.TryGetValue((type, lemma), out told))
            {
                return told;
            }
        }

        for (int distance = 1; distance <= Behind; distance++)
        {
            if (Beside(type, trigger + distance, token.Sentence) is { } behind)
            {
                return behind;
            }

            if (distance <= Before && type is not ("REQUEST" or "REJECT") && Beside(type, trigger - distance, token.Sentence) is { } before)
            {
                return before;
            }
        }

        return null;
    }

    private string? Strong(string type, int trigger)
    {
        int sentence = text.Tokens[trigger].Sentence;
        for (int at = Math.Max(0, trigger - Close); at <= Math.Min(trigger + Close, text.Tokens.Length - 1); at++)
        {
            if (text.Tokens[at].Sentence == sentence && s_strong.TryGetValue((type, Lemma(text.Tokens[at])), out string? told))
            {
                return told;
            }
        }

        return null;
    }

    private string? Beside(string type, int at, int sentence)
    {
        if (at < 0 || at >= text.Tokens.Length || text.Tokens[at].Sentence != sentence)
        {
            return null;
        }

        string lemma = Lemma(text.Tokens[at]);
        return type is "REQUEST" or "REJECT" ? WantedModes.OfWord(lemma) : s_beside.GetValueOrDefault((type, lemma));
    }

    private static string Lemma(Token token) => (token.Lemma ?? token.Form).ToLowerInvariant();

    private static FrozenDictionary<(string Type, string Word), string> Table(Func<string, bool> kept)
    {
        Dictionary<(string, string), string> table = [];
        foreach (string[] row in EmbeddedLines.Rows("event-mode-words.tsv"))
        {
            foreach (string word in row[2].Split(' ').Where(kept))
            {
                // The first row that has the word counts.
                table.TryAdd((row[0], word.TrimStart('=', '!')), row[1]);
            }
        }

        return table.ToFrozenDictionary();
    }
}
