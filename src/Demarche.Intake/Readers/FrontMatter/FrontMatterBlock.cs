namespace Demarche.Intake;

internal enum FrontMatterLanguage
{
    Yaml,
    Toml,
    Json,
}

/// <summary>The block of fields at the head of a static-site page, and the body behind it.</summary>
internal sealed record FrontMatterBlock(FrontMatterLanguage Language, string Head, string Body)
{
    private const int LongestHead = 256 * 1024;

    /// <summary>Parts a page into head and body; null when it has no front matter.</summary>
    public static FrontMatterBlock? Find(string text)
    {
        string page = text.TrimStart();
        int firstEnd = page.IndexOf('\n', StringComparison.Ordinal);
        ReadOnlySpan<char> first = (firstEnd < 0 ? page : page[..firstEnd]).AsSpan().TrimEnd();
        return first switch
        {
            "---" => Fenced(page, firstEnd, "---", FrontMatterLanguage.Yaml),
            "---toml" => Fenced(page, firstEnd, "---", FrontMatterLanguage.Toml),
            "+++" => Fenced(page, firstEnd, "+++", FrontMatterLanguage.Toml),
            ";;;" => Fenced(page, firstEnd, ";;;", FrontMatterLanguage.Json),
            ['{', ..] => Json(page),
            _ => null,
        };
    }

    private static FrontMatterBlock? Fenced(string page, int firstEnd, string fence, FrontMatterLanguage language)
    {
        int at = firstEnd + 1;
        while (at > 0 && at < page.Length && at <= LongestHead)
        {
            int next = page.IndexOf('\n', at);
            int end = next < 0 ? page.Length : next;
            ReadOnlySpan<char> line = page.AsSpan(at, end - at).TrimEnd();
            if (line.SequenceEqual(fence) || (language == FrontMatterLanguage.Yaml && line is "..."))
            {
                string head = page[(firstEnd + 1)..at];
                return new FrontMatterBlock(language, head, next < 0 ? "" : page[(next + 1)..]);
            }

            at = end + 1;
        }

        return null;
    }

    // An object at the head with a body behind it; an object alone is a JSON record.
    private static FrontMatterBlock? Json(string page)
    {
        int depth = 0;
        bool quoted = false;
        for (int i = 0; i < Math.Min(page.Length, LongestHead); i++)
        {
            char c = page[i];
            if (quoted)
            {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
                continue;
            }

            quoted = c == '"';
            depth += c switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                string body = page[(i + 1)..];
                ReadOnlySpan<char> rest = body.AsSpan().TrimStart();
                bool record = rest.IsEmpty || rest[0] is '{' or ',' or ']';
                return record ? null : new FrontMatterBlock(FrontMatterLanguage.Json, page[..(i + 1)], body);
            }
        }

        return null;
    }
}
