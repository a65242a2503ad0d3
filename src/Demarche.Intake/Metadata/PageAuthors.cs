namespace Demarche.Intake;

/// <summary>
/// Who wrote a page. Persons stand before all; an agency or the outlet itself is named only where the page states it as author and
/// names no person.
/// </summary>
internal static class PageAuthors
{
    private const int MostAuthors = 20;

    /// <summary>Adds the names unless a more trusted rule has given persons.</summary>
    /// <param name="fields">What a field for authors holds.</param>
    /// <param name="organisation">Whether the field says that it names an organisation.</param>
    public static void Add(ReportDraft draft, IEnumerable<string> fields, bool organisation = false)
    {
        if (draft.Authors.Count > 0)
        {
            return;
        }

        // Of organisations the first source that names some stands.
        bool named = draft.AuthorOrganisations.Count > 0;
        foreach (string field in fields.Take(MostAuthors))
        {
            foreach (string name in AuthorNames.Of(field))
            {
                if (Bylines.IsAgency(name))
                {
                    draft.Credits.Add(name);
                    AddOrganisation(draft, name, named);
                }
                else if (organisation || IsOutlet(draft, name))
                {
                    AddOrganisation(draft, name, named);
                }
                else
                {
                    draft.Authors.Add(name);
                }
            }
        }
    }

    private static void AddOrganisation(ReportDraft draft, string name, bool named)
    {
        if (!named)
        {
            draft.AuthorOrganisations.Add(name);
        }
    }

    /// <summary>Whether the name is that of the outlet or of its address.</summary>
    public static bool IsOutlet(ReportDraft draft, string name)
    {
        string bare = TitleChoice.Bare(name);
        return bare.Length > 0
            && (
                (
                    draft.Outlet is { } outlet
                    && TitleChoice.Bare(outlet) is { Length: > 0 } known
                    && (known == bare || (bare.Length >= 4 && known.Contains(bare, StringComparison.Ordinal)))
                )
                || (
                    draft.OutletDomain is { } domain && (bare == TitleChoice.Bare(domain) || bare == TitleChoice.Bare(domain.Split('.')[0]))
                )
            );
    }
}
