using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Trainer.Judging;
using Demarche.Trainer.Ties;

namespace Demarche.Trainer.Holders;

/// <summary>
/// Writes the acts that the encoder of holders learns from (<c>tools/holders</c>): those of the invented disputes under <c>tools/disputes</c>, whose ledgers say
/// whose they are, and those of the press that were judged. <c>holders cases FILE [SOURCE …]</c> writes them, all or those of some sources; <c>holders list FILE</c> writes acts of the press whose
/// doer no words name, for judges.
/// </summary>
internal static class HolderTraining
{
    // Of a report: long ones are all alike.
    private const int MostListed = 4;
    private const double Sure = .8;

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(SharedData data, string[] arguments)
    {
        switch (arguments)
        {
            case ["cases", string path, .. string[] sources]:
                Write(Examples(data, sources), path);
                return 0;
            case ["list", string path]:
                List(data, path);
                return 0;
            case ["check"]:
                Check(Examples(data));
                return 0;
            case ["check", string fold]:
                int held = int.Parse(fold, CultureInfo.InvariantCulture);
                Check(Examples(data).Where(example => example.Fold == held));
                return 0;
            default:
                Console.Error.WriteLine("usage: holders cases FILE [disputes|items|press …] | holders list FILE | holders check [FOLD]");
                return 2;
        }
    }

    // Of the sources that are named, or of all.
    private static IEnumerable<HolderExample> Examples(SharedData data, params string[] sources)
    {
        IEnumerable<HolderExample> examples = [];
        foreach (
            (string source, Func<SharedData, IEnumerable<HolderExample>> of) in ((string, Func<SharedData, IEnumerable<HolderExample>>)[])
                [("disputes", InventedHolders.Of), ("items", WrittenHolders.Of), ("press", PressHolders.Of)]
        )
        {
            examples = sources.Length == 0 || sources.Contains(source) ? examples.Concat(of(data)) : examples;
        }

        return examples;
    }

    // What the encoder that ships makes of the acts whose doer no words name.
    private static void Check(IEnumerable<HolderExample> examples)
    {
        (HolderExample Example, double[] Chances)[] judged =
        [
            .. examples
                .Where(static example => example.Seen.Ruled.IsEmpty)
                .AsParallel()
                .AsOrdered()
                .Select(static example => (example, HolderEncoder.Shipped.Judge(example.Seen.Case))),
        ];
        foreach (IGrouping<string, (HolderExample Example, double[] Chances)> source in judged.GroupBy(static one => one.Example.Source))
        {
            int some = source.Count(static one => Numbers(one.Example.Seen.Case, one.Example.Holders).Length > 0);
            Console.WriteLine($"{source.Key}: {source.Count()} acts, {some} of a party");
            foreach (double least in (double[])[.5, .6, .7, .8, .9, .95])
            {
                (HolderExample Example, int Party)[] told =
                [
                    .. source
                        .Where(one => one.Chances.Skip(1).Max() >= least)
                        .Select(static one => (one.Example, Array.IndexOf(one.Chances, one.Chances.Skip(1).Max(), 1) - 1)),
                ];
                int right = told.Count(static one => Numbers(one.Example.Seen.Case, one.Example.Holders).Contains(one.Party));
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  from {least:F2}: {told.Length}, {(double)right / Math.Max(1, told.Length):F3} right, {(double)right / Math.Max(1, some):F3} found"
                    )
                );
            }
        }
    }

    private static void Write(IEnumerable<HolderExample> examples, string path)
    {
        using StreamWriter file = new(path);
        int written = 0;
        foreach (HolderExample example in examples)
        {
            HolderCase seen = example.Seen.Case;
            written++;
            file.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        source = example.Source,
                        from = example.From,
                        fold = example.Fold,
                        layer = seen.Layer.ToString(),
                        label = seen.Label,
                        sure = Math.Round(example.Seen.Probability, 3),
                        ruled = Numbers(seen, example.Seen.Ruled),
                        gold = Numbers(seen, example.Holders),
                        parties = seen.Parties.Length,
                        person = seen.Person,
                        at = seen.At,
                        title = Words(seen.Introduction),
                        before = Words(seen.Before),
                        here = Words(seen.Here),
                        numbers = seen.Numbers.Select(static n => Math.Round(n, 4)),
                    },
                    s_plain
                )
            );
        }

        Console.WriteLine($"{written} acts");
    }

    private static int[] Numbers(HolderCase seen, IEnumerable<string> parties)
    {
        HashSet<string> wanted = parties.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Enumerable
                .Range(0, seen.Parties.Length)
                .Where(p => wanted.Contains(seen.Parties[p].Party) || wanted.Contains(seen.Parties[p].Code?.Split(' ')[0] ?? "")),
        ];
    }

    // "@2" for a party, "@2:5" for the party of a person.
    private static string[] Words(IEnumerable<PassageWord> words) =>
        [
            .. words.Select(static word =>
                word.Party < 0 ? word.Form
                : word.Person < 0 ? $"@{word.Party}"
                : $"@{word.Party}:{word.Person}"
            ),
        ];

    private static void List(SharedData data, string path)
    {
        using StreamWriter file = new(path);
        foreach ((string id, Report report, List<CandidateHolder> acts) in PressHolders.Seen(data, PressHolders.Judgeable(data)))
        {
            foreach (
                CandidateHolder act in acts.Where(static a => a.Case.Layer == ActLayer.Position && a.Probability >= Sure && a.Ruled.IsEmpty)
                    .Take(MostListed)
            )
            {
                SentenceView view = act.View;
                List<string> before = [];
                for (
                    SentenceView? at = view.Before ?? view.BeforeParagraph;
                    at is not null && before.Count < 4;
                    at = at.Before ?? at.BeforeParagraph
                )
                {
                    before.Insert(0, at.Sentence.Span.Of(at.Text));
                }

                file.WriteLine(
                    JsonSerializer.Serialize(
                        new
                        {
                            report = id,
                            sentence = report.Text.Map.ToCodePoint(view.Sentence.Span.Start),
                            word = act.Case.Word,
                            label = act.Case.Label,
                            title = report.Title,
                            outlet = report.Outlet,
                            before = string.Join(" ", before),
                            told = view.Sentence.Span.Of(view.Text),
                            trigger = view.Words[act.Case.Word].Span.Of(view.Text),
                            parties = act.Case.Parties.Select(static p =>
                                string.Create(CultureInfo.InvariantCulture, $"{p.Party} = {p.Name}")
                            ),
                        },
                        s_plain
                    )
                );
            }
        }
    }
}
