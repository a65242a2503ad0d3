using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>One actor that a phrase names: "Arvenian and Tasmerian envoys" names two.</summary>
/// <param name="Actor">With country and primary sector in its code; the code is null where no country can be told.</param>
/// <param name="Sector">PLOVER sector; also where the country is open ("striking dockers" is LAB).</param>
/// <param name="Others">Further sectors: MIL for a minister of defence, who is GOV.</param>
/// <param name="Span">UTF-16 span of the words that name it.</param>
public sealed record PhraseActor(Actor Actor, string? Sector, ImmutableArray<string> Others, TextSpan Span);
