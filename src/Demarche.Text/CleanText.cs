using System.Security.Cryptography;

namespace Demarche.Text;

/// <summary>
/// The text of a report as everything downstream sees it: tags removed, references decoded, <c>\n</c> line ends, no BOM.
/// Offsets mean something only beside its <see cref="Sha256"/>. Text given to <c>annotate</c> is taken as it is.
/// </summary>
public sealed class CleanText : IEquatable<CleanText>
{
    private CodePointMap? _map;
    private string? _sha256;

    public CleanText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    public static CleanText Empty { get; } = new("");

    public string Value { get; }

    /// <summary>SHA-256 of the UTF-8 bytes, lower-case hex.</summary>
    public string Sha256 => _sha256 ??= ContentHash.Of(Value);

    public CodePointMap Map => _map ??= new CodePointMap(Value);

    public bool Equals(CleanText? other) => other is not null && Value == other.Value;

    public override bool Equals(object? obj) => Equals(obj as CleanText);

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;
}

/// <summary>SHA-256 in lower-case hex, the only content hash that the product writes down.</summary>
public static class ContentHash
{
    public static string Of(string text) => Of(System.Text.Encoding.UTF8.GetBytes(text));

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
