using System.Collections.Immutable;
using Demarche.Intake;

namespace Demarche.Record;

/// <summary>
/// The state that an outlet is of, by its name: a paper that is called after a country, its people or its capital ("Lorn Courier") writes of
/// that country's ministers without naming the country.
/// </summary>
internal static class OutletHome
{
    // Longer ones are no names of papers.
    private const int MostWords = 12;

    // Sentences before a word in which a state counts as named near it.
    private const int FarthestState = 3;

    /// <returns>The party of the state; null where no state is named, or more than one.</returns>
    public static string? Of(Report report, ActorKnowledge? knowledge)
    {
        if (knowledge is null)
        {
            return null;
        }

        return report.OutletCountry is { } country && StateOf(knowledge, NameWords.KeyOf(country)) is { } stated
            ? stated
            : Named(knowledge, report.Outlet);
    }

    /// <summary>The one state that a name of an outlet names by its country, people or capital; null for none or several.</summary>
    public static string? Named(ActorKnowledge knowledge, string? outlet)
    {
        if (outlet is null)
        {
            return null;
        }

        ImmutableArray<NameWord> words = NameWords.Of(outlet);
        string? only = null;
        int first = 0;
        while (first < Math.Min(words.Length, MostWords))
        {
            (string? party, int end) = Longest(knowledge, words, first);
            if (party is not null && only is not null && only != party)
            {
                return null;
            }

            only = party ?? only;
            first = end;
        }

        return only;
    }

    /// <summary>"Arvenia …. President Pell Adair": the state whose name or adjective stands nearest before a word; null where none is near.</summary>
    public static string? LastState(SentenceView view, int word)
    {
        SentenceView? at = view;
        int before = word;
        for (int back = 0; at is not null && back <= FarthestState; back++)
        {
            for (int m = at.Mentions.Length - 1; m >= 0; m--)
            {
                if (at.Mentions[m].First < before && at.Mentions[m].Actor is { Type: ActorType.Country } state)
                {
                    return state.Party;
                }
            }

            at = at.Before ?? at.BeforeParagraph;
            before = int.MaxValue;
        }

        return null;
    }

    // Of names that begin at one word the longest counts: "South Arvenia" is not Arvenia.
    private static (string? Party, int End) Longest(ActorKnowledge knowledge, ImmutableArray<NameWord> words, int first)
    {
        int last = Math.Min(words.Length, first + knowledge.LongestName);
        for (int end = last; end > first; end--)
        {
            string key = string.Join(' ', words[first..end].Select(static word => word.Key));
            if (words[first].Capital && knowledge.Find(key) is not null)
            {
                return (StateOf(knowledge, key), end);
            }
        }

        return (null, first + 1);
    }

    private static string? StateOf(ActorKnowledge knowledge, string key) =>
        knowledge.Find(key)
            is {
                Use: NameUse.Name or NameUse.Demonym or NameUse.Capital,
                Type: ActorType.Country,
                IsLand: false,
                IsSeveral: false,
                NeedsParty: false
            } known
            ? known.Party
            : null;
}
