using Demarche.Text;

namespace Demarche.Record;

/// <summary>What one text says of a person, gathered over all mentions.</summary>
internal sealed class KnownPerson
{
    public required string Name { get; set; }

    public HashSet<int> Entities { get; } = [];

    public List<OfficePhrase> Offices { get; } = [];

    public string? Code { get; set; }

    /// <summary>The office phrase that gave the code, and the name beside it.</summary>
    public TextSpan? StatedBy { get; set; }

    public string? StatedOffice { get; set; }

    /// <summary>Who this is by what other reports state; null where nothing is known or needed.</summary>
    public LearnedPerson? Learned { get; set; }

    public bool? Woman { get; set; }

    public string LastName => FamilyName.Of(Name);

    public string FirstName => NameWords.Identity(Name).Split(' ')[0];

    public bool FullName => NameWords.Identity(Name).Contains(' ', StringComparison.Ordinal);

    public Actor ToActor() =>
        Learned is { } learned
            ? new Actor($"person:{learned.Person}", Code ?? learned.Code, FullName ? Name : learned.Name, ActorType.Person)
            {
                Inferred = Code is null,
            }
            : new Actor($"person:{NameWords.Identity(Name)}", Code, Name, ActorType.Person);

    /// <summary>The code in use, stated here or learned.</summary>
    public string? CodeInUse => Code ?? Learned?.Code;

    /// <summary>True when a name is another spelling of this one: same first initial, last names a letter or two apart.</summary>
    public bool IsSpelledLike(KnownPerson other)
    {
        if (!FullName || !other.FullName)
        {
            return string.Equals(LastName, other.LastName, StringComparison.Ordinal);
        }

        if (HasFamilyFirst || other.HasFamilyFirst)
        {
            return HasFamilyFirst && other.HasFamilyFirst && Run(Name) == Run(other.Name);
        }

        if (FirstName[0] != other.FirstName[0])
        {
            return false;
        }

        int last = Distance(LastName, other.LastName);
        int first = Distance(FirstName, other.FirstName);
        bool sameOffice = Offices.Any(mine => other.Offices.Any(theirs => mine.Head == theirs.Head));
        return last == 0 ? first <= 2 : last <= 2 && LastName.Length >= 6 && first <= 2 && sameOffice;
    }

    public bool HasGivenName => FullName && !HasFamilyFirst;

    // "Kim Jong-un" and "Kim Jong Un" are one; one letter makes another given name.
    private bool HasFamilyFirst => FullName && LastName == FirstName;

    private static string Run(string name) => NameWords.Identity(name).Replace(" ", "", StringComparison.Ordinal);

    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 2 || left.Length > 40 || right.Length > 40)
        {
            return int.MaxValue;
        }

        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[right.Length];
    }
}
