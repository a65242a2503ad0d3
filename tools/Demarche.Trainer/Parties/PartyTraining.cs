using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Parties;

/// <summary>
/// Learns <c>parties.bin</c> of the record from the judged phrases under <c>tools/parties</c>, and says by cross-validation (no dispute and no report on both
/// sides) what it is worth. <c>parties check</c> only says; <c>parties list [ID …]</c> writes the phrases of the invented disputes and of those reports of the
/// corpus, for judges.
/// </summary>
internal static class PartyTraining
{
    private const int Hidden = 24;
    private const int Batch = 64;
    private const int Epochs = 120;

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(SharedData data, string[] arguments)
    {
        if (arguments is ["list", .. var ids])
        {
            List(data, [.. ids]);
            return 0;
        }

        List<PartyExample> examples = Examples(data);
        Report(examples);
        if (arguments is not ["check"])
        {
            using ModelFileWriter file = new();
            file.Add("parties", Train(examples));
            file.Save(Path.Combine(data.Library, "..", "Demarche.Record", "Models", "parties.bin"));
        }

        return 0;
    }

    private static List<PartyExample> Examples(SharedData data)
    {
        List<JudgedPhrase> judged = JudgedPhrase.ReadAll(Path.Combine(data.Library, "..", "..", "tools", "parties"));
        ILookup<string, JudgedPhrase> byReport = judged.ToLookup(static phrase => phrase.Report);
        List<PartyExample> examples = [];
        Dictionary<string, int> folds = new(StringComparer.Ordinal);
        foreach ((string id, Report report, List<CandidateParties> phrases) in PartyPhrases.Of(data, byReport.Contains))
        {
            string whole = id.Split('/')[0];
            int fold = folds.TryGetValue(whole, out int known) ? known : folds[whole] = folds.Count % JudgedReports.Folds;
            foreach (CandidateParties seen in phrases)
            {
                (SentenceView view, int word, _) = seen.Slot;
                int at = report.Text.Map.ToCodePoint(view.Words[word].Span.Start);
                if (byReport[id].FirstOrDefault(phrase => phrase.At == at) is { } phrase)
                {
                    examples.Add(new PartyExample(id, seen, view.MentionAt(word)!.Value.Actor.Key, phrase.Party, fold));
                }
            }
        }

        Console.WriteLine($"{examples.Count} of {judged.Count} judged phrases found");
        return examples;
    }

    private static JudgingTraining Train(IEnumerable<PartyExample> examples) =>
        JudgingTraining.TrainChoice(
            [.. examples.Where(static e => !e.Seen.Parties.IsEmpty).Select(static example => example.Cases().ToArray())],
            Hidden,
            Batch,
            Epochs
        );

    private static void Report(List<PartyExample> examples)
    {
        Dictionary<PartyExample, double[]> odds = CrossValidation.Of(
            examples,
            static example => example.Fold,
            static others => Train(others),
            static (network, example) =>
                example.Seen.Parties.Select((_, p) => PartyInference.OddsOf(network.Judge(example.NumbersOf(p)).First)).ToArray()
        );
        foreach (bool press in (bool[])[false, true])
        {
            List<PartyExample> of = examples.FindAll(e => e.IsOfThePress == press && !e.Seen.Parties.IsEmpty);
            Console.WriteLine(
                $"{(press ? "the press" : "invented disputes")}: {of.Count} places of persons, {of.Count(static e => e.Judged is not null)} of a party"
            );
            for (int least = 1; least <= 4; least++)
            {
                int persons = 0;
                int right = 0;
                int places = 0;
                int rightPlaces = 0;
                // A last name is one person's throughout a dispute.
                foreach (IGrouping<string, PartyExample> person in of.GroupBy(static e => $"{e.Dispute} {e.LastName}"))
                {
                    string? judged = person.GroupBy(static e => e.Judged).MaxBy(static g => g.Count())!.Key;
                    if (Side(person, odds) is var (party, units) && units >= least)
                    {
                        persons++;
                        places += person.Count();
                        right += party == judged ? 1 : 0;
                        rightPlaces += party == judged ? person.Count() : 0;
                    }
                }

                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  from {least} units on: {persons} persons, {(double)right / Math.Max(1, persons):P0} right; {places} places, {(double)rightPlaces / Math.Max(1, places):P0} right, {(double)rightPlaces / Math.Max(1, of.Count(static e => e.Judged is not null)):P0} found"
                    )
                );
            }
        }
    }

    // As reports are added up in a store.
    private static (string? Party, int Units) Side(IEnumerable<PartyExample> person, Dictionary<PartyExample, double[]> odds)
    {
        Dictionary<string, int> units = new(StringComparer.Ordinal);
        foreach (IGrouping<string, PartyExample> report in person.GroupBy(static e => e.Report))
        {
            if (PartyInference.Likeliest([.. report.Select(e => odds[e])]) is { } side)
            {
                string party = report.First().Seen.Parties[side.Party].Party;
                units[party] = units.GetValueOrDefault(party) + side.Units;
            }
        }

        (string Party, int Units)[] ranked =
        [
            .. units
                .Select(static u => (u.Key, u.Value))
                .OrderByDescending(static u => u.Value)
                .ThenBy(static u => u.Key, StringComparer.Ordinal),
        ];
        return ranked.Length == 0 || (ranked.Length > 1 && ranked[0].Units == ranked[1].Units) ? (null, 0) : ranked[0];
    }

    private static void List(SharedData data, HashSet<string> ids)
    {
        foreach (
            (string id, Report report, List<CandidateParties> phrases) in PartyPhrases.Of(
                data,
                id => id.Contains('/', StringComparison.Ordinal) || ids.Contains(id)
            )
        )
        {
            foreach (CandidateParties phrase in phrases)
            {
                SentenceView view = phrase.Slot.View;
                Console.WriteLine(
                    JsonSerializer.Serialize(
                        new
                        {
                            report = id,
                            at = report.Text.Map.ToCodePoint(view.Words[phrase.Slot.Word].Span.Start),
                            word = view.Words[phrase.Slot.Word].Span.In(view.Text).ToString(),
                            form = phrase.Slot.Form.ToString(),
                            parties = phrase.Parties.Select(static p => $"{p.Party} {p.Name}").ToArray(),
                        },
                        s_plain
                    )
                );
            }
        }
    }
}
