using Demarche.Text;

namespace Demarche.Record;

/// <param name="First">First word of the source.</param>
/// <param name="Last">Last word, inclusive.</param>
internal readonly record struct SourcePhrase(int First, int Last);

/// <summary>A cue with its source, before it is known what was said.</summary>
/// <param name="CueFirst">First word of the cue, with its helping verbs.</param>
/// <param name="CueLast">Last word of the cue.</param>
/// <param name="Negated">"did not say".</param>
/// <param name="Quoted">The source is whom somebody "quoted as saying".</param>
internal sealed record SourcedCue(
    SourcePhrase Source,
    int CueFirst,
    int CueLast,
    CueWord Cue,
    bool Inverted,
    bool Negated,
    bool Quoted = false
);

/// <summary>Finds the noun phrase that a verb of speaking has for its subject, before it or behind it.</summary>
internal sealed class SourceFinder(StatementText text)
{
    private const int LongestSource = 26;

    /// <summary>A finite cue at a word, with its source; null when the word is none or has none.</summary>
    public SourcedCue? At(int word)
    {
        if (text.Words[word].Capital && text.SentenceOf(word) >= 0 && text.FirstOfSentence(word) != word)
        {
            return null;
        }

        if (QuotedSpeech.At(text, this, word) is { } quoted)
        {
            return new SourcedCue(quoted.Source, word - 1, word, CueLexicon.Shipped.Find("said")!, false, false, Quoted: true);
        }

        if (CueLexicon.Shipped.Find(text.Key(word)) is not { Kind: not CueKind.Aux } cue || cue.Form is CueForm.Progressive)
        {
            return null;
        }

        // "the so-called treaty"
        if (word > 0 && text.Between(word - 1, word) is "-" or "‑" or "–")
        {
            return null;
        }

        int first = word;
        bool negated = false;
        bool helped = false;
        while (first > 0 && text.Connected(first - 1, first) && word - first < 5 && ClauseWords.IsHelper(text.Lower(first - 1)))
        {
            string helper = text.Lower(first - 1);
            negated |= helper is "not" or "never" or "n't";
            helped |= helper is "has" or "have" or "had" or "will" or "would" or "did" or "does" or "do" or "could" or "may" or "might";
            first--;
        }

        bool passive = first < word && text.Lower(word - 1) is "was" or "is" or "were" or "are" or "been" or "being";
        if (passive || (cue.Form == CueForm.Participle && !helped))
        {
            return null;
        }

        bool direct = Before(first) is { } left && Agrees(left, cue, helped);
        if (direct)
        {
            return new SourcedCue(Before(first)!.Value, first, word, cue, false, negated);
        }

        return null;
    }

    /// <summary>True for the participle of a verb of speaking that no source of its own has: "footage of Adair saying".</summary>
    public bool SpeaksBetween(int word) =>
        At(word) is null && CueLexicon.Shipped.Find(text.Key(word)) is { Form: CueForm.Progressive, Kind: CueKind.Say or CueKind.Tell };

    /// <summary>"said Blinken": the source behind a cue at a word.</summary>
    public SourcedCue? InvertedAt(int word)
    {
        if (CueLexicon.Shipped.Find(text.Key(word)) is not { Form: CueForm.Past or CueForm.Third, Kind: CueKind.Say or CueKind.Plain } cue)
        {
            return null;
        }

        return After(word + 1) is { } source ? new SourcedCue(source, word, word, cue, true, false) : null;
    }

    /// <summary>The noun phrase that starts at a word: "Blinken, the secretary of state".</summary>
    public SourcePhrase? After(int first)
    {
        if (first >= text.Count || !text.Connected(first - 1, first) || text.Comma(first - 1, first))
        {
            return null;
        }

        string lower = text.Lower(first);
        if (!text.Words[first].Capital && !ClauseWords.IsDeterminer(lower) && !ClauseWords.IsPronoun(lower) && !ClauseWords.IsRole(lower))
        {
            return null;
        }

        if (ClauseWords.IsPronoun(lower))
        {
            return new SourcePhrase(first, first);
        }

        int last = first;
        while (last + 1 < text.Count && last - first < LongestSource && text.Connected(last, last + 1))
        {
            string next = text.Lower(last + 1);
            bool inside = next is "of" or "for" or "and" && last + 2 < text.Count && text.Connected(last + 1, last + 2) && Starts(last + 2);
            if (
                text.Comma(last, last + 1)
                || (!inside && (ClauseWords.IsPreposition(next) || ClauseWords.IsBoundary(next) || IsDay(last + 1) || IsCue(last + 1)))
            )
            {
                break;
            }

            last++;
        }

        return new SourcePhrase(first, Apposition(last));
    }

    /// <summary>The noun phrase that ends right before a word.</summary>
    public SourcePhrase? Before(int word)
    {
        int last = word - 1;
        if (last < 0 || !text.Connected(last, word) || text.Quoted(last))
        {
            return null;
        }

        bool apposed = text.Comma(last, word);
        int first = last;
        int opened = -1;
        while (first > 0 && last - first < LongestSource && text.Connected(first - 1, first))
        {
            if (text.Comma(first - 1, first))
            {
                // One pair of commas may enclose an apposition: "Adair, the water minister, said".
                if (!apposed || opened >= 0)
                {
                    break;
                }

                opened = first;
                first--;
                continue;
            }

            string before = text.Lower(first - 1);
            bool joins =
                before == "and"
                && text.Words[first].Capital
                && first > 1
                && text.Words[first - 2].Capital
                && text.Connected(first - 2, first - 1);
            if ((ClauseWords.IsBoundary(before) && !joins) || IsCue(first - 1) || ClauseWords.IsPronoun(text.Lower(first)))
            {
                break;
            }

            first--;
        }

        if (apposed && opened < 0)
        {
            return null;
        }

        last = WithoutTime(first, last);
        first = SkipAdverbial(first, last);
        string start = text.Lower(first);
        bool plausible =
            text.Words[first].Capital
            || ClauseWords.IsDeterminer(start)
            || ClauseWords.IsPronoun(start)
            || HasRole(first, last)
            || text.Words[last].Capital;
        return plausible && first <= last ? new SourcePhrase(first, last) : null;
    }

    /// <summary>Last word of a source without the time behind it: "Adair on Wednesday said".</summary>
    public int WithoutTime(int first, int last)
    {
        for (int i = Math.Max(first + 1, last - 4); i <= last; i++)
        {
            bool starts =
                text.TimeFrom(text.Words[i].Span.Start) is { } time
                && time.Span.Start == text.Words[i].Span.Start
                && time.Span.End >= text.Words[last].Span.End;
            bool parted = i - 1 > first && text.Lower(i - 1) is "on" or "in" or "late" or "early";
            if (starts && (parted || IsDay(i)))
            {
                return parted ? i - 2 : i - 1;
            }
        }

        return last;
    }

    // "In Geneva on Friday Lavrov": what stands before the name says where and when.
    private int SkipAdverbial(int first, int last)
    {
        if (!ClauseWords.IsPreposition(text.Lower(first)) && !IsDay(first))
        {
            return first;
        }

        for (int i = last; i > first; i--)
        {
            if (text.Actors.At(text.Words[i].Span.Start) is { } mention && !mention.Adjective)
            {
                int start = text.WordAt(mention.Whole.Start);
                return start > first ? start : first;
            }
        }

        return last;
    }

    private int Apposition(int last)
    {
        if (last + 2 >= text.Count || !text.Connected(last, last + 1) || !text.Comma(last, last + 1))
        {
            return last;
        }

        int end = last + 1;
        string first = text.Lower(end);
        if (!(first is "the" or "a" or "an" || ClauseWords.IsRole(first) || text.Words[end].Capital))
        {
            return last;
        }

        bool role = false;
        while (end < text.Count && end - last <= 14)
        {
            role |= ClauseWords.IsRole(text.Lower(end));
            bool ends = end + 1 >= text.Count || !text.Connected(end, end + 1) || text.Comma(end, end + 1);
            if (ends)
            {
                return role ? end : last;
            }

            end++;
        }

        return last;
    }

    private bool Agrees(SourcePhrase source, CueWord cue, bool helped)
    {
        string last = text.Lower(source.Last);
        if (cue.Form == CueForm.Base && !helped && last is not ("they" or "we" or "i") && !last.EndsWith('s'))
        {
            return false;
        }

        // "the ministry reports" can be a heap of reports; a name or a pronoun before it settles it.
        return !cue.MaybeNoun
            || cue.Form == CueForm.Past
            || ClauseWords.IsPronoun(last)
            || text.Actors.At(text.Words[source.Last].Span.Start) is { Adjective: false };
    }

    private bool Starts(int word) =>
        text.Words[word].Capital || ClauseWords.IsDeterminer(text.Lower(word)) || ClauseWords.IsRole(text.Lower(word));

    private bool HasRole(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (ClauseWords.IsRole(text.Lower(i)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCue(int word) =>
        !text.Words[word].Capital
        && CueLexicon.Shipped.Find(text.Key(word)) is { Finite: true, MaybeNoun: false } or { Form: CueForm.Progressive };

    private bool IsDay(int word) =>
        text.Key(word) is "Monday" or "Tuesday" or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "Sunday"
        || ClauseWords.IsDay(text.Lower(word));
}
