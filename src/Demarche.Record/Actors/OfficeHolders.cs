using System.Collections.Immutable;
using NodaTime;

namespace Demarche.Record;

/// <param name="Name">The name shown.</param>
/// <param name="Identity">Folded full name.</param>
/// <param name="Code">"USA GOV", "DEU ELI": what holds on the day asked for; the country alone before the first term.</param>
internal sealed record OfficeHolder(string Name, string Identity, string Code)
{
    public string Party => Code.Split(' ', 2)[0];
}

/// <summary>Who held an office when, from <c>Data/office-holders.tsv</c>: for names that neither the report nor others explain.</summary>
internal sealed class OfficeHolders
{
    private readonly Dictionary<string, List<Person>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Person>> _byLast = new(StringComparer.Ordinal);

    private OfficeHolders()
    {
        Dictionary<string, Person> persons = new(StringComparer.Ordinal);
        foreach (string[] row in DataTable.Rows("office-holders.tsv", 4))
        {
            string[] names = DataTable.List(row[1]);
            string code = row[0].Contains(' ', StringComparison.Ordinal) ? row[0] : row[0] + " GOV";
            string identity = NameWords.Identity(names[0]);
            if (!persons.TryGetValue(identity, out Person? person))
            {
                persons[identity] = person = new Person(names[0], identity, []);
            }

            person.Terms.Add(CodeTerm.Of(code, row[2], row[3]));
            foreach (string name in names)
            {
                string folded = NameWords.Identity(name);
                Put(_byName, folded, person);
                Put(_byLast, FamilyName.Of(name), person);
            }
        }
    }

    public static OfficeHolders Shipped => LazyShipped.Value;

    private static readonly Lazy<OfficeHolders> LazyShipped = new(static () => new OfficeHolders());

    /// <summary>The person of a folded full name; null for none.</summary>
    public OfficeHolder? Named(string identity, LocalDate? day) =>
        _byName.GetValueOrDefault(identity) is [Person only, ..] ? only.On(day) : null;

    /// <summary>
    /// The person of a folded last name: the only one, the only one in office on the day, or who left it last; null where several fit that
    /// act for different countries.
    /// </summary>
    /// <param name="onlyOne">True to answer only where the list has one person of that name.</param>
    public OfficeHolder? Called(string lastName, LocalDate? day, bool onlyOne = false)
    {
        if (_byLast.GetValueOrDefault(lastName) is not { } persons)
        {
            return null;
        }

        if (persons.Count == 1)
        {
            return persons[0].On(day);
        }

        if (onlyOne)
        {
            return null;
        }

        List<Person> holding = day is { } date
            ? persons.FindAll(p => p.Terms.Exists(t => t.Holds(date)))
            : persons.FindAll(p => p.Terms.Exists(static t => t.To is null));
        // Out of office, whoever left it last.
        if (holding.Count == 0 && day is { } now && persons.FindAll(p => p.Left(now) is not null) is { Count: > 0 } past)
        {
            LocalDate? latest = past.Max(p => p.Left(now));
            holding = past.FindAll(p => p.Left(now) == latest);
        }

        holding = holding.Count == 0 ? persons : holding;
        OfficeHolder first = holding[0].On(day);
        return holding.TrueForAll(p => p.On(day).Party == first.Party) ? first : null;
    }

    private static void Put(Dictionary<string, List<Person>> table, string key, Person person)
    {
        if (!table.TryGetValue(key, out List<Person>? persons))
        {
            table[key] = persons = [];
        }

        if (!persons.Contains(person))
        {
            persons.Add(person);
        }
    }

    private sealed record Person(string Name, string Identity, List<CodeTerm> Terms)
    {
        /// <summary>The last day of office before a day; null for who had none.</summary>
        public LocalDate? Left(LocalDate day) => Terms.Where(t => t.To < day).Select(static t => t.To).Max();

        public OfficeHolder On(LocalDate? day) => new(Name, Identity, CodeOn(day));

        // In office: the term's code. Later: a former official; other sectors stay. Earlier: the country alone. Without a day: the last term.
        private string CodeOn(LocalDate? day)
        {
            if (day is not { } date)
            {
                return Terms[^1].Code;
            }

            CodeTerm? last = null;
            foreach (CodeTerm term in Terms)
            {
                if (term.Holds(date))
                {
                    return term.Code;
                }

                last = term.To < date && (last is null || last.Value.To < term.To) ? term : last;
            }

            string party = (last ?? Terms[0]).Code.Split(' ', 2)[0];
            return last is not { } past ? party
                : past.Code.EndsWith(" GOV", StringComparison.Ordinal) ? $"{party} ELI"
                : past.Code;
        }
    }
}
