using Demarche.Text;

namespace Demarche.Intake;

/// <summary>The date that the text of a head field or head line gives.</summary>
internal static class HeadDates
{
    /// <summary>Null when the text gives none.</summary>
    public static PublishedDate? Read(string text, PublishedBasis basis) =>
        PublishedDateParser.TryParse(text, basis, DateOrder.Unknown, out PublishedDate date) ? date : null;
}
