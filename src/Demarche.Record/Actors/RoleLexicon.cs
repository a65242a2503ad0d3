using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>What a role noun does to the phrase it stands in; see <c>Data/role-nouns.tsv</c>.</summary>
[Flags]
internal enum RoleKinds
{
    None = 0,
    Head = 1,
    Weak = 2,
    Site = 4,
    Open = 8,
    Tie = 16,
    Part = 32,
    For = 64,
    Before = 128,
    Over = 256,
    Guest = 512,
}

/// <param name="Sectors">The primary sector, then others; empty where the noun has none.</param>
/// <param name="Giving">What it gives to a weak head behind it.</param>
internal sealed record Role(RoleKinds Kinds, ImmutableArray<string> Sectors, ImmutableArray<string> Giving)
{
    public bool IsHead => (Kinds & (RoleKinds.Head | RoleKinds.Weak | RoleKinds.Open | RoleKinds.Tie)) != RoleKinds.None;

    /// <summary>True where it can head a phrase.</summary>
    public bool Names => IsHead || Has(RoleKinds.Site | RoleKinds.Part);

    public bool Has(RoleKinds kind) => (Kinds & kind) != RoleKinds.None;
}

/// <param name="First">First word of the role.</param>
/// <param name="Last">Last word, inclusive.</param>
internal readonly record struct RoleMatch(int First, int Last, Role Role, bool Plural);

/// <summary>Nouns for people and bodies by what they do, with the PLOVER sectors that they stand for.</summary>
internal sealed class RoleLexicon
{
    private readonly Dictionary<string, Role> _roles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lastWords = new(StringComparer.Ordinal);

    private RoleLexicon()
    {
        foreach (string[] row in DataTable.Rows("role-nouns.tsv", 3))
        {
            RoleKinds kind = Enum.Parse<RoleKinds>(row[0], ignoreCase: true);
            ImmutableArray<string> sectors = [.. row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            foreach (string noun in DataTable.List(row[2]))
            {
                Add(NameWords.Identity(noun), kind, sectors);
            }
        }
    }

    public static RoleLexicon Shipped { get; } = new();

    public int LongestRole { get; private set; }

    /// <summary>The longest role that ends with a word, in the singular or plural; null for none.</summary>
    public RoleMatch? EndingAt(ImmutableArray<NameWord> words, int last, int floor)
    {
        string lower = words[last].Key.ToLowerInvariant();
        string singular = Singular(lower);
        if (!_lastWords.Contains(lower) && !_lastWords.Contains(singular))
        {
            return null;
        }

        RoleMatch? best = null;
        string before = "";
        for (int first = last; first >= floor && last - first < LongestRole; first--)
        {
            if (first < last)
            {
                if (!words[first].Joined)
                {
                    break;
                }

                before = $"{words[first].Key.ToLowerInvariant()} {before}";
            }

            Role? exact = _roles.GetValueOrDefault(before + lower);
            Role? one = singular == lower ? null : _roles.GetValueOrDefault(before + singular);

            // "women" before a noun is an adjective ("women's groups"), else the plural of "woman".
            if (exact is not null && (one is null || exact.Names))
            {
                best = new RoleMatch(first, last, exact, lower is "people" or "troops" or "police" or "forces" or "staff" or "media");
            }
            else if (one is not null)
            {
                best = new RoleMatch(
                    first,
                    last,
                    exact is null ? one : one with { Kinds = one.Kinds | exact.Kinds, Giving = exact.Giving },
                    true
                );
            }
            else if (first < last && FirstSingular(before, lower) is { } several)
            {
                best = new RoleMatch(first, last, several, true);
            }
        }

        return best;
    }

    public static string Singular(string lower) =>
        lower switch
        {
            "children" => "child",
            "wives" => "wife",
            "thieves" => "thief",
            "schoolchildren" => "schoolchild",
            "media" => "media",
            "mujahedeen" => "mujahideen",
            "attachés" or "attaches" => "attache",
            _ when lower.EndsWith("men", StringComparison.Ordinal) => lower[..^3] + "man",
            _ when lower.EndsWith("ies", StringComparison.Ordinal) && lower.Length > 4 => lower[..^3] + "y",
            _ when lower.EndsWith("sses", StringComparison.Ordinal)
                    || lower.EndsWith("ches", StringComparison.Ordinal)
                    || lower.EndsWith("shes", StringComparison.Ordinal) => lower[..^2],
            _ when lower.EndsWith('s') && !lower.EndsWith("ss", StringComparison.Ordinal) && lower.Length > 2 => lower[..^1],
            _ => lower,
        };

    // "heads of state", "members of parliament", "attorneys general".
    private Role? FirstSingular(string before, string lower)
    {
        int blank = before.IndexOf(' ', StringComparison.Ordinal);
        bool inner = lower == "general" || before.Contains(" of ", StringComparison.Ordinal);
        return inner ? _roles.GetValueOrDefault($"{Singular(before[..blank])}{before[blank..]}{lower}") : null;
    }

    private void Add(string noun, RoleKinds kind, ImmutableArray<string> sectors)
    {
        if (noun.Length == 0)
        {
            return;
        }

        Role role = _roles.GetValueOrDefault(noun) ?? new Role(RoleKinds.None, [], []);
        bool gives = kind is RoleKinds.Before or RoleKinds.Over;
        bool decides = kind is RoleKinds.Head or RoleKinds.Weak or RoleKinds.Site;
        _roles[noun] = role with
        {
            Kinds = role.Kinds | kind,
            Sectors = decides && role.Sectors.IsEmpty ? sectors : role.Sectors,
            Giving =
                gives ? sectors
                : kind == RoleKinds.Head && role.Giving.IsEmpty ? sectors
                : role.Giving,
        };
        _lastWords.Add(noun[(noun.LastIndexOf(' ') + 1)..]);
        LongestRole = Math.Max(LongestRole, noun.AsSpan().Count(' ') + 1);
    }
}
