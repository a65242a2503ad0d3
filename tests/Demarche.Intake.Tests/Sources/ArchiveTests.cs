using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Demarche.Bench;

namespace Demarche.Intake.Tests;

/// <summary>Archives of any mix, and those that mean harm.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const string Page = "<html><body><p>The sluices stay shut, the ministry said on Tuesday.</p></body></html>";
    private readonly string _folder = Directory.CreateTempSubdirectory("demarche-archive-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("mix.zip")]
    [InlineData("mix.tar")]
    [InlineData("mix.tar.gz")]
    public void Every_member_is_read_as_if_it_lay_in_a_folder(string name)
    {
        (string, byte[])[] members =
        [
            ("demarche.yaml", "dateOrder: dmy\n"u8.ToArray()),
            (
                "crawl.warc.gz",
                CrawlFile.Gzip(
                    CrawlFile.Response(
                        "https://quell.example/1",
                        CrawlFile.Page("From a crawl", "The ferry line reopened on Monday, the harbour office said.")
                    )
                )
            ),
            (
                "inner.zip",
                Zip(
                    (
                        "deep/report.txt",
                        "Title: Deep down\nDate: 03/05/2033\n\nThe market opens on Friday, the customs office said."u8.ToArray()
                    )
                )
            ),
            ("page.html", Encoding.UTF8.GetBytes(Page)),
            ("page_files/frame.html", Encoding.UTF8.GetBytes(Page)),
            ("photo.png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
            ("__MACOSX/page.html", Encoding.UTF8.GetBytes(Page)),
        ];
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(
            path,
            name == "mix.zip" ? Zip(members)
                : name == "mix.tar" ? Tar(members)
                : CrawlFile.Gzip(Tar(members))
        );

        IntakeOutcome[] outcomes = Read(path);

        Assert.Empty(outcomes.OfType<IntakeFailure>());
        Report[] reports = [.. outcomes.OfType<IntakeReport>().Select(read => read.Report)];
        Assert.Equal(3, reports.Length);
        Report deep = reports.Single(report => report.Title == "Deep down");
        Assert.Equal($"{path}#inner.zip#deep/report.txt", deep.Locator);
        Assert.Equal("2033-05-03", deep.Published.Value);
        Assert.Contains(reports, report => report.Locator == $"{path}#crawl.warc.gz#0");
    }

    [Fact]
    public void Names_that_climb_out_are_only_names()
    {
        string path = Path.Combine(_folder, "climb.zip");
        File.WriteAllBytes(
            path,
            Zip(
                ("../../../../escape.txt", "The sluices stay shut, the ministry said on Tuesday."u8.ToArray()),
                ("/etc/report\u0007\n.txt", "The ferries sail again, the harbour office said."u8.ToArray())
            )
        );

        Report[] reports = [.. Read(path).Cast<IntakeReport>().Select(read => read.Report)];

        Assert.Equal(2, reports.Length);
        Assert.All(reports, report => Assert.DoesNotContain(report.Locator, char.IsControl));
        Assert.Equal(
            ["climb.zip"],
            Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName)
        );
    }

    [Fact]
    public void A_bomb_stops_at_the_bound_and_says_so()
    {
        byte[] nothing = new byte[3_000_000];
        string path = Path.Combine(_folder, "bomb.zip");
        File.WriteAllBytes(path, Zip([.. Enumerable.Range(0, 20).Select(i => ($"{i:00}.txt", nothing))]));

        IntakeOutcome[] outcomes =
        [
            .. IntakePipeline.Read(
                [path],
                new IntakeOptions { MaximumBytes = 1_000_000, MaximumArchiveBytes = 5_000_000 },
                () => Stream.Null
            ),
        ];

        Assert.Equal(20, outcomes.Length);
        Assert.Contains(
            outcomes,
            outcome => outcome is IntakeFailure { Reason: var reason } && reason.Contains("larger than", StringComparison.Ordinal)
        );
        Assert.Contains("unfolds to more", Assert.IsType<IntakeFailure>(outcomes[^1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_are_followed_three_deep_and_no_deeper()
    {
        byte[] nested = Zip(("report.txt", "The sluices stay shut, the ministry said on Tuesday."u8.ToArray()));
        for (int i = 0; i < 3; i++)
        {
            nested = Zip(($"{i}.zip", nested));
        }

        string path = Path.Combine(_folder, "nested.zip");
        File.WriteAllBytes(path, nested);

        Assert.Contains("too many archives", Assert.IsType<IntakeFailure>(Assert.Single(Read(path))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_member_is_named_and_the_rest_is_read()
    {
        byte[] zip = Zip(
            ("a.txt", "The sluices stay shut, the ministry said on Tuesday."u8.ToArray()),
            ("b.txt", "The ferries sail again, the harbour office said."u8.ToArray())
        );
        zip.AsSpan(36, 20).Fill(0xFF);
        string path = Path.Combine(_folder, "damaged.zip");
        File.WriteAllBytes(path, zip);

        IntakeOutcome[] outcomes = Read(path);

        Assert.EndsWith("#a.txt", Assert.IsType<IntakeFailure>(outcomes[0]).Locator, StringComparison.Ordinal);
        Assert.EndsWith("#b.txt", Assert.IsType<IntakeReport>(outcomes[1]).Locator, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tar_whose_member_has_a_size_beyond_all_numbers_is_read_up_to_it()
    {
        byte[] good = Tar(("a.txt", "The sluices stay shut, the ministry said on Tuesday."u8.ToArray()));
        byte[] head = new byte[512];
        "b.txt"u8.CopyTo(head);
        head.AsSpan(124, 12).Fill(0xFF);
        head[124] = 0x80;
        head[156] = (byte)'0';
        head.AsSpan(148, 8).Fill((byte)' ');
        int sum = 0;
        foreach (byte value in head)
        {
            sum += value;
        }

        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(head, 148);
        string path = Path.Combine(_folder, "size.tar");

        // The two empty blocks at the end of the good one come after it.
        File.WriteAllBytes(path, [.. good[..^1024], .. head, .. good[^1024..]]);

        IntakeOutcome[] outcomes = Read(path);

        Assert.IsType<IntakeReport>(outcomes[0]);
        Assert.Contains("damaged", Assert.IsType<IntakeFailure>(outcomes[1]).Reason, StringComparison.Ordinal);
        Assert.Equal(2, outcomes.Length);
    }

    [Theory]
    [InlineData('L', true)]
    [InlineData('K', true)]
    [InlineData('x', true)]
    [InlineData('g', true)]
    [InlineData('x', false)]
    public void A_tar_that_claims_a_name_of_a_gigabyte_costs_nothing(char type, bool summed)
    {
        byte[] good = Tar(("a.txt", "The sluices stay shut, the ministry said on Tuesday."u8.ToArray()));
        byte[] head = new byte[512];
        "././@LongLink"u8.CopyTo(head);
        "10000000000\0"u8.CopyTo(head.AsSpan(124));
        head[156] = (byte)type;
        "ustar\0"u8.CopyTo(head.AsSpan(257));
        head.AsSpan(148, 8).Fill((byte)' ');
        int sum = 0;
        foreach (byte value in head)
        {
            sum += value;
        }

        sum -= summed ? 0 : 1;
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(head, 148);
        string path = Path.Combine(_folder, "claim.tar");
        File.WriteAllBytes(path, [.. good[..^1024], .. head, .. new byte[4096]]);
        _ = Read(path);
        long before = GC.GetAllocatedBytesForCurrentThread();

        IntakeOutcome[] outcomes = Read(path);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32L * 1024 * 1024);
        Assert.IsType<IntakeReport>(outcomes[0]);
        Assert.Contains("damaged", Assert.IsType<IntakeFailure>(outcomes[^1]).Reason, StringComparison.Ordinal);
    }

    private static IntakeOutcome[] Read(string path) => [.. IntakePipeline.Read([path], IntakeOptions.Default, () => Stream.Null)];

    private static byte[] Zip(params (string Name, byte[] Content)[] members)
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

    private static byte[] Tar(params (string Name, byte[] Content)[] members)
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
