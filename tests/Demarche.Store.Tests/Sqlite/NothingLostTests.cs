using System.Security.Cryptography;
using Demarche.Intake;

namespace Demarche.Store.Tests;

/// <summary>Full disks, damaged files, files of other versions: a message with the remedy, and the data as they were.</summary>
public sealed class NothingLostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Path => _folder.File("s.db");

    [Fact]
    public void A_disk_that_is_full_stops_a_reading_which_goes_on_when_there_is_space()
    {
        Report[] reports = [.. Enumerable.Range(1, 60).Select(MarkedReports.Drawn)];
        string whole;
        using (SqliteStore store = SqliteStore.Open(_folder.File("whole.db"), new MarkedAnalyser()))
        {
            Read(store, reports);
            whole = CanonicalExport.Of(store);
        }

        int stops = 0;
        for (int pages = 150; stops < 40; pages += 25)
        {
            using SqliteStore small = SqliteStore.Open(Path, new MarkedAnalyser(), new StoreSettings { MostPages = pages, BatchSize = 4 });
            try
            {
                Read(small, reports);
                break;
            }
            catch (StoreException full)
            {
                Assert.Contains("Free some space", full.Message, StringComparison.Ordinal);
                stops++;
            }
        }

        Assert.InRange(stops, 1, 39);
        using SqliteStore roomy = SqliteStore.Open(Path, new MarkedAnalyser());
        Read(roomy, reports);
        Assert.Equal(whole, CanonicalExport.Of(roomy));
    }

    [Fact]
    public void A_disk_without_room_for_the_note_of_the_writer_does_not_keep_it_from_writing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no device that is always full");
        File.CreateSymbolicLink(Path + ".writer", "/dev/full");
        using SqliteStore store = SqliteStore.Open(Path, new MarkedAnalyser(), new StoreSettings { WaitForWriter = TimeSpan.Zero });

        Read(store, [MarkedReports.Drawn(1)]);
        File.CreateSymbolicLink(Path + ".writer", "/dev/full");
        Read(store, [MarkedReports.Drawn(2)]);

        Assert.Equal(2, store.Reports(new ViewQuery()).Items.Length);
    }

    [Fact]
    public void A_backup_that_cannot_be_made_leaves_the_store_and_the_backup_before()
    {
        SqliteStore.Open(Path, new MarkedAnalyser()).Dispose();
        int version = Migrator.Current.Version;
        Migrator newer = new([new Migration(version, ""), new Migration(version + 1, "CREATE TABLE later (x)")]);
        string backup = _folder.File($"s.db.backup-v{version}");
        File.WriteAllText(backup, "an earlier one");
        Directory.CreateDirectory(backup + ".making");

        StoreException refused = Assert.Throws<StoreException>(() =>
            SqliteStore.Open(Path, new MarkedAnalyser(), StoreSettings.Default, newer)
        );

        Assert.Contains("nothing was changed", refused.Message, StringComparison.Ordinal);
        Assert.Equal("an earlier one", File.ReadAllText(backup));
        using SqliteStore store = SqliteStore.Open(Path, new MarkedAnalyser());
        Assert.Empty(store.Disputes());
    }

    [Fact]
    public void Every_earlier_version_is_backed_up_and_migrated_and_the_record_is_the_same()
    {
        string before;
        using (SqliteStore store = SqliteStore.Open(Path, new MarkedAnalyser()))
        {
            Read(
                store,
                [
                    .. Enumerable.Range(1, 23).Select(MarkedReports.Drawn),
                    Killed,
                    Killed with
                    {
                        Id = new ReportId("r_kill"),
                        WireStatus = "kill",
                    },
                ]
            );
            before = CanonicalExport.Of(store);
            Assert.Contains(store.Timeline(new ViewQuery(Limit: 500)).Items, static item => item.RecordStatus == "withdrawn");
        }

        foreach (int version in Migrator.Current.Versions.Where(static version => version < Migrator.Current.Version))
        {
            string old = _folder.File($"v{version}.db");
            WriteAs(version, old);
            using SqliteStore store = SqliteStore.Open(old, new MarkedAnalyser());
            Read(store, []);
            Assert.Equal(before, CanonicalExport.Of(store));
            Assert.True(File.Exists($"{old}.backup-v{version}"), $"no backup of version {version}");
            using SqlSession backup = SqlSession.Open($"{old}.backup-v{version}", writes: false);
            Assert.Equal(25, backup.Number("SELECT count(*) FROM reports"));
        }
    }

    [Fact]
    public void A_damaged_file_is_called_so_and_is_not_made_worse()
    {
        using (SqliteStore store = SqliteStore.Open(Path, new MarkedAnalyser()))
        {
            Read(store, [.. Enumerable.Range(1, 30).Select(MarkedReports.Drawn)]);
        }

        byte[] whole = File.ReadAllBytes(Path);
        int called = 0;
        for (int i = 0; i < 24; i++)
        {
            byte[] damaged = [.. whole];
            int at = (int)((long)i * 7919 * 4096 % whole.Length);
            damaged
                .AsSpan(at, Math.Min(6000, damaged.Length - at))
                .Fill(
                    (byte)(
                        i % 3 == 0 ? 0xFF
                        : i % 3 == 1 ? 0
                        : 0x41
                    )
                );
            string path = _folder.File($"damaged{i}.db");
            File.WriteAllBytes(path, damaged);
            try
            {
                using SqliteStore store = SqliteStore.Open(path, new MarkedAnalyser());
                ViewQuery query = new(Limit: 500);
                store.Timeline(query);
                store.Positions(query);
                store.Quotes(query);
                store.Reports(query);
            }
            catch (StoreException error)
            {
                Assert.Matches("damaged|another program|newer version|the database says|nothing was read", error.Message);
                called++;
            }

            Assert.Equal(SHA256.HashData(damaged), SHA256.HashData(File.ReadAllBytes(path)));
        }

        Assert.True(called > 3, $"only {called} damages were seen");
    }

    [Fact]
    public void A_store_of_a_newer_version_is_left_as_it_is()
    {
        using (SqliteStore store = SqliteStore.Open(Path, new MarkedAnalyser()))
        {
            Read(store, [MarkedReports.Drawn(1)]);
        }

        using (SqlSession session = SqlSession.Open(Path, writes: true))
        {
            session.Run("PRAGMA user_version = 4711; PRAGMA journal_mode = DELETE");
        }

        byte[] before = SHA256.HashData(File.ReadAllBytes(Path));
        StoreException refused = Assert.Throws<StoreException>(() => SqliteStore.Open(Path, new MarkedAnalyser()));
        Assert.Contains("store version 4711", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--store", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, SHA256.HashData(File.ReadAllBytes(Path)));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named_with_the_remedy()
    {
        StoreException refused = Assert.Throws<StoreException>(() => SqliteStore.Open("/proc/demarche/s.db", new MarkedAnalyser()));
        Assert.Contains("--store", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_may_only_be_read_says_so_when_it_is_written_to()
    {
        Assert.SkipWhen(Environment.UserName == "root", "root may write everywhere");
        using (SqliteStore store = SqliteStore.Open(Path, new MarkedAnalyser()))
        {
            Read(store, [MarkedReports.Drawn(1)]);
        }

        File.SetAttributes(Path, FileAttributes.ReadOnly);
        byte[] before = SHA256.HashData(File.ReadAllBytes(Path));
        using SqliteStore closed = SqliteStore.Open(Path, new MarkedAnalyser());
        StoreException refused = Assert.Throws<StoreException>(() => Read(closed, [MarkedReports.Drawn(2)]));
        Assert.Contains("permissions", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, SHA256.HashData(File.ReadAllBytes(Path)));
    }

    private static Report Killed =>
        MarkedReports.Of(
            "EVENT CONSULT ARV TSM 2031-03-02 ministers meet at night\nDEMAND TSM ARV open the locks",
            "Night Post",
            MarkedReports.FirstDay,
            title: "Ministers meet at night"
        );

    // The file that a program of that version would have written, as far as this one knows what it holds.
    private void WriteAs(int version, string path)
    {
        StoreFile.Prepare(path);
        using SqlSession session = SqlSession.Open(path, writes: true);
        Migrator.Current.Make(session, version);
        session.Run($"ATTACH '{Path}' AS now");
        foreach (string table in BundleTables.Names(session))
        {
            List<string> columns = BundleTables.Columns(session, table).ConvertAll(static column => column.Name);
            List<string> now = session.Query("SELECT name FROM pragma_table_info($1, 'now')", static row => row.GetString(0), table);
            string shared = string.Join(", ", columns.Intersect(now).Select(BundleTables.Quoted));
            session.Run($"INSERT OR IGNORE INTO main.\"{table}\" ({shared}) SELECT {shared} FROM now.\"{table}\"");
        }

        session.Run("INSERT INTO sentence_words (rowid, words) SELECT rowid, words FROM now.sentence_words");
        if (version < 9)
        {
            // What a killed report told left the record and nothing was kept of it.
            session.Run(
                """
                UPDATE lines SET body = NULL, headline = '' WHERE record_status = 'withdrawn';
                DELETE FROM members WHERE mention_id IN (SELECT id FROM mentions WHERE report_id IN (SELECT id FROM reports WHERE status = 'withdrawn'));
                DELETE FROM mention_evidence WHERE mention_id IN (SELECT id FROM mentions WHERE report_id IN (SELECT id FROM reports WHERE status = 'withdrawn'));
                DELETE FROM mentions WHERE report_id IN (SELECT id FROM reports WHERE status = 'withdrawn')
                """
            );
        }
    }

    private static void Read(SqliteStore store, Report[] reports) =>
        store.Read("strait", MarkedReports.Outcomes(reports), null, CancellationToken.None);
}
