using Demarche.Text;

namespace Demarche.Language;

/// <summary>An entity while mentions are added to it and others join it.</summary>
internal sealed class EntityDraft
{
    private EntityDraft? _joined;

    public EntityDraft(Entity entity)
    {
        Name = entity.Name;
        Type = entity.Type;
        Mentions.AddRange(entity.Mentions);
    }

    public EntityDraft(string name, EntityType type)
    {
        Name = name;
        Type = type;
    }

    public string Name { get; private set; }

    public EntityType Type { get; }

    public List<EntityMention> Mentions { get; } = [];

    /// <summary>Where the first mention begins; also for mentions that are not in order yet.</summary>
    public int First => Mentions.Min(static m => m.Span.Start);

    /// <summary>The entity that this one has become a part of; itself as long as it stands alone.</summary>
    public EntityDraft Whole
    {
        get
        {
            EntityDraft whole = this;
            while (whole._joined is { } next)
            {
                whole = next;
            }

            return whole;
        }
    }

    public void Add(TextSpan span, MentionKind kind) => Mentions.Add(new EntityMention(span, kind));

    public void Take(EntityDraft other)
    {
        Mentions.AddRange(other.Mentions);
        other.Mentions.Clear();
        other._joined = this;
        Name = Words(other.Name).Length > Words(Name).Length ? other.Name : Name;
    }

    /// <summary>True when two names can be of one thing: one type, and a short form, an acronym or another known name.</summary>
    public bool MayBe(EntityDraft other)
    {
        if (Type != other.Type && !(IsPlace(Type) && IsPlace(other.Type)))
        {
            return false;
        }

        string[] mine = Words(Name);
        string[] theirs = Words(other.Name);
        string[] shorter = mine.Length <= theirs.Length ? mine : theirs;
        string[] longer = mine.Length <= theirs.Length ? theirs : mine;
        bool shortForm = shorter.All(w => longer.Contains(w, StringComparer.OrdinalIgnoreCase));
        return shortForm && (Type != EntityType.Person || shorter.Length < longer.Length)
            || shorter.Length == 1 && longer.Length > 1 && IsAcronym(shorter[0], longer)
            || NameAliases.CanonicalOf(mine) == NameAliases.CanonicalOf(theirs);
    }

    private static bool IsPlace(EntityType type) => type is EntityType.GeopoliticalEntity or EntityType.Location;

    private static string[] Words(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsAcronym(string letters, string[] words) =>
        string.Equals(
            letters.Replace(".", "", StringComparison.Ordinal),
            string.Concat(words.Where(static w => char.IsUpper(w[0])).Select(static w => w[0])),
            StringComparison.Ordinal
        );
}
