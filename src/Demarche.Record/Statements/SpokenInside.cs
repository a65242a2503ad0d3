using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// What is attributed inside somebody's own words. A turn of a conversation takes the place of all that was read of its marks; "I think"
/// inside a quotation tells nothing that the quotation does not. What a
/// quotation reports of others stays: it is second-hand.
/// </summary>
internal static class SpokenInside
{
    /// <param name="turns">Of a conversation, in text order; they are added.</param>
    /// <param name="all">Loses what the turns and quotations hold already.</param>
    public static void Remove(StatementText text, List<Attribution> turns, List<Attribution> all)
    {
        List<TextSpan> spoken = [.. turns.SelectMany(static turn => turn.Content)];
        spoken.Sort();
        all.RemoveAll(attribution =>
        {
            bool turn =
                attribution.Content.Exists(content => Inside(spoken, content)) || (attribution.Cue is null && Opens(turns, attribution));
            bool quoted = attribution.Cue is { } cue && text.Quoted(cue.First) && text.Quoted(cue.Last);
            bool own = attribution.Source is null || IsOwn(text.Lower(attribution.Source.Value.First));
            return turn || (quoted && own && attribution.Source is not null);
        });
        all.AddRange(turns);
    }

    private static bool IsOwn(string word) => (word.Split('\'', '’')[0]) is "i" or "we" or "you";

    private static bool Opens(List<Attribution> turns, Attribution attribution) =>
        turns.Exists(turn => turn.SourceSpans.Exists(name => attribution.Content[0].Overlaps(name)));

    private static bool Inside(List<TextSpan> spoken, TextSpan content)
    {
        int low = 0;
        int high = spoken.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = spoken[middle].End <= content.Start ? (middle + 1, high) : (low, middle);
        }

        return low < spoken.Count && spoken[low].Overlaps(content);
    }
}
