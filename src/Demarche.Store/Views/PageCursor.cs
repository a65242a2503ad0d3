using System.Text;

namespace Demarche.Store;

/// <summary>Where a page ended: the keys of its last row, opaque to whoever carries it. Rows that come in before it do not move it.</summary>
internal static class PageCursor
{
    private const char Between = '\n';

    public static string Write(string view, params ReadOnlySpan<string> keys)
    {
        StringBuilder text = new(view);
        foreach (string key in keys)
        {
            text.Append(Between).Append(key);
        }

        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ToString())).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <summary>The keys of a cursor; null without one.</summary>
    /// <exception cref="StoreException">It is no cursor of this view.</exception>
    public static string[]? Read(string view, string? cursor, int keys)
    {
        if (cursor is null)
        {
            return null;
        }

        string padded = cursor.Replace('-', '+').Replace('_', '/');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        Span<byte> bytes = new byte[padded.Length];
        if (Convert.TryFromBase64String(padded, bytes, out int length))
        {
            string[] parts = Encoding.UTF8.GetString(bytes[..length]).Split(Between);
            if (parts.Length == keys + 1 && parts[0] == view)
            {
                return parts[1..];
            }
        }

        throw new StoreException(StoreMessages.BadCursor(cursor)) { WrongUsage = true };
    }
}
