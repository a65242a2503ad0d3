namespace Demarche.Language;

/// <summary>
/// Finds what may refer: pronouns, names and noun phrases, each with the stretch of its head's subtree that OntoNotes would mark.
/// Clauses around a predicate noun, prepositions, other conjuncts and asides stay out; a coordination is a candidate of its own.
/// </summary>
internal static class MentionFinder
{
    private const int LongestMention = 60;

    public static List<Candidate> Find(ParsedWords words)
    {
        List<Candidate> found = [];
        HashSet<long> seen = [];
        for (int i = 0; i < words.Count; i++)
        {
            if (!MayHead(words, i))
            {
                continue;
            }

            Add(words, found, seen, i, coordination: false);
            if (words.Child(i, Relation.Conjunct) >= 0)
            {
                Add(words, found, seen, i, coordination: true);
            }
        }

        found.Sort(static (a, b) => a.First != b.First ? a.First.CompareTo(b.First) : b.Last.CompareTo(a.Last));
        for (int k = 0; k < found.Count; k++)
        {
            found[k].Index = k;
        }

        return found;
    }

    private static bool MayHead(ParsedWords words, int i)
    {
        Relation relation = words.Relation[i];
        if (relation is Relation.Flat or Relation.Fixed)
        {
            return false;
        }

        switch (words.Class[i])
        {
            case WordClass.Pronoun:
                // "There is", "who", "which" refer to nothing by themselves.
                return words.Tag(i) is not ("EX" or "WP" or "WDT" or "WP$")
                    && !IsWeather(words, i)
                    && (Pronouns.TryGet(words.Lower[i], out _) || words.Tag(i) is "PRP" or "PRP$" or "DT");
            case WordClass.ProperNoun:
                return true;
            case WordClass.Noun:
                return relation != Relation.Compound;
            case WordClass.Determiner:
                return IsArgument(relation) && Pronouns.TryGet(words.Lower[i], out _);
            case WordClass.Numeral:
                return IsArgument(relation);
            case WordClass.Adjective:
                return words.Child(i, Relation.Determiner) >= 0 && relation != Relation.Adjective;
            default:
                return false;
        }
    }

    private static bool IsWeather(ParsedWords words, int i) =>
        words.Relation[i].IsSubject() && words.Head[i] >= 0 && NounLexicon.IsWeatherVerb(words.Lemma[words.Head[i]]);

    private static bool IsArgument(Relation relation) =>
        relation
            is Relation.Subject
                or Relation.PassiveSubject
                or Relation.Object
                or Relation.Oblique
                or Relation.NominalModifier
                or Relation.Agent
                or Relation.Root
                or Relation.Conjunct
                or Relation.Dislocated;

    private static void Add(ParsedWords words, List<Candidate> found, HashSet<long> seen, int head, bool coordination)
    {
        bool predicate = words.Governs[head].HasFlag(Governed.Copula);
        int first = head;
        int last = head;
        for (int child = words.FirstChild[head]; child >= 0; child = words.NextSibling[child])
        {
            if (Belongs(words, head, child, predicate, coordination))
            {
                first = Math.Min(first, words.Left[child]);
                last = Math.Max(last, words.Right[child]);
            }
        }

        (first, last) = Trim(words, head, first, last);
        if (last - first >= LongestMention || !seen.Add(((long)first << 32) | (uint)last))
        {
            return;
        }

        found.Add(
            new Candidate
            {
                First = first,
                Last = last,
                Head = head,
                Sentence = words.Sentence[head],
                Coordination = coordination,
            }
        );
    }

    private static bool Belongs(ParsedWords words, int head, int child, bool predicate, bool coordination)
    {
        bool before = child < head;
        switch (words.Relation[child])
        {
            case Relation.Determiner:
            case Relation.Adjective:
            case Relation.Compound:
            case Relation.Flat:
            case Relation.Fixed:
            case Relation.Possessor:
            case Relation.Numeral:
            case Relation.Description:
            case Relation.UnmarkedModifier:
                return true;
            case Relation.NominalModifier:
            case Relation.ClausalModifier:
            case Relation.RelativeClause:
            case Relation.Apposition:
                return !before;
            case Relation.Conjunct:
                return coordination;
            case Relation.Case:
                return !before && words.Relation[head] == Relation.Possessor; // The possessive mark.
            case Relation.Adverb:
                return !predicate && !before && child == head + 1;
            case Relation.Loose:
                return before || child == head + 1;
            default:
                return false;
        }
    }

    private static (int First, int Last) Trim(ParsedWords words, int head, int first, int last)
    {
        while (first < head && words.Class[first] == WordClass.Punctuation && !Opens(words.Form(first)))
        {
            first++;
        }

        while (last > head && words.Class[last] == WordClass.Punctuation && !Closes(words.Form(last)))
        {
            last--;
        }

        // A mark whose partner stands outside is not the mention's.
        if (last > head && Closes(words.Form(last)) && !Any(words, first, last - 1, Opens))
        {
            last--;
        }

        if (first < head && Opens(words.Form(first)) && !Any(words, first + 1, last, Closes))
        {
            first++;
        }

        while (last > head && words.Class[last] == WordClass.Punctuation && !Closes(words.Form(last)))
        {
            last--;
        }

        return (first, last);
    }

    private static bool Any(ParsedWords words, int first, int last, Func<string, bool> test)
    {
        // Marks stand near: looking further would make long sentences quadratic.
        int from = Math.Max(first, last - LongestMention);
        for (int i = from; i <= last; i++)
        {
            if (test(words.Form(i)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Opens(string form) => form is "(" or "[" or "“" or "\"" or "‘" or "«" or "-LRB-" or "``";

    private static bool Closes(string form) => form is ")" or "]" or "”" or "\"" or "’" or "»" or "-RRB-" or "''" or "'";
}
