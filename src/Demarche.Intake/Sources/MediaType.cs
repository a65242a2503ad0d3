namespace Demarche.Intake;

/// <summary>A <c>Content-Type</c>: the type in small letters, and a parameter such as the charset.</summary>
internal readonly record struct MediaType(string Type, string? Charset, string? Boundary, string? Start)
{
    private const int Longest = 2000;

    public static MediaType Parse(string? value)
    {
        string text = value is { Length: <= Longest } ? value : "";
        int end = text.IndexOf(';', StringComparison.Ordinal);
        string type = (end < 0 ? text : text[..end]).Trim().ToLowerInvariant();
        return new MediaType(type, Parameter(text, "charset"), Parameter(text, "boundary"), Parameter(text, "start"));
    }

    private static string? Parameter(string text, string name)
    {
        int at = 0;
        while ((at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            bool parted = at > 0 && (text[at - 1] is ' ' or '\t' or ';');
            ReadOnlySpan<char> rest = text.AsSpan(at + name.Length).TrimStart();
            at += name.Length;
            if (!parted || rest.IsEmpty || rest[0] != '=')
            {
                continue;
            }

            rest = rest[1..].TrimStart();
            bool quoted = !rest.IsEmpty && (rest[0] is '"' or '\'');
            int end = quoted ? rest[1..].IndexOf(rest[0]) : rest.IndexOfAny(';', ' ');
            ReadOnlySpan<char> value =
                quoted ? rest.Slice(1, end < 0 ? rest.Length - 1 : end)
                : end < 0 ? rest
                : rest[..end];
            return value.Trim().Length > 0 ? value.Trim().ToString() : null;
        }

        return null;
    }
}
