using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Demarche.Store;

/// <summary>
/// One connection with its prepared statements. Parameters are positional: <c>$1</c>, <c>$2</c>, … . Results are read to the end before
/// they are returned, so that statements may be used again inside a loop over them. Not for several threads at once.
/// </summary>
internal sealed class SqlSession : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;
    private SqliteTransaction? _transaction;

    private SqlSession(SqliteConnection connection) => _connection = connection;

    public static SqlSession Open(string path, bool writes)
    {
        SqliteConnectionStringBuilder settings = new()
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 30,
        };
        SqliteConnection connection = new(settings.ToString());
        try
        {
            connection.Open();
            SqlSession session = new(connection);
            session.Run("PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;");
            if (writes)
            {
                session.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;");
            }
            else
            {
                session.Run("PRAGMA query_only = ON;");
            }

            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public bool InTransaction => _transaction is not null;

    /// <summary>Runs a script without parameters.</summary>
    public void Run(string script)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = script;
        command.Transaction = _transaction;
        command.ExecuteNonQuery();
    }

    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public List<T> Query<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        List<T> rows = [];
        using SqliteDataReader reader = Prepare(sql, values).ExecuteReader();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>Hands over each row as it comes, for results that are too large to hold. The statement must not be used again inside.</summary>
    public void Each(string sql, Action<DbDataReader> row, params ReadOnlySpan<object?> values)
    {
        using SqliteDataReader reader = Prepare(sql, values).ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }

    public T? First<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<object?> values)
        where T : class
    {
        using SqliteDataReader reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? map(reader) : null;
    }

    public long? Number(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteScalar() as long?;

    public string? Word(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteScalar() as string;

    public bool Any(string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteDataReader reader = Prepare(sql, values).ExecuteReader();
        return reader.Read();
    }

    /// <summary>All or nothing. Nested calls join the outer transaction.</summary>
    public void Atomically(Action work)
    {
        if (_transaction is not null)
        {
            work();
            return;
        }

        _transaction = _connection.BeginTransaction(deferred: false);
        try
        {
            work();
            _transaction.Commit();
        }
        finally
        {
            _transaction.Dispose();
            _transaction = null;
        }
    }

    /// <summary>One view of the data for several queries.</summary>
    public T Snapshot<T>(Func<T> work)
    {
        _transaction = _connection.BeginTransaction(deferred: true);
        try
        {
            return work();
        }
        finally
        {
            _transaction.Dispose();
            _transaction = null;
        }
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants of this project; values are always parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (int i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter($"${i + 1}", null));
            }

            _prepared.Add(sql, command);
        }

        command.Transaction = _transaction;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}

/// <summary>Reading nullable columns.</summary>
internal static class Columns
{
    public static string? Word(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? Number(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static double? Real(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
