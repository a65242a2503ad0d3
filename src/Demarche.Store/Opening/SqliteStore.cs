using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Intake;
using Demarche.Record;
using Microsoft.Data.Sqlite;

namespace Demarche.Store;

/// <summary>
/// The store in one SQLite file: the record as views, and the keeping of it. One writer at a time over all processes; readers
/// never wait. Safe from many threads.
/// </summary>
public sealed partial class SqliteStore : IRecordViews, IRecordLookup, IRecordKeeper, IWholeStore, IDisposable
{
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentBag<SqlSession> _idle = [];
    private readonly Lock _writing = new();
    private readonly string _path;
    private readonly StoreSettings _settings;
    private readonly IReportAnalyser _analyser;

    private SqliteStore(string path, IReportAnalyser analyser, StoreSettings settings)
    {
        _path = path;
        _analyser = analyser;
        _settings = settings;
    }

    /// <summary>Opens a store, making or migrating its file where that is needed.</summary>
    /// <exception cref="StoreException">It cannot be used; the message says why and what to do.</exception>
    public static SqliteStore Open(string path, IReportAnalyser analyser, StoreSettings? settings = null) =>
        Open(path, analyser, settings ?? StoreSettings.Default, Migrator.Current);

    internal static SqliteStore Open(string path, IReportAnalyser analyser, StoreSettings settings, Migrator migrator)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(analyser);
        StoreFile.Prepare(path);
        SqliteStore store = new(path, analyser, settings);
        return store.Guard(() =>
        {
            bool current;
            using (SqlSession session = SqlSession.Open(path, writes: false))
            {
                current = migrator.IsCurrent(session, path);
            }

            if (!current)
            {
                using WriterLock held = WriterLock.Take(path, settings.Command, settings.WaitForWriter, settings.Clock);
                using SqlSession session = SqlSession.Open(path, writes: true);
                migrator.Migrate(session, path);
            }

            return store;
        });
    }

    public ReadSummary Read(
        string dispute,
        IEnumerable<IntakeOutcome> outcomes,
        IProgress<KeepingProgress>? progress,
        CancellationToken cancellation
    ) =>
        Write(
            (session, parts, upkeep) =>
                new ReportReading(session, _settings, _analyser, parts, upkeep).Read(dispute, outcomes, progress, cancellation),
            cancellation
        );

    public ReadSummary Rebuild(string? dispute, IProgress<KeepingProgress>? progress, CancellationToken cancellation) =>
        Write(
            (session, parts, upkeep) =>
            {
                (string name, long id) = ViewScope.Named(session, dispute);
                long before = session.Number("SELECT coalesce(max(seq), 0) FROM changes") ?? 0;
                session.Atomically(() =>
                    session.Execute(
                        """
                        INSERT INTO work (step, sort, item, cause) SELECT 'analyse', r.own_sort, r.id, $2 FROM reports r JOIN dispute_reports d ON d.report_id = r.id
                        WHERE d.dispute_id = $1 AND r.status IN ('current', 'withdrawn') ON CONFLICT DO NOTHING
                        """,
                        id,
                        _analyser.Engine
                    )
                );
                bool complete = upkeep.Run(progress, cancellation);
                int reports = (int)(session.Number("SELECT count(*) FROM dispute_reports WHERE dispute_id = $1", id) ?? 0);
                int changes = (int)(session.Number("SELECT count(*) FROM changes WHERE seq > $1", before) ?? 0);
                return new ReadSummary(name, reports, 0, reports, 0, 0, [], 0, changes, !complete, []);
            },
            cancellation
        );

    public bool GiveActors(ImmutableArray<ActorEntry> actors) =>
        Write(
            (session, parts, upkeep) =>
            {
                bool changed = false;
                session.Atomically(() => changed = new GivenActors(session).Add(actors));
                return changed;
            }
        );

    public bool Forget(string reportId) =>
        Write(
            (session, parts, upkeep) =>
            {
                bool known = false;
                session.Atomically(() => known = new Forgetting(session, upkeep).Forget(reportId));
                if (known)
                {
                    upkeep.Run(null, CancellationToken.None);
                    session.Atomically(() => Forgetting.Sweep(session));
                    session.Run("PRAGMA wal_checkpoint(TRUNCATE)");
                }

                return known;
            }
        );

    public string Correct(
        CorrectionRequest correction,
        IProgress<KeepingProgress>? progress = null,
        CancellationToken cancellation = default
    ) =>
        Write(
            (session, parts, upkeep) =>
            {
                ArgumentNullException.ThrowIfNull(correction);
                (_, long dispute) = ViewScope.Named(session, correction.Dispute);
                string id = "";
                parts.Mentions.Refresh();
                session.Atomically(() =>
                    id = new CorrectionKeeping(session, _settings, parts, RecordKinds.Shipped.Told).Keep(correction, dispute)
                );
                _settings.AfterTransaction?.Invoke("correction");
                upkeep.Run(progress, cancellation);
                return id;
            },
            cancellation
        );

    public bool UndoCorrection(
        string correctionId,
        string? by = null,
        IProgress<KeepingProgress>? progress = null,
        CancellationToken cancellation = default
    ) =>
        Write(
            (session, parts, upkeep) =>
            {
                bool undone = false;
                parts.Mentions.Refresh();
                session.Atomically(() =>
                    undone = new CorrectionKeeping(session, _settings, parts, RecordKinds.Shipped.Told).Undo(correctionId, by)
                );
                upkeep.Run(progress, cancellation);
                return undone;
            },
            cancellation
        );

    public string? TextOf(string reportId) => Reading(session => session.Word("SELECT text FROM texts WHERE report_id = $1", reportId));

    public ImmutableArray<ActorEntry> ActorsGiven() => Reading(static session => new GivenActors(session).All());

    public void Contents(Action<IStoreContents> show) =>
        Reading(session =>
        {
            show(new StoreContents(session));
            return true;
        });

    /// <summary>Makes a store out of a bundle's tables.</summary>
    /// <exception cref="StoreException">A store with reports stands there already, or the bundle is not one that can be restored.</exception>
    public static void Restore(string path, int version, IEnumerable<GivenTable> tables, StoreSettings settings)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(settings);
        StoreFile.Prepare(path);
        try
        {
            using WriterLock held = WriterLock.Take(path, settings.Command, settings.WaitForWriter, settings.Clock);
            using (SqlSession session = SqlSession.Open(path, writes: false))
            {
                bool empty = Migrator.Current.IsCurrent(session, path)
                    ? !session.Any("SELECT 1 FROM reports UNION ALL SELECT 1 FROM given_actors LIMIT 1")
                    : !session.Any("SELECT 1 FROM sqlite_master LIMIT 1");
                if (!empty)
                {
                    throw new StoreException(StoreMessages.NotEmpty(path));
                }
            }

            StoreRestoring.Restore(path, version, tables, Migrator.Current);
        }
        catch (SqliteException error)
        {
            throw new StoreException(StoreMessages.For(path, error), error);
        }
    }

    public ImmutableArray<string> Disputes() =>
        Reading<ImmutableArray<string>>(session =>
            [.. session.Query("SELECT name FROM disputes ORDER BY name", static row => row.GetString(0))]
        );

    public void Dispose()
    {
        while (_idle.TryTake(out SqlSession? session))
        {
            session.Dispose();
        }
    }

    private T Reading<T>(Func<SqlSession, T> read) =>
        Guard(() =>
        {
            SqlSession session = _idle.TryTake(out SqlSession? idle) ? idle : SqlSession.Open(_path, writes: false);
            try
            {
                T result = session.Snapshot(() => read(session));
                _idle.Add(session);
                return result;
            }
            catch (Exception error) when (error is SqliteException)
            {
                session.Dispose();
                throw;
            }
        });

    /// <exception cref="OperationCanceledException">It was stopped while it waited for its turn: nothing was written.</exception>
    private T Write<T>(Func<SqlSession, StoreParts, RecordUpkeep, T> write, CancellationToken cancellation = default) =>
        Guard(() =>
        {
            while (!_writing.TryEnter(s_turn))
            {
                cancellation.ThrowIfCancellationRequested();
            }

            try
            {
                using WriterLock held = WriterLock.Take(_path, _settings.Command, _settings.WaitForWriter, _settings.Clock);
                using SqlSession session = SqlSession.Open(_path, writes: true);
                if (_settings.MostPages is { } most)
                {
                    session.Run($"PRAGMA max_page_count = {most}");
                }

                StoreParts parts = new(session, _settings, RecordKinds.Shipped);
                return write(session, parts, new RecordUpkeep(session, _settings, _analyser, RecordKinds.Shipped, parts));
            }
            finally
            {
                _writing.Exit();
            }
        });

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw new StoreException(StoreMessages.For(_path, error), error);
        }
        catch (Exception error) when (error is JsonException or InvalidCastException)
        {
            // What a store holds it has written itself: a body that cannot be read was changed behind its back.
            throw new StoreException(StoreMessages.Damaged(_path), error);
        }
    }
}
