using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Record;
using Demarche.Text;
using NodaTime;

namespace Demarche.Store.Tests;

/// <summary>
/// Reads text that says what it tells, one thing a line:
/// <c>EVENT CONSULT ARV TSM 2031-03-04 ministers meet at Oro</c> (or <c>today</c> for the day of publication),
/// <c>DEMAND TSM ARV reopen the lower sluices</c>, <c>ANSWER ARV rejected reopen the lower sluices</c>,
/// <c>SAY ARV the sluices stay shut</c>, <c>TELL ARV the sluices would stay shut</c> (in other words), <c>COUNT 400 boats Oro</c> (all the boats of that name),
/// <c>DENY TSM sluices Oro</c> (stems). Other lines are prose. A person may stand in the place of a party
/// (<c>Marr</c>, <c>Ila_Marr</c>); <c>PERSON ARV Ila_Marr minister</c> states for whom she acts.
/// </summary>
internal sealed class MarkedAnalyser(string engine = "marked-1") : IReportAnalyser
{
    public string Engine => engine;

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate) => Analyse(report, effectiveDate, null);

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, GivenTokens? tokens) => Analyse(report, effectiveDate, []);

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, ImmutableArray<LearnedPerson> learned)
    {
        Reading reading = new(report, effectiveDate, learned);
        int start = 0;
        foreach (string line in report.Text.Value.Split('\n'))
        {
            if (line.Length > 0)
            {
                reading.Take(line, new TextSpan(start, start + line.Length));
            }

            start += line.Length + 1;
        }

        return new AnalysedReport
        {
            Report = report,
            Engine = engine,
            Language = new TextAnalysis
            {
                Text = report.Text.Value,
                Sentences = [.. reading.Sentences],
                Tokens = [],
                Entities = [.. reading.Entities],
            },
            Actors = reading.Actors.ToImmutableDictionary(),
            Events = [.. reading.Events],
            Positions = [.. reading.Positions],
            Responses = [.. reading.Responses],
            Statements = [.. reading.Statements],
            Quantities = [.. reading.Quantities],
            Denials = [.. reading.Denials],
            StatedPersons = [.. reading.Stated.Values],
            NamedPersons = [.. reading.Named.Order(StringComparer.Ordinal).Select(reading.NamedPerson)],
        };
    }

    private sealed class Reading(Report report, PublishedDate published, ImmutableArray<LearnedPerson> learned)
    {
        public Dictionary<string, StatedPerson> Stated { get; } = [];
        public HashSet<string> Named { get; } = [];
        public List<Sentence> Sentences { get; } = [];
        public List<Entity> Entities { get; } = [];
        public Dictionary<int, Actor> Actors { get; } = [];
        public List<ReportedEvent> Events { get; } = [];
        public List<ReportedPosition> Positions { get; } = [];
        public List<ReportedResponse> Responses { get; } = [];
        public List<Statement> Statements { get; } = [];
        public List<ReportedQuantity> Quantities { get; } = [];
        public List<ReportedDenial> Denials { get; } = [];

        public void Take(string line, TextSpan span)
        {
            EvidenceSet evidence = EvidenceSet.Of(Evidence.Cite(report.Id.Value, report.Text, span, Sentences.Count));
            Sentences.Add(new Sentence(span, 0, 1, Sentences.Count));
            string[] words = line.Split(' ');
            switch (words[0])
            {
                case "EVENT" or "PLAN" when words.Length > 5:
                    Events.Add(
                        new ReportedEvent
                        {
                            Type = words[1],
                            Actors = [Party(words[2], span, line)],
                            Recipients = [Party(words[3], span, line)],
                            Date = Date(words[4]),
                            Status = words[0] == "PLAN" ? EventStatus.Announced : EventStatus.Happened,
                            Summary = string.Join(' ', words[5..]),
                            Evidence = evidence,
                        }
                    );
                    break;
                case "DEMAND" when words.Length > 3:
                    Positions.Add(
                        new ReportedPosition
                        {
                            Id = $"p{Positions.Count + 1}",
                            Kind = PositionKind.Demand,
                            Holders = [Party(words[1], span, line)],
                            Addressees = [Party(words[2], span, line)],
                            Proposition = string.Join(' ', words[3..]),
                            Stated = Date("today"),
                            Rule = "marked",
                            Evidence = evidence,
                        }
                    );
                    break;
                case "ANSWER" when words.Length > 3:
                    Responses.Add(
                        new ReportedResponse
                        {
                            By = Party(words[1], span, line),
                            Status = Enum.Parse<ResponseStatus>(words[2], ignoreCase: true),
                            About = string.Join(' ', words[3..]),
                            Date = Date("today"),
                            Rule = "marked",
                            Evidence = evidence,
                        }
                    );
                    break;
                case "SAY" when words.Length > 2:
                    Statements.Add(
                        new Statement
                        {
                            Kind = StatementKind.Direct,
                            Speaker = Party(words[1], span, line),
                            Content = [span],
                            Words = string.Join(' ', words[2..]),
                            Date = Date("today"),
                            Evidence = evidence,
                        }
                    );
                    break;
                case "TELL" when words.Length > 2:
                    Statements.Add(
                        new Statement
                        {
                            Kind = StatementKind.Indirect,
                            Speaker = Party(words[1], span, line),
                            Content = [new TextSpan(span.Start + words[0].Length + words[1].Length + 2, span.End)],
                            Date = Date("today"),
                            Evidence = evidence,
                        }
                    );
                    break;
                case "PERSON" when words.Length > 3:
                    string identity = IdentityOf(words[2]);
                    Named.Add(identity);
                    Stated.TryAdd(
                        identity,
                        new StatedPerson(identity, words[2].Replace('_', ' '), $"{words[1]} GOV", words[3], evidence.First)
                    );
                    break;
                case "COUNT" when words.Length > 2:
                    double count = double.Parse(words[1]);
                    Quantities.Add(
                        new ReportedQuantity(words[2], null, count, count, false, "=", [], evidence)
                        {
                            Phrase = string.Join(' ', words[2..]),
                            Whole = true,
                            Names = [.. words[3..]],
                        }
                    );
                    break;
                case "DENY" when words.Length > 2:
                    Denials.Add(
                        new ReportedDenial
                        {
                            By = Party(words[1], span, line),
                            Denied = string.Join(' ', words[2..]),
                            Stems = [.. words[2..].Order(StringComparer.Ordinal)],
                            Parties = [words[1]],
                            Evidence = evidence,
                        }
                    );
                    break;
            }
        }

        public NamedPerson NamedPerson(string identity) =>
            new(identity, Stated.TryGetValue(identity, out StatedPerson? stated) ? [stated.Office] : []);

        private static string IdentityOf(string word) => word.Replace('_', ' ').ToLowerInvariant();

        private Actor Person(string word)
        {
            string identity = IdentityOf(word);
            Named.Add(identity);
            string? own = Stated.GetValueOrDefault(identity)?.Code;
            LearnedPerson? known = learned.FirstOrDefault(p => p.Identity == identity);
            bool named = known is not null && report.Text.Value.Contains($" {known.Party} ", StringComparison.Ordinal);
            bool takes = known is not null && (own is null ? named || !known.OnlyWithParty : own.StartsWith(known.Party));
            return takes
                ? new Actor($"person:{known!.Person}", own ?? known.Code, known.Name, ActorType.Person) { Inferred = own is null }
                : new Actor($"person:{identity}", own, word.Replace('_', ' '), ActorType.Person);
        }

        private Actor Party(string code, TextSpan line, string text)
        {
            Actor actor = char.IsLower(code[1])
                ? Person(code)
                : new(code, $"{code} GOV", $"{code[0]}{code[1..].ToLowerInvariant()}land", ActorType.Country);
            int at = line.Start + text.IndexOf(code, StringComparison.Ordinal);
            EntityMention mention = new(new TextSpan(at, at + code.Length), MentionKind.Name, Office: $"{code} minister");
            Entities.Add(new Entity(Entities.Count + 1, EntityType.GeopoliticalEntity, actor.Name, [mention]));
            Actors.Add(Entities.Count, actor);
            return actor;
        }

        private StatedDate Date(string word)
        {
            LocalDate? day = word == "today" ? published.LocalDay : NodaTime.Text.LocalDatePattern.Iso.Parse(word).Value;
            return day is not { } known
                ? StatedDate.Unknown
                : new StatedDate
                {
                    Value = NodaTime.Text.LocalDatePattern.Iso.Format(known),
                    Earliest = known,
                    Latest = known,
                    Precision = DatePrecision.Day,
                    Basis = word == "today" ? DateBasis.Relative : DateBasis.Stated,
                };
        }
    }
}
