namespace Demarche.Intake;

/// <summary>Authors of a page as people; a byline that is the outlet itself or an address is none.</summary>
internal static class PageAuthors
{
    private const int LongestName = 200;

    /// <summary>Adds the names unless a more trusted rule has given some.</summary>
    public static void Add(ReportDraft draft, IEnumerable<string> names)
    {
        if (draft.Authors.Count > 0)
        {
            return;
        }

        foreach (string name in names)
        {
            string line = InlineSpace.Collapse(name);
            bool letters = line.Any(char.IsLetter);
            bool address = line.Contains("://", StringComparison.Ordinal) || line.StartsWith('@');
            if (!letters || line.Length > LongestName || address || line.Equals(draft.Outlet, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            string byline = line.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? line : "By " + line;
            if (!Bylines.TryRead(byline, draft.Authors, draft.Credits))
            {
                draft.Authors.Add(line);
            }
        }
    }
}
