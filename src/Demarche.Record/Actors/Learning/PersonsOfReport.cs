using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>The persons of one report, towards other reports: what it states of them, and what it takes over.</summary>
internal sealed class PersonsOfReport(ReportNames names, IReadOnlyList<KnownPerson> persons)
{
    // Longer ones are no names.
    private const int LongestName = 80;

    public ImmutableArray<StatedPerson> Stated(Report report)
    {
        ImmutableArray<StatedPerson>.Builder stated = ImmutableArray.CreateBuilder<StatedPerson>();
        foreach (KnownPerson person in persons)
        {
            if (person is { Code: { } code, StatedBy: { } span, StatedOffice: { } office, FullName: true } && IsName(person))
            {
                int sentence = SentenceCitation.SentenceAt(names.Analysis, span.Start);
                stated.Add(
                    new StatedPerson(
                        NameWords.Identity(person.Name),
                        person.Name,
                        code,
                        office,
                        Evidence.Cite(report.Id.Value, report.Text, span, sentence)
                    )
                );
            }
        }

        return stated.ToImmutable();
    }

    public ImmutableArray<NamedPerson> Named() =>
        [
            .. persons
                .Where(IsName)
                .Select(static p => new NamedPerson(
                    NameWords.Identity(p.Name),
                    [.. p.Offices.Select(static o => o.Head).Distinct().Order(StringComparer.Ordinal)]
                )),
        ];

    /// <summary>
    /// Takes over what is known of persons, except where the report says otherwise. A last name alone is learned only where nobody else
    /// anywhere has it: then any party that the report names is enough of politics; another spelling needs the very party.
    /// </summary>
    public void Take(ImmutableArray<LearnedPerson> learned)
    {
        if (learned.IsEmpty)
        {
            return;
        }

        Dictionary<string, LearnedPerson> byName = new(StringComparer.Ordinal);
        foreach (LearnedPerson person in learned)
        {
            byName.TryAdd(person.Identity, person);
        }

        HashSet<string> parties = new(StringComparer.Ordinal);
        foreach (NameMatch match in names.Matches)
        {
            parties.Add(match.Known.Party);
        }

        foreach (KnownPerson person in persons)
        {
            if (
                byName.TryGetValue(NameWords.Identity(person.Name), out LearnedPerson? known)
                && (
                    person.Code is null
                        ? !known.OnlyWithParty || parties.Contains(known.Party) || (!person.FullName && parties.Count > 0)
                        : person.Code.Split(' ', 2)[0] == known.Party
                )
            )
            {
                person.Learned = known;
            }
        }
    }

    /// <summary>
    /// Gives a code to persons that neither the report nor others explain, from the shipped list of office-holders: where the report
    /// names their country, and by last name only behind an office or where the list has one person of that name.
    /// </summary>
    public void TakeOfficeHolders(NodaTime.LocalDate? day)
    {
        HashSet<string>? parties = null;
        foreach (KnownPerson person in persons)
        {
            if (person.CodeInUse is not null)
            {
                continue;
            }

            string identity = NameWords.Identity(person.Name);
            OfficeHolder? holder = person.FullName
                ? OfficeHolders.Shipped.Named(identity, day)
                : OfficeHolders.Shipped.Called(identity, day, onlyOne: person.Offices.Count == 0);
            if (holder is null || (!person.FullName && !MayBe(person, holder, identity)))
            {
                continue;
            }

            parties ??= [.. names.Matches.Select(static m => m.Known.Party)];
            if (parties.Contains(holder.Party))
            {
                person.Learned = new LearnedPerson(identity, holder.Identity, holder.Name, holder.Code, OnlyWithParty: true);
            }
        }
    }

    // A minister is not a dissident of his last name; of the few family names that stand first somebody in office is meant.
    private static bool MayBe(KnownPerson person, OfficeHolder holder, string lastName)
    {
        bool governs = holder.Code.EndsWith(" GOV", StringComparison.Ordinal);
        bool minister = person.Offices.Exists(static o => o.Sector == "GOV");
        return governs || (!FamilyName.IsFirst(lastName) && (!minister || holder.Code.EndsWith(" ELI", StringComparison.Ordinal)));
    }

    private static bool IsName(KnownPerson person) => person.Name.Length <= LongestName && NameWords.Identity(person.Name).Length > 0;
}
