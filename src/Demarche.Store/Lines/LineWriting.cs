using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Demarche.Record;

namespace Demarche.Store;

/// <summary>Writes composed components as lines: finds for each the line that it was before, notes what changed, and buries what is gone.</summary>
internal sealed class LineWriting(
    SqlSession session,
    MentionTable mentions,
    LineTable lines,
    CorrectionBook corrections,
    FieldValues fields
)
{
    /// <summary>Called with each line that was composed, changed or ended, and what its reports came to; null for one that ended.</summary>
    public Action<LineKind, long, LineTally?>? Composed { get; set; }

    /// <param name="components">Each in canonical order, the earliest first.</param>
    /// <param name="living">Lines whose members were all among these, or are gone.</param>
    /// <param name="stoodIn">The line that a mention, or the one that it replaces, stood in.</param>
    /// <param name="parent">The position that answers belong to.</param>
    /// <param name="asTold">Gives a member as it is told under its parent; null where all are told as they were read.</param>
    public void Settle(
        LineKind kind,
        long dispute,
        List<List<Seat>> components,
        IReadOnlyCollection<long> living,
        Func<long, long?> stoodIn,
        long? parent,
        string cause,
        Func<Member, Member>? asTold = null
    )
    {
        if (!kind.WritesSingle)
        {
            components = LeaveSingle(dispute, components);
        }

        List<HashSet<string>> evidence = components.ConvertAll(c =>
            c.SelectMany(m => mentions.EvidenceOf(m.Id)).ToHashSet(StringComparer.Ordinal)
        );
        long[] kept = KeepLines(kind, dispute, components, evidence, living, stoodIn);
        for (int i = 0; i < components.Count; i++)
        {
            kept[i] = Write(kind, dispute, kept[i], components[i], parent, cause, asTold);
        }

        foreach (long line in living.Order())
        {
            if (!kept.Contains(line))
            {
                End(kind, dispute, line, Heir(line, kept, evidence), cause);
            }
        }
    }

    // What joins no other is settled without a line.
    private List<List<Seat>> LeaveSingle(long dispute, List<List<Seat>> components)
    {
        foreach (List<Seat> single in components.Where(static c => c.Count == 1))
        {
            session.Execute(
                "UPDATE members SET line = 0, prior = NULL, cause = NULL WHERE mention_id = $1 AND dispute_id = $2",
                single[0].Id,
                dispute
            );
        }

        return components.FindAll(static c => c.Count > 1);
    }

    /// <summary>For each component the number of the line that it was before, 0 where there was none.</summary>
    private long[] KeepLines(
        LineKind kind,
        long dispute,
        List<List<Seat>> components,
        List<HashSet<string>> evidence,
        IReadOnlyCollection<long> living,
        Func<long, long?> stoodIn
    )
    {
        List<(int Shared, long Line, int Component)> claims = [];
        HashSet<long> buried = [];
        for (int i = 0; i < components.Count; i++)
        {
            Dictionary<long, int> shared = [];
            foreach (Seat member in components[i])
            {
                if (stoodIn(member.Id) is { } stood)
                {
                    shared[stood] = shared.GetValueOrDefault(stood) + 1;
                }
            }

            // CROSS JOIN: from the evidence to its few lines, not over all lines of the kind.
            foreach (string item in evidence[i])
            {
                foreach (
                    long line in session.Query(
                        """
                        SELECT DISTINCT l.number FROM support s CROSS JOIN lines l ON l.number = s.line
                        WHERE s.evidence_id = $1 AND l.kind = $2 AND l.dispute_id = $3
                        """,
                        static row => row.GetInt64(0),
                        item,
                        kind.Name,
                        dispute
                    )
                )
                {
                    shared[line] = shared.GetValueOrDefault(line) + 1;
                }
            }

            foreach ((long line, int common) in shared)
            {
                if (!living.Contains(line) && !buried.Contains(line) && !IsDeserted(kind, line))
                {
                    if (!IsBuried(line))
                    {
                        continue;
                    }

                    buried.Add(line);
                }

                claims.Add((common, line, i));
            }
        }

        // What stands goes before what was withdrawn. Where a line comes apart, a part that was a line of its own before is that line again. Else a line that lives goes before one
        // that was buried, more shared evidence before less, the older line before the younger.
        bool apart = components.Count > living.Count;
        HashSet<(long, int)> same = apart
            ?
            [
                .. claims
                    .Where(c => !living.Contains(c.Line) && WasAll(c.Line, evidence[c.Component]))
                    .Select(static c => (c.Line, c.Component)),
            ]
            : [];
        claims.Sort(
            (a, b) =>
            {
                int order = components[a.Component][0].Withdrawn.CompareTo(components[b.Component][0].Withdrawn);
                order = order != 0 ? order : same.Contains((b.Line, b.Component)).CompareTo(same.Contains((a.Line, a.Component)));
                order = order != 0 ? order : buried.Contains(a.Line).CompareTo(buried.Contains(b.Line));
                order = order != 0 ? order : b.Shared.CompareTo(a.Shared);
                order = order != 0 ? order : a.Line.CompareTo(b.Line);
                return order != 0 ? order : a.Component.CompareTo(b.Component);
            }
        );
        long[] kept = new long[components.Count];
        HashSet<long> taken = [];
        foreach ((_, long line, int component) in claims)
        {
            if (kept[component] == 0 && taken.Add(line))
            {
                kept[component] = line;
            }
        }

        return kept;
    }

    private bool WasAll(long line, HashSet<string> evidence) =>
        evidence.SetEquals(session.Query("SELECT evidence_id FROM support WHERE line = $1", static row => row.GetString(0), line));

    private bool IsBuried(long line) => session.Any("SELECT 1 FROM lines WHERE number = $1 AND body IS NULL", line);

    // All that it held was analysed anew and waits, or is gone: what was told again in the light of other reports comes back to it.
    private bool IsDeserted(LineKind kind, long line) =>
        kind.KeepsDeserted
        && session.Any(
            """
            SELECT 1 FROM lines l WHERE l.number = $1 AND l.body IS NOT NULL AND l.dirty IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM members m WHERE m.line = $1)
              AND NOT EXISTS (SELECT 1 FROM members m WHERE m.prior = $1 AND m.line IS NULL)
            """,
            line
        );

    private long? Heir(long line, long[] kept, List<HashSet<string>> evidence)
    {
        List<string> mine = session.Query("SELECT evidence_id FROM support WHERE line = $1", static row => row.GetString(0), line);
        long? heir = null;
        int most = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            int shared = mine.Count(evidence[i].Contains);
            if (shared > most)
            {
                (heir, most) = (kept[i], shared);
            }
        }

        return heir;
    }

    private long Write(LineKind kind, long dispute, long number, List<Seat> seats, long? parent, string cause, Func<Member, Member>? asTold)
    {
        (List<Member> members, LineTally tally) = mentions.Load(kind, seats);
        members = asTold is null ? members : members.ConvertAll(member => asTold(member));
        (List<KeyValuePair<string, string>> over, bool rejected) = corrections.Over(kind.Name, dispute, seats.Select(static s => s.Id));
        Action<JsonObject>? correct = over.Count == 0 ? null : body => fields.Apply(kind.Name, body, over);
        ComposedLine line = kind.Compose(members, tally, correct);
        LineRow? before = number == 0 ? null : lines.Load(number);
        string? id = null;
        if (number == 0)
        {
            (number, id) = lines.Mint(kind.Prefix);
        }

        LineRow row = new()
        {
            Number = number,
            RecordStatus =
                rejected ? LineTable.Rejected
                : members[0].Facts.Withdrawn ? LineTable.Withdrawn
                : line.Shown ? LineTable.Current
                : LineTable.Silent,
            Headline = line.Headline,
            Body = line.Body,
            Sort = LineTable.SortOf(line.Date.Earliest, line.Date.Latest, members[0]),
            Earliest = StoredTime.Of(line.Date.Earliest),
            Latest = StoredTime.Of(line.Date.Latest),
            Reported = tally.Reported is { } reported ? StoredTime.Of(reported) : null,
            Parent = parent,
            Support = tally.Support,
            Engine = members[0].Engine,
            Corrected = StoredJson.Write(over.Select(static o => o.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        };
        if (before is null)
        {
            lines.Insert(row, id!, kind.Name, dispute);
        }
        else if (row != before)
        {
            lines.Update(row);
        }
        else
        {
            lines.Clean(number);
        }

        if (before is null || !lines.SupportIs(number, line.Evidence))
        {
            lines.SetSupport(number, line.Evidence);
        }

        lines.SetKeys(number, kind.KeysFor, line.Keys);
        foreach (Seat seat in kind.OwnsMembers ? seats : [])
        {
            session.Execute(
                "UPDATE members SET line = $3, prior = NULL, cause = NULL WHERE mention_id = $1 AND dispute_id = $2",
                seat.Id,
                dispute,
                number
            );
        }

        foreach (Actor actor in line.Actors)
        {
            lines.ActorId(actor);
        }

        if (!kind.OfTheStore)
        {
            Tell(kind, dispute, before, row, cause);
        }

        Composed?.Invoke(kind, number, tally);
        return number;
    }

    private void Tell(LineKind kind, long dispute, LineRow? before, LineRow after, string cause)
    {
        bool was = before?.RecordStatus is LineTable.Current or LineTable.Rejected;
        bool shown = after.RecordStatus is LineTable.Current or LineTable.Rejected;
        if (!was && !shown)
        {
            return;
        }

        if (!was)
        {
            Added(kind, dispute, after, cause);
        }
        else if (!shown)
        {
            lines.Change(dispute, after.Number, "withdrawn", before!.Headline, null, cause);
        }
        else if (before!.RecordStatus == after.RecordStatus && Confirms(kind, before, after))
        {
            bool same = before.Headline == after.Headline;
            lines.Change(dispute, after.Number, "confirmed", same ? null : before.Headline, same ? null : after.Headline, cause);
        }
        else if (before.Headline != after.Headline || before.RecordStatus != after.RecordStatus)
        {
            lines.Change(dispute, after.Number, "changed", before.Headline, after.Headline, cause);
        }
        else if (after.Support.Origins > before.Support.Origins)
        {
            lines.Change(dispute, after.Number, "new-origin", null, null, cause);
        }
    }

    private void Added(LineKind kind, long dispute, LineRow after, string cause)
    {
        if (kind.Name == "disagreement" && Disputed(after) is { } disputed)
        {
            lines.Change(dispute, disputed, "disputed", null, after.Headline, cause);
        }
        else if (kind.Name == "response")
        {
            lines.Change(dispute, after.Parent ?? after.Number, "answered", null, after.Headline, cause);
        }
        else if (!IsKnownDenial(kind, after))
        {
            lines.Change(dispute, after.Number, "added", null, after.Headline, cause);
        }
    }

    // An announcement came to pass, or a second origin tells what one had told alone. Said once of a line.
    private bool Confirms(LineKind kind, LineRow before, LineRow after)
    {
        bool came = kind.Name == "event" && EventKind.IsAnnounced(before.Headline) && EventKind.HasHappened(after.Headline);
        bool second = kind.Name != "disagreement" && before.Support.Origins == 1 && after.Support.Origins > 1;
        return (came || second)
            && after.RecordStatus == LineTable.Current
            && !session.Any("SELECT 1 FROM changes WHERE line = $1 AND kind = 'confirmed'", after.Number);
    }

    /// <summary>The line that a disagreement stands against: the utterance whose words differ, else what tells its first side; null for none.</summary>
    private long? Disputed(LineRow disagreement) => disagreement.Parent ?? DisputedLines.Of(session, disagreement.Number);

    // The change that the disagreement made tells of the denial already.
    private bool IsKnownDenial(LineKind kind, LineRow line) =>
        kind.Name == "event"
        && EventKind.IsDenied(line.Headline)
        && session.Any(
            """
            SELECT 1 FROM support mine CROSS JOIN support theirs ON theirs.evidence_id = mine.evidence_id
            CROSS JOIN lines d ON d.number = theirs.line AND d.kind = 'disagreement' AND d.record_status = 'current'
              AND d.dispute_id = (SELECT dispute_id FROM lines WHERE number = $1) WHERE mine.line = $1
            """,
            line.Number
        );

    private void End(LineKind kind, long dispute, long line, long? heir, string cause)
    {
        LineRow? before = lines.Load(line);
        lines.Bury(line, heir);
        if (before?.RecordStatus is LineTable.Current or LineTable.Rejected && !kind.OfTheStore)
        {
            lines.Change(dispute, line, heir is null ? "withdrawn" : "merged", before!.Headline, null, cause);
        }

        Composed?.Invoke(kind, line, null);
    }
}
