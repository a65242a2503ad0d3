using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// "as saying" with the verb of quoting before it: "Meridian Press quoted Adair as saying …", "Adair was quoted by Meridian Press as saying …". Who is
/// quoted speaks; who quotes only passes it on.
/// </summary>
/// <param name="Source">Who is quoted.</param>
/// <param name="Quoting">The verb of quoting.</param>
/// <param name="Passive">The quoted one stands before the verb, and who quotes behind "by".</param>
internal readonly record struct QuotedSpeech(SourcePhrase Source, int Quoting, bool Passive)
{
    private const int Reach = 24;

    /// <summary>Null where a word is not the "saying" of such a phrase.</summary>
    public static QuotedSpeech? At(StatementText text, SourceFinder sources, int word)
    {
        if (word < 3 || !ClauseWords.IsRelayed(text.Lower(word)) || text.Lower(word - 1) != "as" || !text.Connected(word - 1, word))
        {
            return null;
        }

        for (int i = word - 2; i >= 0 && word - i < Reach && text.SentenceOf(i) == text.SentenceOf(word) && !text.Quoted(i); i--)
        {
            if (!ClauseWords.IsQuoting(text.Lower(i)))
            {
                continue;
            }

            int helper = i - 1;
            while (helper > 0 && text.Lower(helper) is "also" or "widely" or "earlier" or "later" or "being" or "been")
            {
                helper--;
            }

            if (helper >= 0 && text.Lower(helper) is "was" or "were" or "is" or "are" or "been")
            {
                int subject = helper > 0 && text.Lower(helper - 1) is "has" or "have" or "had" ? helper - 1 : helper;
                return sources.Before(subject) is { } quoted ? new QuotedSpeech(quoted, i, true) : null;
            }

            return i + 1 < word - 1 && sources.After(i + 1) is { } named && named.Last < word - 1 ? new QuotedSpeech(named, i, false)
                : i + 1 < word - 1 ? new QuotedSpeech(new SourcePhrase(i + 1, word - 2), i, false)
                : null;
        }

        return null;
    }
}
