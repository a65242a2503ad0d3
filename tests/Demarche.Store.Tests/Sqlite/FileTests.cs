using System.Collections.Immutable;
using System.Runtime.Versioning;
using System.Text;
using Demarche.Intake;
using Demarche.Record;
using Microsoft.Data.Sqlite;

namespace Demarche.Store.Tests;

/// <summary>What is true of the file of a store.</summary>
[SupportedOSPlatform("linux")]
public sealed class FileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private SqliteStore Open(StoreSettings? settings = null) => SqliteStore.Open(_folder.File("s.db"), new MarkedAnalyser(), settings);

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        using SqliteStore store = Open();
        store.Read("strait", MarkedReports.Outcomes(MarkedReports.Drawn(1)), null, CancellationToken.None);
        store.Timeline(new ViewQuery());
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(_folder.File("x"))!))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void A_second_writer_is_told_who_holds_the_store_and_readers_are_not_held_up()
    {
        using SqliteStore store = Open();
        using SqliteStore other = Open(new StoreSettings { WaitForWriter = TimeSpan.FromMilliseconds(120) });
        IEnumerable<IntakeOutcome> WhileReading()
        {
            yield return new IntakeReport(MarkedReports.Drawn(1));
            StoreException held = Assert.Throws<StoreException>(() => other.Forget("r_x"));
            Assert.Contains($"process {Environment.ProcessId}", held.Message);
            Assert.Empty(other.Timeline(new ViewQuery()).Items);
        }

        Assert.Equal(1, store.Read("strait", WhileReading(), null, CancellationToken.None).New);
        Assert.False(other.Forget("r_x"));
    }

    [Fact]
    public void Forgetting_leaves_no_word_of_a_report_in_the_files()
    {
        const string Secret = "Zyxwvut";
        using SqliteStore store = Open();
        Report kept = MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-02 ministers meet at Oro", "Oro Courier", MarkedReports.FirstDay);
        Report secret = MarkedReports.Of(
            $"EVENT CONSULT ARV TSM 2031-03-02 ministers meet at Oro {Secret}\nDEMAND TSM ARV open {Secret} gates\nSAY ARV the {Secret} gates stay shut\nCOUNT 4 {Secret}\n{Secret} was here.",
            $"{Secret} Post",
            MarkedReports.FirstDay,
            title: $"On {Secret}"
        );
        store.Read("strait", MarkedReports.Outcomes(kept), null, CancellationToken.None);
        string before = CanonicalExport.Of(store);
        store.Read("strait", MarkedReports.Outcomes(secret), null, CancellationToken.None);
        store.Correct(
            new CorrectionRequest(
                "strait",
                "reject",
                [store.Quotes(new ViewQuery()).Items[0].Id],
                ImmutableDictionary<string, string>.Empty
            )
        );
        Assert.NotEmpty(store.Search(Secret, new ViewQuery()).Items);
        Assert.True(store.Forget(secret.Id.Value));
        Assert.False(store.Forget(secret.Id.Value));
        Assert.Equal(before, CanonicalExport.Of(store));
        Assert.Null(store.TextOf(secret.Id.Value));
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(_folder.File("x"))!))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            string content = Encoding.Latin1.GetString(bytes.ToArray());
            Assert.False(content.Contains(Secret, StringComparison.OrdinalIgnoreCase), file);
        }
    }

    [Fact]
    public void Forgetting_the_current_version_brings_back_the_one_before()
    {
        using SqliteStore store = Open();
        Report old = MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-02 old words", day: MarkedReports.FirstDay, pageKey: "page");
        Report corrected = MarkedReports.Of(
            "EVENT CONSULT ARV TSM 2031-03-02 new words",
            day: MarkedReports.FirstDay.PlusDays(1),
            pageKey: "page"
        );
        store.Read("strait", MarkedReports.Outcomes(old), null, CancellationToken.None);
        string before = CanonicalExport.Of(store);
        store.Read("strait", MarkedReports.Outcomes(corrected), null, CancellationToken.None);
        store.Forget(corrected.Id.Value);
        Assert.Equal(before, CanonicalExport.Of(store));
    }

    [Fact]
    public void A_migration_backs_up_first_and_keeps_what_was_read()
    {
        using (SqliteStore store = Open())
        {
            store.Read("strait", MarkedReports.Outcomes(MarkedReports.Drawn(3)), null, CancellationToken.None);
        }

        int next = Migrator.Current.Version + 1;
        Migrator newer = new([new Migration(Migrator.Current.Version, ""), new Migration(next, "CREATE TABLE later (x)")]);
        using (SqliteStore store = SqliteStore.Open(_folder.File("s.db"), new MarkedAnalyser(), StoreSettings.Default, newer))
        {
            Assert.Single(store.Reports(new ViewQuery()).Items);
        }

        string backup = _folder.File($"s.db.backup-v{Migrator.Current.Version}");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
        using (SqliteStore old = SqliteStore.Open(backup, new MarkedAnalyser()))
        {
            Assert.Single(old.Reports(new ViewQuery()).Items);
        }

        Assert.Contains("newer version", Assert.Throws<StoreException>(() => Open()).Message);
    }

    [Fact]
    public void A_failed_migration_leaves_the_store_as_it_was()
    {
        Open().Dispose();
        Migrator broken = new([new Migration(Migrator.Current.Version + 1, "CREATE TABLE later (x); nonsense")]);
        Assert.Throws<StoreException>(() => SqliteStore.Open(_folder.File("s.db"), new MarkedAnalyser(), StoreSettings.Default, broken));
        using SqliteStore store = Open();
        Assert.Empty(store.Disputes());
    }

    [Fact]
    public void A_file_that_is_no_store_is_refused_and_left_alone()
    {
        string words = _folder.File("words.db");
        File.WriteAllText(words, string.Concat(Enumerable.Repeat("these are no pages of a database ", 100)));
        Assert.Contains("no Demarche store", Assert.Throws<StoreException>(() => SqliteStore.Open(words, new MarkedAnalyser())).Message);
        Assert.StartsWith("these are", File.ReadAllText(words));

        string foreign = _folder.File("foreign.db");
        using (SqliteConnection connection = new($"Data Source={foreign};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE somebodys (x)";
            command.ExecuteNonQuery();
        }

        Assert.Contains("another program", Assert.Throws<StoreException>(() => SqliteStore.Open(foreign, new MarkedAnalyser())).Message);
        Assert.Contains("folder", Assert.Throws<StoreException>(() => SqliteStore.Open(Path.GetTempPath(), new MarkedAnalyser())).Message);
    }

    [Fact]
    public void Every_error_of_the_database_says_what_to_do()
    {
        Assert.Contains("Free some space", StoreMessages.For("s.db", new SqliteException("full", 13)));
        Assert.Contains("permissions", StoreMessages.For("s.db", new SqliteException("readonly", 8)));
        Assert.Contains("backup", StoreMessages.For("s.db", new SqliteException("corrupt", 11)));
        Assert.Contains("again", StoreMessages.For("s.db", new SqliteException("busy", 5)));
        Assert.Contains("free space", StoreMessages.For("s.db", new SqliteException("disk I/O error", 10)));
    }

    [Fact]
    public void Originals_come_back_as_they_were_received()
    {
        Report report = MarkedReports.Drawn(5);
        using (SqliteStore store = Open())
        {
            store.Read("strait", MarkedReports.Outcomes(report), null, CancellationToken.None);
        }

        using SqlSession session = SqlSession.Open(_folder.File("s.db"), writes: false);
        ReportTable reports = new(session);
        Assert.Equal(report.Original.ToArray(), reports.Original(report.BytesSha256));
        Report stored = reports.Load(report.Id.Value)!;
        Assert.Equal(report.Published, stored.Published);
        Assert.Equal(report.Text, stored.Text);
        Assert.Equal(report.Parts, stored.Parts);
        Assert.Equal(report.Dropped, stored.Dropped);
    }
}
