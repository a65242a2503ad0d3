namespace Demarche.Record;

/// <summary>The phrases of <c>Data/reply-cues.tsv</c>: what a party that was asked says, and what it means as an answer.</summary>
internal static class ReplyCues
{
    private const int Gap = 3;

    private static readonly (string[][] Words, ResponseStatus Status)[] Cues =
    [
        .. EmbeddedLines
            .Rows("reply-cues.tsv")
            .Select(static row =>
                (row[0].Split(' ').Select(static w => w.Split('|')).ToArray(), Enum.Parse<ResponseStatus>(row[1], ignoreCase: true))
            ),
    ];

    /// <summary>The first cue of the table that stands between the words.</summary>
    public static (ResponseStatus Status, int At)? In(SentenceView view, int first, int end)
    {
        foreach ((string[][] words, ResponseStatus status) in Cues)
        {
            for (int i = first; i < end; i++)
            {
                if (Stands(view, words, i, end))
                {
                    return (status, i);
                }
            }
        }

        return null;
    }

    private static bool Stands(SentenceView view, string[][] words, int at, int end)
    {
        for (int w = 0; w < words.Length; w++)
        {
            int skipped = 0;
            while (at < end && view.Words[at].IsQuote)
            {
                at++;
            }

            while (at < end && !Is(view, at, words[w]))
            {
                // A modal and its verb may have adverbs between them; other words of a cue stand side by side.
                bool adverb = w > 0 && view.Tree.Class(at) == "ADV" && skipped < Gap;
                if (!adverb)
                {
                    return false;
                }

                at++;
                skipped++;
            }

            if (at >= end)
            {
                return false;
            }

            at++;
        }

        return true;
    }

    private static bool Is(SentenceView view, int at, string[] alternatives)
    {
        string lower = view.Words[at].Lower;
        string lemma = view.Tree.Lemma(at);
        foreach (string word in alternatives)
        {
            if (word == lower || word == lemma || (word == "not" && lower is "n't" or "n’t"))
            {
                return true;
            }
        }

        return false;
    }
}
