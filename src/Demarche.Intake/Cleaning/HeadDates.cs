using Demarche.Text;

namespace Demarche.Intake;

/// <summary>The date that the text of a head field or head line gives.</summary>
internal static class HeadDates
{
    public static PublishedDate? Read(string text, PublishedBasis basis) => null;
}
