using System.Collections.Immutable;
using Demarche.Record;

namespace Demarche.Store;

/// <summary>The actors that the user gave to this store: what every reading and rebuilding of it knows besides those that ship.</summary>
internal sealed class GivenActors(SqlSession session)
{
    /// <summary>Marks the changes that new actors bring.</summary>
    public const string Cause = "actors";

    /// <summary>In an order of their own, so that the order of giving makes no difference.</summary>
    public ImmutableArray<ActorEntry> All() =>
        [
            .. session.Query(
                "SELECT body FROM given_actors ORDER BY code, name",
                static row => StoredJson.Read<ActorEntry>(row.GetString(0))
            ),
        ];

    /// <summary>
    /// Adds actors, replacing those of the same code and first name, as part of the caller's transaction. When that changes what is
    /// known, every report waits to be read in its light.
    /// </summary>
    public bool Add(IEnumerable<ActorEntry> entries)
    {
        bool changed = false;
        foreach (ActorEntry entry in entries)
        {
            int rows = session.Execute(
                """
                INSERT INTO given_actors (code, name, body) VALUES ($1, $2, $3)
                ON CONFLICT (code, name) DO UPDATE SET body = excluded.body WHERE body <> excluded.body
                """,
                entry.Code,
                entry.Names[0],
                StoredJson.Write(entry)
            );
            changed |= rows > 0;
        }

        if (changed)
        {
            session.Execute(
                """
                INSERT INTO work (step, sort, item, cause) SELECT 'analyse', own_sort, id, $1 FROM reports WHERE status IN ('current', 'withdrawn')
                ON CONFLICT DO NOTHING
                """,
                Cause
            );
        }

        return changed;
    }
}
