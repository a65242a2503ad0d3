using Demarche.Text;

namespace Demarche.Record;

/// <summary>One through whom words came to the report: an outlet, an agency, or who else reports them.</summary>
/// <param name="Name">The name where it is known, else as printed without article; null for a "he" whom the report does not name.</param>
/// <param name="Entity">Id of the entity of the report; null when not resolved.</param>
/// <param name="Source">The words that name it, in code points of the report's text.</param>
public sealed record ChainLink(string? Name, int? Entity, CodePointSpan Source);
