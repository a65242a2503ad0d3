using Demarche.Text;

namespace Demarche.Intake;

/// <summary>The date that the text of a head field or head line gives.</summary>
internal static class HeadDates
{
    /// <param name="domain">Domain of the outlet, which settles a zone such as IST; null when not known.</param>
    /// <returns>Null when the text gives none.</returns>
    public static PublishedDate? Read(string text, PublishedBasis basis, string? domain = null) =>
        PublishedDateParser.TryParse(text, basis, DateOrder.Unknown, out PublishedDate date, domain) ? date : null;
}
