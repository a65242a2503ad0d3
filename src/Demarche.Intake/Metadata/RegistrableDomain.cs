using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>The name that an outlet registered: <c>www.news.example.co.uk</c> is <c>example.co.uk</c>.</summary>
public static class RegistrableDomain
{
    private static readonly FrozenSet<string> SecondLevel = DataFile.Lines("second-level-suffixes.txt").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null for what is no web address with a host name.</summary>
    public static string? Of(string? url)
    {
        if (
            url is null or { Length: > 4096 }
            || !Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
            || uri.HostNameType != UriHostNameType.Dns
        )
        {
            return null;
        }

        string[] labels = uri.Host.ToLowerInvariant().Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (labels.Length < 2)
        {
            return null;
        }

        bool country = labels[^1].Length == 2 && labels.Length > 2 && SecondLevel.Contains(labels[^2]);
        return string.Join('.', labels[^(country ? 3 : 2)..]);
    }
}
