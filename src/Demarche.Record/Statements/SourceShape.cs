using System.Collections.Frozen;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>How the words of a source stand to each other: what heads it, what only qualifies, whom "who" takes up.</summary>
internal sealed class SourceShape(StatementText text, AttributionWords words)
{
    private const int LongestPhrase = 10;

    private static readonly FrozenSet<string> PersonalOffices = EmbeddedLines
        .Words("personal-offices.tsv")
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> SpeakingTexts = EmbeddedLines.Words("speaking-texts.tsv").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Titles = EmbeddedLines.Words("title-abbreviations.tsv").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whose the text is that speaks: "France and Germany" in "a joint statement by France and Germany". Null for none.</summary>
    public SourcePhrase? AuthorOfText(SourcePhrase source)
    {
        for (int i = source.First + 1; i < source.Last && !text.Comma(i - 1, i); i++)
        {
            if (text.Lower(i) is "by" or "from" && SpeakingTexts.Contains(text.Lower(i - 1)))
            {
                return new SourcePhrase(i + 1, source.Last);
            }
        }

        return null;
    }

    /// <summary>True for "the Florida senator": one person, whom the phrase does not name.</summary>
    /// <param name="country">Of a country: its leader speaks for it.</param>
    public bool IsOnePerson(int first, int last, bool country)
    {
        bool one = text.Lower(first) == "the";
        for (int i = first + 1; one && i <= last && !text.Comma(i - 1, i) && !ClauseWords.IsPreposition(text.Lower(i)); i++)
        {
            if (PersonalOffices.Contains(text.Lower(i)))
            {
                return !country || text.Lower(i) != "leader";
            }
        }

        return false;
    }

    /// <summary>The noun phrase that "who" takes up ("A Holt adviser, who spoke on condition of anonymity, said"); an age or a role between commas is passed over.</summary>
    /// <param name="last">Word before "who".</param>
    public SourcePhrase Antecedent(int last)
    {
        int first = last;
        while (
            first > 0
            && last - first < LongestPhrase
            && text.Connected(first - 1, first)
            && !text.Comma(first - 1, first)
            && !IsVerb(first - 1)
            && (!ClauseWords.IsPreposition(text.Lower(first - 1)) || text.Lower(first - 1) is "of" or "for")
        )
        {
            first--;
        }

        bool apposed =
            first > 0
            && text.SentenceOf(first - 1) == text.SentenceOf(first)
            && (ClauseWords.IsDeterminer(text.Lower(first)) || char.IsAsciiDigit(text.Key(first)[0]));
        if (apposed && text.NamedPersonAt(text.Words[first - 1].Span.Start) is { } named)
        {
            return new SourcePhrase(text.WordAt(named.Whole.Start), first - 1);
        }

        return new SourcePhrase(first, last);
    }

    /// <summary>The person named right behind a comma, up to the next or the end.</summary>
    public ActorMention? Apposed(int word, int last)
    {
        if (text.NamedPersonAt(text.Words[word].Span.Start) is not { } mention)
        {
            return null;
        }

        int end = text.WordAt(mention.Span.End - 1);
        bool alone = end == last || (end < last && text.Comma(end, end + 1));
        int start = text.Words[word].Span.Start;
        return (mention.Whole.Start == start || mention.Span.Start == start) && alone && !text.Words[end].Possessive ? mention : null;
    }

    /// <summary>True for "Holt" in "Holt campaign manager Mary Webb" and "a senior Holt adviser": the name says whose manager it is.</summary>
    /// <param name="last">Last word of the name.</param>
    /// <param name="end">Last word of the source.</param>
    public bool Modifies(int last, int end)
    {
        int next = last + 1;
        if (next > end || text.Comma(last, next) || !text.Between(last, next).IsWhiteSpace())
        {
            return false;
        }

        if (text.Words[next].Capital)
        {
            return ClauseWords.IsRole(text.Lower(next)) && PersonAhead(next, end);
        }

        (int token, int _) = words.Within(text.Words[next].Span);
        return token < words.Count
            && words.Tokens[token].Upos is "NOUN" or "ADJ" or "NUM"
            && text.TimeFrom(text.Words[next].Span.Start)?.Span.Start != text.Words[next].Span.Start;
    }

    public bool IsVerb(int word) =>
        words.Within(text.Words[word].Span) is var (token, _)
        && token < words.Count
        && words.Tokens[token].Upos is "VERB" or "AUX" or "SCONJ" or "CCONJ";

    /// <summary>True where a phrase speaks of somebody not known yet.</summary>
    public bool IsIndefinite(int word) => text.Lower(word) is "a" or "an" or "one" or "another" or "some";

    /// <summary>True for "a spokesman for Pell Adair", which is not Pell Adair.</summary>
    public bool HoldsOwnName(ActorMention mention)
    {
        string name = mention.Actor.Name;
        string last = name[(name.LastIndexOf(' ') + 1)..];
        return mention.Actor.Type == ActorType.Person && mention.Span.In(text.Text).Contains(last, StringComparison.Ordinal);
    }

    /// <summary>True for "Rep." that stands for a whole name: whose it is cannot be told.</summary>
    public static bool IsTitleAlone(ActorMention mention) => Titles.Contains(mention.Actor.Name.TrimEnd('.'));

    /// <summary>True where a person is named before the next comma.</summary>
    public bool PersonAhead(int from, int last)
    {
        for (int i = from; i <= last && !text.Comma(i - 1, i); i++)
        {
            if (text.Actors.At(text.Words[i].Span.Start) is { Actor.Type: ActorType.Person })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for "Council" in "Council officials".</summary>
    public bool NextIsRole(int last, int end) => last + 1 <= end && ClauseWords.IsRole(text.Lower(last + 1));

    /// <summary>True for "Holt's spokeswoman", "her adviser": a role under somebody, and nobody named.</summary>
    public bool IsSomebodys(SourcePhrase source)
    {
        bool owned = text.Lower(source.First) is "his" or "her" or "their" or "its";
        for (int i = source.First; i <= source.Last; i++)
        {
            if (i > source.First && (text.Comma(i - 1, i) || ClauseWords.IsPreposition(text.Lower(i))))
            {
                return false;
            }

            bool ends = i == source.Last || text.Comma(i, i + 1) || ClauseWords.IsPreposition(text.Lower(i + 1));
            if (owned && ends)
            {
                return ClauseWords.IsRole(text.Lower(i));
            }

            owned |= text.Words[i].Possessive;
        }

        return false;
    }

    /// <summary>True for a source that the report keeps without a name: "a senior official".</summary>
    public bool IsUnnamed(SourcePhrase source)
    {
        string first = text.Lower(source.First);
        bool indefinite =
            first
            is "a"
                or "an"
                or "one"
                or "some"
                or "several"
                or "two"
                or "three"
                or "many"
                or "another"
                or "senior"
                or "unnamed"
                or "anonymous";
        for (int i = source.First; i <= source.Last; i++)
        {
            string lower = text.Lower(i);
            bool plural =
                lower is "sources" or "people" or "source" or "official" || OfficeLexicon.Shipped.SectorOfPlural(lower) is not null;
            if (plural || (indefinite && ClauseWords.IsRole(lower)))
            {
                return true;
            }
        }

        return false;
    }
}
