using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>What was found in one report: its sentences with their words, and the actors that it names.</summary>
internal sealed class AnalysisTable(SqlSession session, LineTable lines, MentionTable mentions)
{
    public void Write(AnalysedReport analysed)
    {
        Delete(analysed.Report.Id.Value);
        WriteSentences(analysed);
        WriteActors(analysed);
        if (analysed.Language.Readings is { } readings)
        {
            session.Execute(
                "INSERT INTO word_readings (report_id, engine, body) VALUES ($1, $2, $3)",
                analysed.Report.Id.Value,
                analysed.Engine,
                readings.ToBytes()
            );
        }
    }

    /// <summary>What the same engine read of the words of a report; null when it has read none.</summary>
    public WordReadings? Readings(string report, string engine) =>
        session.First(
            "SELECT body FROM word_readings WHERE report_id = $1 AND engine = $2",
            static row => WordReadings.FromBytes((byte[])row.GetValue(0)),
            report,
            engine
        );

    /// <summary>
    /// What changes when the same report is read again in the light of others. Sentences do not: they are found in the text
    /// alone, and indexing their words again is half the cost of a reading.
    /// </summary>
    public void WriteAgain(AnalysedReport analysed)
    {
        session.Execute("DELETE FROM report_actors WHERE report_id = $1", analysed.Report.Id.Value);
        WriteActors(analysed);
    }

    public void Delete(string report)
    {
        session.Execute("DELETE FROM sentence_words WHERE rowid IN (SELECT id FROM sentences WHERE report_id = $1)", report);
        session.Execute("DELETE FROM sentences WHERE report_id = $1", report);
        session.Execute("DELETE FROM report_actors WHERE report_id = $1", report);
        session.Execute("DELETE FROM word_readings WHERE report_id = $1", report);
    }

    private void WriteSentences(AnalysedReport analysed)
    {
        Report report = analysed.Report;
        CodePointMap map = report.Text.Map;
        int part = 0;
        for (int i = 0; i < analysed.Language.Sentences.Length; i++)
        {
            TextSpan span = analysed.Language.Sentences[i].Span;
            while (part + 1 < report.Parts.Length && report.Parts[part + 1].Span.Start <= span.Start)
            {
                part++;
            }

            CodePointSpan points = map.ToCodePoints(span);
            long id =
                session.Number(
                    "INSERT INTO sentences (report_id, \"index\", start, end, part) VALUES ($1, $2, $3, $4, $5) RETURNING id",
                    report.Id.Value,
                    i,
                    points.Start,
                    points.End,
                    report.Parts.Length == 0 ? -1 : part
                ) ?? 0;
            session.Execute("INSERT INTO sentence_words (rowid, words) VALUES ($1, $2)", id, span.Of(report.Text.Value));
        }
    }

    private void WriteActors(AnalysedReport analysed)
    {
        string report = analysed.Report.Id.Value;
        foreach (
            IGrouping<string, (Entity Entity, Actor Actor)> group in analysed
                .Language.Entities.Where(e => analysed.Actors.ContainsKey(e.Id))
                .Select(e => (Entity: e, Actor: analysed.Actors[e.Id]))
                .GroupBy(static e => e.Actor.Key, StringComparer.Ordinal)
        )
        {
            Actor actor = group.First().Actor;
            ImmutableArray<EntityMention> named = [.. group.SelectMany(static e => e.Entity.Mentions)];
            SortedSet<string> names = new(StringComparer.Ordinal) { actor.Name };
            SortedSet<string> offices = new(StringComparer.Ordinal);
            foreach (EntityMention mention in named)
            {
                if (mention.Kind == MentionKind.Name)
                {
                    names.Add(mention.Span.Of(analysed.Report.Text.Value));
                }

                if (mention.Office is not null)
                {
                    offices.Add(mention.Office);
                }
            }

            string? evidence = FirstNamed(analysed, named) is { } cited ? mentions.InsertEvidence(cited) : null;
            session.Execute(
                """
                INSERT INTO report_actors (report_id, actor_id, name, type, code, names, offices, evidence_id)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                report,
                lines.ActorId(actor),
                actor.Name,
                StoredJson.Word(actor.Type),
                actor.Code,
                StoredJson.Write(names),
                StoredJson.Write(offices),
                evidence
            );
        }
    }

    private static Evidence? FirstNamed(AnalysedReport analysed, ImmutableArray<EntityMention> named)
    {
        foreach (EntityMention mention in named.Where(static m => m.Kind == MentionKind.Name).OrderBy(static m => m.Span))
        {
            if (!mention.Span.IsEmpty)
            {
                int sentence = 0;
                ImmutableArray<Sentence> sentences = analysed.Language.Sentences;
                while (sentence + 1 < sentences.Length && sentences[sentence + 1].Span.Start <= mention.Span.Start)
                {
                    sentence++;
                }

                return Evidence.Cite(analysed.Report.Id.Value, analysed.Report.Text, mention.Span, sentences.Length == 0 ? -1 : sentence);
            }
        }

        return null;
    }
}
