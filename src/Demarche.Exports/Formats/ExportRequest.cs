using Demarche.Store;

namespace Demarche.Exports;

/// <summary>What an export is made of.</summary>
/// <param name="WithText">False leaves the words of reports out.</param>
public sealed record ExportRequest(IRecordViews Views, IRecordLookup Lookup, ViewQuery Query, bool WithText, Permalinks Links)
{
    /// <summary>Changes up to this one are not told by the feeds.</summary>
    public long Since { get; init; }

    /// <summary>The version that exports name.</summary>
    public string Version { get; init; } = "";

    /// <summary>Told what was left out and why, a sentence each.</summary>
    public Action<string> LeftOut { get; init; } = static _ => { };
}

/// <summary>Permanent addresses of lines.</summary>
/// <param name="At">Where a desk serves them, without a slash at the end; null writes names that are no addresses (urn:demarche:…).</param>
public sealed record Permalinks(string? At)
{
    public string Of(string dispute, string id) =>
        At is null
            ? $"urn:demarche:{Uri.EscapeDataString(dispute)}:{Uri.EscapeDataString(id)}"
            : $"{At}/d/{Uri.EscapeDataString(dispute)}/{Uri.EscapeDataString(id)}";

    public string OfText(string dispute, string report) =>
        At is null
            ? $"urn:demarche:{Uri.EscapeDataString(dispute)}:{Uri.EscapeDataString(report)}:text"
            : $"{At}/d/{Uri.EscapeDataString(dispute)}/reports/{Uri.EscapeDataString(report)}/text";
}

/// <summary>A form that the record can be written in as one stream.</summary>
public sealed record ExportFormat(string Name, string What, string MediaType, string Extension, Action<Stream, ExportRequest> Write);
