namespace Demarche.Intake;

/// <summary>Paths with <c>*</c> and <c>?</c> that no shell has unfolded; <c>**</c> stands for any depth of folders.</summary>
internal static class Globs
{
    public static IEnumerable<FoundSource> Find(string pattern)
    {
        List<string> matches = [];
        string[] steps = pattern.Split('/');
        Descend(pattern.StartsWith('/') ? "/" : "", steps, pattern.StartsWith('/') ? 1 : 0, matches);
        if (matches.Count == 0)
        {
            yield return SourceDiscovery.Missing(pattern, "nothing matches the pattern");
            yield break;
        }

        matches.Sort(StringComparer.Ordinal);
        string? before = null;
        foreach (string match in matches)
        {
            if (match == before)
            {
                continue;
            }

            before = match;
            if (!Directory.Exists(match))
            {
                yield return new FoundSource(match, InFolder: false);
                continue;
            }

            foreach (FoundSource source in SourceDiscovery.OfFolder(match))
            {
                yield return source;
            }
        }
    }

    private static void Descend(string folder, string[] steps, int index, List<string> matches)
    {
        if (index == steps.Length)
        {
            matches.Add(folder);
            return;
        }

        string step = steps[index];
        if (!step.AsSpan().ContainsAny("*?"))
        {
            string next = Path.Combine(folder, step);
            if (File.Exists(next) || Directory.Exists(next))
            {
                Descend(next, steps, index + 1, matches);
            }

            return;
        }

        bool anyDepth = step == "**";
        if (anyDepth && index + 1 < steps.Length)
        {
            Descend(folder, steps, index + 1, matches);
        }

        foreach (FileSystemInfo member in SourceDiscovery.Members(folder.Length == 0 ? "." : folder))
        {
            if (member.Name.StartsWith('.') || (member is DirectoryInfo && member.LinkTarget is not null))
            {
                continue;
            }

            string path = Path.Combine(folder, member.Name);
            if (anyDepth && member is DirectoryInfo)
            {
                Descend(path, steps, index, matches);
            }
            else if (
                (anyDepth && index + 1 == steps.Length)
                || (!anyDepth && Wildcard.Matches(member.Name, step, ignoreCase: false, anyOne: true))
            )
            {
                Descend(path, steps, index + 1, matches);
            }
        }
    }
}
