using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>How many reports state the same of one name.</summary>
public sealed record PersonVotes(string Identity, string Name, string Code, string Office, int Reports);

/// <summary>
/// Learns for whom the persons of one last name act: a pure function of what reports state of them. A country that most reports
/// state is taken; where two stand equal, nothing is.
/// </summary>
public static class PersonLearning
{
    // More persons of one last name than this are told apart by their exact names only.
    private const int MostCompared = 64;

    /// <param name="stated">What is stated of names with one last name.</param>
    /// <param name="named">Every name with that last name, with or without a country beside it.</param>
    /// <returns>One entry for each name that is known, by its identity.</returns>
    public static ImmutableArray<LearnedPerson> Learn(IEnumerable<PersonVotes> stated, IEnumerable<NamedPerson> named)
    {
        ArgumentNullException.ThrowIfNull(stated);
        ArgumentNullException.ThrowIfNull(named);
        List<NamedPerson> all = [.. named];
        List<Candidate> persons =
        [
            .. WithFullNames([.. stated], all)
                .GroupBy(static v => v.Identity, StringComparer.Ordinal)
                .Select(static g => Candidate.Of(g.Key, [.. g]))
                .OrderByDescending(static c => c.Reports)
                .ThenBy(static c => c.Identity, StringComparer.Ordinal),
        ];
        HashSet<string> statedNames = new(persons.Select(static c => c.Identity), StringComparer.Ordinal);
        List<NamedPerson> others =
        [
            .. all.Where(n => !statedNames.Contains(n.Identity)).OrderBy(static n => n.Identity, StringComparer.Ordinal),
        ];
        bool compares = persons.Count + others.Count <= MostCompared;
        List<Candidate> heads = [];
        List<LearnedPerson> learned = [];
        foreach (Candidate person in persons)
        {
            Candidate head =
                (compares ? heads.Find(h => h.Party == person.Party && h.IsNameOf(person.Identity, person.Offices)) : null) ?? person;
            if (ReferenceEquals(head, person))
            {
                heads.Add(person);
            }

            Add(person.Identity, head, onlyWithParty: false);
        }

        int strangers = 0;
        string? last = null;
        foreach (NamedPerson other in others)
        {
            if (!other.Identity.Contains(' ', StringComparison.Ordinal))
            {
                last = other.Identity;
                continue;
            }

            List<Candidate> like = compares ? heads.FindAll(h => h.IsNameOf(other.Identity, other.Offices)) : [];
            if (like.Count == 1)
            {
                Add(other.Identity, like[0], onlyWithParty: true);
            }
            else if (!heads.Exists(h => h.IsSpelledLike(other.Identity)))
            {
                strangers++;
            }
        }

        if (last is not null && heads.Count == 1 && strangers == 0)
        {
            Add(last, heads[0], onlyWithParty: true);
        }

        return [.. learned.OrderBy(static l => l.Identity, StringComparer.Ordinal)];

        void Add(string identity, Candidate head, bool onlyWithParty)
        {
            if (head.Code is { } code)
            {
                learned.Add(new LearnedPerson(identity, head.Identity, head.Name, code, onlyWithParty));
            }
        }
    }

    // What reports let one infer of "Mirel" is of Dana Mirel where nobody else has the name.
    private static IEnumerable<PersonVotes> WithFullNames(List<PersonVotes> stated, List<NamedPerson> named)
    {
        string[] full =
        [
            .. stated
                .Select(static v => v.Identity)
                .Concat(named.Select(static n => n.Identity))
                .Where(static i => i.Contains(' ', StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Take(2),
        ];
        return full is [var only]
            ? stated.Select(vote => vote.Identity.Contains(' ', StringComparison.Ordinal) ? vote : vote with { Identity = only })
            : stated;
    }

    private sealed record Candidate(string Identity, string Name, string? Code, ImmutableArray<string> Offices, int Reports)
    {
        public string? Party => Code?.Split(' ', 2)[0];

        public static Candidate Of(string identity, PersonVotes[] votes)
        {
            // What is stated goes before what is inferred.
            PersonVotes[] said = [.. votes.Where(static v => !StatedPerson.IsInferred(v.Office))];
            bool inferred = said.Length == 0;
            votes = inferred ? [.. votes.Select(static v => v with { Reports = v.Reports * StatedPerson.UnitsOf(v.Office) })] : said;
            (string Party, int Reports)[] parties = Ranked(votes, static v => v.Code.Split(' ', 2)[0]);
            int all = votes.Sum(static v => v.Reports);
            string name = Ranked(votes, static v => v.Name)
                .OrderByDescending(static n => n.Value.Contains(' ', StringComparison.Ordinal))
                .First()
                .Value;
            if (
                (parties.Length > 1 && parties[0].Reports == parties[1].Reports)
                || (inferred && parties[0].Reports < PartyInference.EnoughUnits)
            )
            {
                return new Candidate(identity, name, null, [], all);
            }

            PersonVotes[] own = [.. votes.Where(v => v.Code.Split(' ', 2)[0] == parties[0].Party)];
            return new Candidate(
                identity,
                name,
                Ranked(own, static v => v.Code)[0].Value,
                [.. own.Select(static v => v.Office).Distinct()],
                all
            );
        }

        /// <summary>True when a name is this one with a middle name more or less, or one letter apart and of the same office.</summary>
        public bool IsNameOf(string other, ImmutableArray<string> offices)
        {
            string[] mine = Identity.Split(' ');
            string[] theirs = other.Split(' ');
            if (Code is null || mine[^1] != theirs[^1])
            {
                return false;
            }

            return mine[0] == theirs[0] ? mine.Length != theirs.Length : IsSpelledLike(other) && offices.Any(Offices.Contains);
        }

        /// <summary>True when first names are one letter apart and all else is the same.</summary>
        public bool IsSpelledLike(string other)
        {
            string[] mine = Identity.Split(' ');
            string[] theirs = other.Split(' ');
            return mine.AsSpan(1).SequenceEqual(theirs.AsSpan(1)) && OneLetterApart(mine[0], theirs[0]);
        }

        private static (string Value, int Reports)[] Ranked(PersonVotes[] votes, Func<PersonVotes, string> of) =>
            [
                .. votes
                    .GroupBy(of, StringComparer.Ordinal)
                    .Select(static g => (g.Key, Reports: g.Sum(static v => v.Reports)))
                    .OrderByDescending(static g => g.Reports)
                    .ThenBy(static g => g.Key, StringComparer.Ordinal),
            ];

        // Short names differ by a letter and are different names: "Ian" and "Jan".
        private static bool OneLetterApart(string left, string right)
        {
            (string shorter, string longer) = left.Length <= right.Length ? (left, right) : (right, left);
            if (shorter.Length < 4 || longer.Length - shorter.Length > 1)
            {
                return false;
            }

            int same = 0;
            while (same < shorter.Length && shorter[same] == longer[same])
            {
                same++;
            }

            int rest = same + (longer.Length == shorter.Length ? 1 : 0);
            return shorter.AsSpan(Math.Min(rest, shorter.Length)).SequenceEqual(longer.AsSpan(same + 1));
        }
    }
}
