using System.Formats.Tar;
using System.IO.Compression;

namespace Demarche.Bench;

/// <summary>The good inputs that hostile ones are made from: the files of a folder, and crawl files and archives made of them.</summary>
internal static class HostileSeeds
{
    private const int Largest = 40 * 1024;

    public static List<(string Name, byte[] Content)> Of(string folder)
    {
        List<(string Name, byte[] Content)> seeds =
        [
            .. Directory
                .EnumerateFiles(folder)
                .Order(StringComparer.Ordinal)
                .Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))
                .Where(seed => seed.Item2.Length <= Largest),
        ];
        byte[] page = CrawlFile.Page(
            "Sluices stay shut",
            "The lower sluices of the Imber dam stay shut, the water ministry said on Tuesday."
        );
        byte[] plain =
        [
            .. CrawlFile.Record("warcinfo", null, "software: invented\r\n"u8, "application/warc-fields"),
            .. CrawlFile.Response("https://quell.example/1", page),
            .. CrawlFile.Response(
                "https://quell.example/2",
                CrawlFile.Chunked(page, 40),
                "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
            ),
            .. CrawlFile.Response("https://quell.example/3", CrawlFile.Gzip(page), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"),
            .. CrawlFile.Response("https://quell.example/4", Brotli(page), "Content-Type: text/html\r\nContent-Encoding: br\r\n"),
            .. CrawlFile.Revisit(
                "https://quell.example/1",
                "WARC-Record-ID: <urn:uuid:2>\r\nWARC-Refers-To: <urn:uuid:1>\r\nWARC-Payload-Digest: sha1:ABCDEFGH\r\n"
            ),
            .. CrawlFile.Record("conversion", "https://quell.example/5", "The sluices stay shut, the ministry said."u8, "text/plain"),
        ];
        seeds.Add(("crawl.warc", plain));
        seeds.Add(("crawl.warc.gz", [.. CrawlFile.Gzip(plain.AsSpan(0, plain.Length / 2)), .. CrawlFile.Gzip(plain)]));
        (string, byte[])[] members =
        [
            ("a.html", page),
            ("b.warc", plain),
            ("c/demarche.yaml", "zone: Asia/Tbilisi\ndrop: [ x ]\n"u8.ToArray()),
            ("c/d.txt", "Title: X\n\nThe ferries sail again, the office said."u8.ToArray()),
        ];
        seeds.Add(("members.zip", Zip(members)));
        seeds.Add(("members.tar", Tar(members)));
        seeds.Add(("members.tar.gz", CrawlFile.Gzip(Tar(members))));
        return seeds;
    }

    private static byte[] Brotli(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (BrotliStream stream = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Zip((string Name, byte[] Content)[] members)
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in members)
            {
                using Stream member = archive.CreateEntry(name).Open();
                member.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Tar((string Name, byte[] Content)[] members)
    {
        using MemoryStream bytes = new();
        using (TarWriter writer = new(bytes, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in members)
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }

        return bytes.ToArray();
    }
}
