namespace Demarche.Record;

/// <summary>Small words that decide how a phrase names its actor; see <c>Data/phrase-words.tsv</c>.</summary>
internal sealed class PhraseWords
{
    private readonly Dictionary<string, HashSet<string>> _kinds = new(StringComparer.Ordinal);

    private PhraseWords()
    {
        foreach (string[] row in DataTable.Rows("phrase-words.tsv", 2))
        {
            _kinds[row[0]] = new HashSet<string>(DataTable.List(row[1]), StringComparer.Ordinal);
        }
    }

    public static PhraseWords Shipped { get; } = new();

    public bool IsBehind(string lower) => _kinds["behind"].Contains(lower);

    public bool IsAside(string lower) => _kinds["aside"].Contains(lower);

    public bool IsSponsor(string lower) => _kinds["sponsor"].Contains(lower);

    public bool IsStance(string lower) => _kinds["stance"].Contains(lower);

    public bool IsWhere(string lower) => _kinds["where"].Contains(lower);

    public bool IsLand(string lower) => _kinds["land"].Contains(lower);

    public bool IsWhose(string lower) => _kinds["whose"].Contains(lower);
}
