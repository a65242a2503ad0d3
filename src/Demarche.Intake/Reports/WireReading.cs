using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>What a report shows of the wire it came over: dateline, signs of origin, advisory, kind.</summary>
internal sealed record WireReading(
    ImmutableArray<OriginSign> Signs,
    WireAdvisory Advisory,
    string? Dateline,
    PublishedDate? DatelineDate,
    bool IsWireCopy
)
{
    private const int HeadParts = 3;

    public static WireReading Of(CleanBody body, string? title, IReadOnlyList<string> authors, ReportDraft draft)
    {
        string text = body.Text.Value;
        ImmutableArray<OriginSign> signs = OriginSignFinder.Find(body.Text, authors, body.Dropped, draft.Credits, draft.Outlet);
        DatelineReading? dateline = null;
        for (int i = 0; i < Math.Min(body.Parts.Length, HeadParts) && dateline is null; i++)
        {
            dateline = body.Parts[i].Kind == PartKind.Paragraph ? DatelineReader.Read(text, body.Parts[i].Span) : null;
        }

        bool wire = signs.Any(sign =>
            sign.Agency && sign.Kind is OriginSignKind.Dateline or OriginSignKind.Byline or OriginSignKind.Metadata
        );
        return new WireReading(
            signs,
            WireAdvisory.Read(title),
            draft.Dateline ?? dateline?.Span.Of(text),
            dateline?.Published(text, draft.OutletDomain),
            wire
        );
    }
}
