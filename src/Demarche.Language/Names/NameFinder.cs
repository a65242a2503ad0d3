using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// Names from lists and capitalisation: the longest listed name first, then runs of capitalised words, typed by their head,
/// by a title or office beside them, or by a given name. Mentions of one name chain into an <see cref="Entity"/>.
/// </summary>
internal sealed class NameFinder(INameLexicon lexicon)
{
    private static readonly HashSet<string> s_offices = [.. DataFile.Lines("office-heads.txt")];
    private static readonly HashSet<string> s_officeWords = [.. DataFile.Lines("office-words.txt")];
    private static readonly HashSet<string> s_titles = [.. DataFile.Lines("titles.txt")];
    private static readonly HashSet<string> s_organisations = [.. DataFile.Lines("organisation-heads.txt")];
    private static readonly HashSet<string> s_locations = [.. DataFile.Lines("location-heads.txt")];
    private static readonly HashSet<string> s_firstNames = [.. DataFile.Lines("first-names.txt")];

    public ImmutableArray<Entity> Find(string text, IReadOnlyList<TextSpan> tokens, IReadOnlyList<Sentence> sentences)
    {
        HashSet<string> lowerCase = LowerCaseWords(text, tokens);
        List<Found> found = [];
        foreach (Sentence sentence in sentences)
        {
            int end = sentence.FirstToken + sentence.TokenCount;
            for (int i = sentence.FirstToken; i < end; )
            {
                i = Listed(text, tokens, i, end, found) ?? Capitalised(text, tokens, sentence, i, end, lowerCase, found) ?? i + 1;
            }
        }

        return NameChains.Chain(text, found);
    }

    // A word that also stands in small letters is no name just because a sentence opens with it.
    private static HashSet<string> LowerCaseWords(string text, IReadOnlyList<TextSpan> tokens)
    {
        HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
        foreach (TextSpan token in tokens)
        {
            if (char.IsLower(text[token.Start]))
            {
                words.Add(token.Of(text));
            }
        }

        return words;
    }

    private int? Listed(string text, IReadOnlyList<TextSpan> tokens, int first, int end, List<Found> found)
    {
        if (!char.IsUpper(text[tokens[first].Start]))
        {
            return null;
        }

        for (int last = Math.Min(end, first + lexicon.LongestName) - 1; last >= first; last--)
        {
            // A name ends in a word: the comma behind it is the sentence's, whatever the list overlooks.
            if (!char.IsLetterOrDigit(text[tokens[last].Start]) && !char.IsLetterOrDigit(text[tokens[last].End - 1]))
            {
                continue;
            }

            TextSpan span = tokens[first].Union(tokens[last]);
            if (lexicon.TypeOf(span.In(text)) is EntityType type)
            {
                found.Add(new Found(span, type, null, null, null));
                return last + 1;
            }
        }

        return null;
    }

    private int? Capitalised(
        string text,
        IReadOnlyList<TextSpan> tokens,
        Sentence sentence,
        int first,
        int end,
        HashSet<string> lowerCase,
        List<Found> found
    )
    {
        if (!IsCapitalised(text, tokens[first]))
        {
            return null;
        }

        int last = first;
        while (last + 1 < end)
        {
            if (BreaksLine(text, tokens, last))
            {
                break;
            }

            if (IsCapitalised(text, tokens[last + 1]) && !StartsListed(text, tokens, last + 1, end))
            {
                last++;
            }
            else if (
                last + 2 < end
                && !BreaksLine(text, tokens, last + 1)
                && (IsJoiner(tokens[last + 1].In(text)) || IsHyphen(text, tokens, last + 1))
                && IsCapitalised(text, tokens[last + 2])
                && !StartsListed(text, tokens, last + 2, end)
            )
            {
                last += 2;
            }
            else
            {
                break;
            }
        }

        int next = last + 1;
        if (first == sentence.FirstToken || OpensQuotation(text, tokens, first, sentence))
        {
            string word = tokens[first].Of(text);
            bool inflected =
                first == last
                && word.Length > 4
                && (word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal));
            if (CommonWords.Contains(word) || inflected || (lowerCase.Contains(word) && !s_firstNames.Contains(word)))
            {
                if (first == last)
                {
                    return next;
                }

                first++;
                if (!IsCapitalised(text, tokens[first]))
                {
                    first++;
                }
            }
        }

        if (first > last || (first == last && CommonWords.Contains(tokens[first].Of(text))))
        {
            return next;
        }

        AddRun(text, tokens, sentence, first, last, found);
        return next;
    }

    private static void AddRun(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int first, int last, List<Found> found)
    {
        string? title = null;
        if (s_titles.Contains(tokens[first].Of(text)) && first < last)
        {
            title = tokens[first].Of(text);
            first++;
        }

        // "Secretary of State Antony Blinken": the office ends with its last office word, the name follows.
        int officeEnd = -1;
        bool hasHead = false;
        for (int i = first; i <= last; i++)
        {
            string word = tokens[i].Of(text).ToLowerInvariant();
            if (s_offices.Contains(word))
            {
                officeEnd = i;
                hasHead = true;
            }
            else if (hasHead && i == officeEnd + 1 && (word is "of" or "for" || s_officeWords.Contains(word)))
            {
                officeEnd = i;
            }
        }

        if (hasHead && officeEnd == last)
        {
            return; // An office without a name; who holds it is for coreference.
        }

        int nameFirst = hasHead ? officeEnd + 1 : first;
        TextSpan name = tokens[nameFirst].Union(tokens[last]);
        if (nameFirst < last && tokens[last].Length == 2 && text[name.End - 1] == '.')
        {
            // "Annex B.": the stop is the sentence's.
            name = new TextSpan(name.Start, name.End - 1);
        }

        TextSpan? office = null;
        if (hasHead)
        {
            office = WidenOffice(text, tokens, sentence, first, tokens[first].Union(tokens[officeEnd]));
        }
        else if (OfficeBefore(text, tokens, sentence, first) is TextSpan before)
        {
            office = before;
        }
        else if (OfficeAfter(text, tokens, sentence, last) is TextSpan after)
        {
            office = after;
        }

        EntityType type = TypeOf(text, tokens, nameFirst, last, title, office);
        if (type != EntityType.Person)
        {
            office = null;
        }

        found.Add(new Found(name, type, title, office?.Of(text), office));
    }

    private static EntityType TypeOf(string text, IReadOnlyList<TextSpan> tokens, int first, int last, string? title, TextSpan? office)
    {
        string opening = tokens[first].Of(text);
        string closing = tokens[last].Of(text);
        if (s_organisations.Contains(closing) || (first < last && s_organisations.Contains(opening)))
        {
            return EntityType.Organisation;
        }

        if (s_locations.Contains(closing) || (first < last && s_locations.Contains(opening)))
        {
            return EntityType.Location;
        }

        if (title is not null || office is not null || (s_firstNames.Contains(opening) && first < last))
        {
            return EntityType.Person;
        }

        if (first == last && opening.Length is >= 2 and <= 6 && opening.All(char.IsUpper))
        {
            return EntityType.Organisation;
        }

        return SpeaksNext(text, tokens, first, last) && last - first <= 2 ? EntityType.Person : EntityType.Miscellaneous;
    }

    private static bool SpeaksNext(string text, IReadOnlyList<TextSpan> tokens, int first, int last)
    {
        bool after =
            last + 1 < tokens.Count
            && tokens[last + 1].In(text) is "said" or "says" or "added" or "told" or "tweeted" or "insisted" or "warned";
        bool before = first > 0 && tokens[first - 1].In(text) is "said" or "says";
        return after || before;
    }

    private static TextSpan WidenOffice(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int first, TextSpan office) =>
        OfficeWordsBefore(text, tokens, sentence, first, office);

    private static TextSpan? OfficeBefore(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int first)
    {
        int i = first - 1;
        if (i >= sentence.FirstToken && s_offices.Contains(tokens[i].Of(text)))
        {
            return OfficeWordsBefore(text, tokens, sentence, i, tokens[i]);
        }

        // "Ambassador to Russia John Sullivan"
        while (i > sentence.FirstToken && first - i < 4 && char.IsUpper(text[tokens[i].Start]))
        {
            i--;
        }

        if (
            i == first - 1
            || i <= sentence.FirstToken
            || tokens[i].In(text) is not ("to" or "of" or "for")
            || !s_offices.Contains(tokens[i - 1].Of(text).ToLowerInvariant())
        )
        {
            return null;
        }

        return OfficeWordsBefore(text, tokens, sentence, i - 1, tokens[i - 1].Union(tokens[first - 1]));
    }

    // Walks left over what belongs to the office: "U.S.", "White House", "the Ukrainian president's".
    private static TextSpan OfficeWordsBefore(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int first, TextSpan office)
    {
        for (int i = first - 1; i >= sentence.FirstToken && first - i <= 7; i--)
        {
            ReadOnlySpan<char> word = tokens[i].In(text);
            string lower = tokens[i].Of(text).ToLowerInvariant();
            if (
                char.IsUpper(word[0]) && !CommonWords.Contains(tokens[i].Of(text))
                || word is "'s" or "’s"
                || s_officeWords.Contains(lower) && lower is not ("the" or "and" or "of" or "for")
                || s_offices.Contains(lower)
            )
            {
                office = office.Union(tokens[i]);
                continue;
            }

            break;
        }

        return office;
    }

    // ", the Kestrian president," ", spokeswoman for Prime Minister Haldane".
    private static TextSpan? OfficeAfter(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int last)
    {
        int end = sentence.FirstToken + sentence.TokenCount;
        if (last + 2 >= end || tokens[last + 1].In(text) is not ",")
        {
            return null;
        }

        TextSpan? office = null;
        bool head = false;
        for (int i = last + 2; i < end && i - last < 12; i++)
        {
            string word = tokens[i].Of(text);
            string lower = word.ToLowerInvariant();
            if (s_offices.Contains(lower))
            {
                head = true;
            }
            else if (
                head
                && char.IsUpper(word[0])
                && tokens[i - 1].In(text) is not ("of" or "for" or "to" or "'s" or "’s")
                && !char.IsUpper(text[tokens[i - 1].Start])
            )
            {
                return null; // The office of the next person: ", Secretary of State Antony Blinken announced".
            }
            else if (
                head && char.IsUpper(word[0]) && s_offices.Contains(tokens[i - 1].Of(text).ToLowerInvariant())
                || head && lower == "state" && char.IsUpper(word[0])
            )
            {
                return null;
            }
            else if (!(char.IsUpper(word[0]) || word is "'s" or "’s" or "a" or "-" || s_officeWords.Contains(lower)))
            {
                break;
            }

            office = office is TextSpan so ? so.Union(tokens[i]) : tokens[i];
        }

        return head ? office : null;
    }

    private bool StartsListed(string text, IReadOnlyList<TextSpan> tokens, int first, int end)
    {
        for (int last = Math.Min(end, first + lexicon.LongestName) - 1; last >= first; last--)
        {
            if (lexicon.TypeOf(tokens[first].Union(tokens[last]).In(text)) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool OpensQuotation(string text, IReadOnlyList<TextSpan> tokens, int i, Sentence sentence) =>
        i > sentence.FirstToken && text[tokens[i - 1].Start] is '"' or '“' or '‘' or '«' or ':' or '\'' or '(' or '[';

    private static bool IsCapitalised(string text, TextSpan token) =>
        char.IsUpper(text[token.Start]) && (token.Length > 1 || text[token.Start] is not ('I' or 'A'));

    private static bool BreaksLine(string text, IReadOnlyList<TextSpan> tokens, int token) =>
        text.AsSpan(tokens[token].End, tokens[token + 1].Start - tokens[token].End).Contains('\n');

    // "Ada Merrow-Finch": the hyphen stands between two letters.
    private static bool IsHyphen(string text, IReadOnlyList<TextSpan> tokens, int token) =>
        tokens[token].In(text) is "-" or "‐" or "‑"
        && tokens[token - 1].End == tokens[token].Start
        && tokens[token].End == tokens[token + 1].Start;

    private static bool IsJoiner(ReadOnlySpan<char> word) =>
        word is "of" or "de" or "van" or "von" or "der" or "bin" or "al" or "la" or "da" or "del" or "for";
}

/// <summary>A name before chaining.</summary>
internal readonly record struct Found(TextSpan Span, EntityType Type, string? Title, string? Office, TextSpan? OfficeSpan);
