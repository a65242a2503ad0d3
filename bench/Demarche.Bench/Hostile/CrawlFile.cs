using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Demarche.Bench;

/// <summary>Makes the bytes of crawl files (WARC 1.1), for tests and measurements.</summary>
public static class CrawlFile
{
    /// <summary>One record with its block and the two line ends behind it.</summary>
    /// <param name="headers">Further header lines, each with its line end.</param>
    public static byte[] Record(string type, string? address, ReadOnlySpan<byte> block, string contentType, string headers = "")
    {
        StringBuilder head = new("WARC/1.1\r\n");
        head.Append(CultureInfo.InvariantCulture, $"WARC-Type: {type}\r\nWARC-Date: 2033-05-03T09:00:00Z\r\n");
        if (address is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"WARC-Target-URI: {address}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"{headers}Content-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. block, .. "\r\n\r\n"u8];
    }

    /// <summary>A response record around a body.</summary>
    public static byte[] Response(
        string address,
        ReadOnlySpan<byte> body,
        string httpHeaders = "Content-Type: text/html; charset=utf-8\r\n",
        string status = "200 OK",
        string headers = ""
    )
    {
        byte[] block = [.. Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\n{httpHeaders}\r\n"), .. body];
        return Record("response", address, block, "application/http; msgtype=response", headers);
    }

    /// <summary>A record of a page that is as it was.</summary>
    public static byte[] Revisit(
        string address,
        string headers,
        string httpHeaders = "Content-Type: text/html\r\n",
        string status = "200 OK"
    ) =>
        Record(
            "revisit",
            address,
            Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\n{httpHeaders}\r\n"),
            "application/http; msgtype=response",
            headers
        );

    public static byte[] Page(string title, string sentence) =>
        Encoding.UTF8.GetBytes(
            $"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{sentence}</p></article></body></html>"
        );

    public static byte[] Gzip(ReadOnlySpan<byte> bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, level, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A body in chunks of the given size.</summary>
    public static byte[] Chunked(ReadOnlySpan<byte> body, int size)
    {
        using MemoryStream chunks = new();
        for (int at = 0; at < body.Length; at += size)
        {
            ReadOnlySpan<byte> chunk = body.Slice(at, Math.Min(size, body.Length - at));
            chunks.Write(Encoding.ASCII.GetBytes(chunk.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
            chunks.Write(chunk);
            chunks.Write("\r\n"u8);
        }

        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }
}
