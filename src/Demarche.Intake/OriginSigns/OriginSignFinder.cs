using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Finds the signs of where a report's words and facts come from (formats.md 1.8).</summary>
public static class OriginSignFinder
{
    private const int HeadParagraphs = 3;
    private const int FootParagraphs = 5;

    /// <param name="authors">Bylines as the metadata gives them.</param>
    /// <param name="dropped">Blocks cut away: feet and bylines among them count.</param>
    /// <param name="metadataCredits">Values of credit fields (<c>creditText</c>, <c>dc.source</c>), names or URLs.</param>
    /// <param name="outlet">Who published the report; its own staff is a sign too.</param>
    /// <returns>Signs in text order, those without a span last; an offset is never outside the text.</returns>
    public static ImmutableArray<OriginSign> Find(
        CleanText text,
        IReadOnlyList<string> authors,
        IReadOnlyList<DroppedBlock> dropped,
        IReadOnlyList<string> metadataCredits,
        string? outlet
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(authors);
        ArgumentNullException.ThrowIfNull(dropped);
        ArgumentNullException.ThrowIfNull(metadataCredits);
        List<OriginSign> signs = [];
        List<TextSpan> paragraphs = Paragraphs(text.Value);
        AddDateline(text.Value, paragraphs, signs);
        for (int i = 0; i < paragraphs.Count; i++)
        {
            bool edge = i < HeadParagraphs || i >= paragraphs.Count - FootParagraphs;
            if (!(edge && CreditLines.Add(text.Value, paragraphs[i], i < HeadParagraphs, signs)))
            {
                InTextSigns.Add(text.Value, paragraphs[i], outlet, signs);
            }
        }

        signs.Sort((one, other) => (one.Span ?? default).CompareTo(other.Span ?? default));
        foreach (string author in authors)
        {
            CreditLines.AddByline(author, signs);
        }

        foreach (DroppedBlock block in dropped)
        {
            // Navigation, related stories and comments name agencies that this report owes nothing.
            if (block.Reason is "boilerplate" or "disclaimer" or "metadata" or "repeated-title")
            {
                CreditLines.AddDropped(block.Text, signs);
            }
        }

        foreach (string credit in metadataCredits)
        {
            AddCredit(credit, outlet, signs);
        }

        // "Agencies" at the foot says no more than the agency that is named already.
        bool named = signs.Exists(sign => sign.Agency && sign.Kind != OriginSignKind.InText);
        return [.. signs.Where(sign => !(named && IsUnnamedFoot(sign))).Distinct()];
    }

    private static bool IsUnnamedFoot(OriginSign sign) => sign.Kind == OriginSignKind.Foot && sign.Name == CreditLines.UnnamedAgencies;

    private static void AddDateline(string text, List<TextSpan> paragraphs, List<OriginSign> signs)
    {
        for (int i = 0; i < Math.Min(paragraphs.Count, HeadParagraphs); i++)
        {
            if (DatelineReader.Read(text, paragraphs[i]) is { } dateline)
            {
                foreach (DatelineSource source in dateline.Sources)
                {
                    signs.Add(new OriginSign(OriginSignKind.Dateline, source.Name, dateline.Span.Of(text), dateline.Span, source.Agency));
                }

                return;
            }
        }
    }

    private static void AddCredit(string credit, string? outlet, List<OriginSign> signs)
    {
        string words = InlineSpace.Collapse(credit);
        if (words.Length is 0 or > 300)
        {
            return;
        }

        SourceName? ofDomain = Uri.TryCreate(words, UriKind.Absolute, out Uri? uri) ? DomainOf(uri) : null;
        List<string> names = [];
        foreach ((SourceName source, _, _) in SourceNames.In(words))
        {
            names.Add(source.Name);
            signs.Add(new OriginSign(OriginSignKind.Metadata, source.Name, words, null, source.Agency));
        }

        if (ofDomain is not null)
        {
            signs.Add(new OriginSign(OriginSignKind.Metadata, ofDomain.Name, words, null, ofDomain.Agency));
        }
        else if (names.Count == 0 && !words.Equals(outlet, StringComparison.OrdinalIgnoreCase))
        {
            signs.Add(new OriginSign(OriginSignKind.Metadata, uri is { Host.Length: > 0 } ? uri.Host : words, words, null, Agency: false));
        }
    }

    private static SourceName? DomainOf(Uri uri)
    {
        string host = uri.Host;
        while (host.Contains('.', StringComparison.Ordinal))
        {
            if (SourceNames.OfDomain(host) is { } source)
            {
                return source;
            }

            host = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }

        return null;
    }

    private static List<TextSpan> Paragraphs(string text)
    {
        List<TextSpan> paragraphs = [];
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
            {
                paragraphs.Add(new TextSpan(start, end));
            }

            start = end + 1;
        }

        return paragraphs;
    }
}
