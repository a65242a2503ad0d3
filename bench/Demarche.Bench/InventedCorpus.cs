using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Demarche.Bench;

/// <summary>
/// Invented press reports, as many as asked for, the same for the same number: a generator of our own keeps benchmarks free of
/// anybody's texts. One report in ten is a copy of an earlier one with its head rewritten or its tail cut.
/// </summary>
internal static class InventedCorpus
{
    private const int States = 400;
    private const int Places = 4000;

    /// <summary>Reports that follow one another are of one dispute between two states, as a store sees them.</summary>
    private const int ReportsOfADispute = 40;

    private static readonly string[] s_heads =
    [
        "Kes",
        "Hal",
        "Ans",
        "Vel",
        "Ost",
        "Tarn",
        "Ques",
        "Lor",
        "Mir",
        "Dun",
        "Pel",
        "Sor",
        "Bran",
        "Yar",
        "Est",
        "Cor",
        "Il",
        "Nor",
        "Rus",
        "Tav",
    ];

    private static readonly string[] s_middles =
    [
        "tri",
        "me",
        "ga",
        "ma",
        "ri",
        "ho",
        "si",
        "va",
        "ra",
        "ma",
        "lo",
        "la",
        "ni",
        "ro",
        "te",
        "no",
        "da",
        "ke",
        "vi",
        "mo",
    ];

    private static readonly string[] s_tails = ["re", "va", "lm", "sk", "ne", "ld", "rn", "ss", "th", "nd"];

    private static readonly string[] s_first =
    [
        "Orla",
        "Dunja",
        "Ilvar",
        "Rea",
        "Tomas",
        "Piet",
        "Maren",
        "Jonas",
        "Edda",
        "Anton",
        "Signe",
        "Lea",
        "Viktor",
        "Hanne",
        "Milo",
        "Greta",
    ];

    private static readonly string[] s_last =
    [
        "Vennick",
        "Marr",
        "Tesk",
        "Lindqvist",
        "Haldane",
        "Aldous",
        "Holt",
        "Falk",
        "Lund",
        "Reve",
        "Aker",
        "Brandt",
        "Korhal",
        "Swan",
        "Ostrom",
        "Velt",
        "Dray",
        "Morrow",
        "Kestrel",
        "Vane",
        "Thorne",
        "Ashby",
        "Rook",
        "Sorrel",
    ];

    private static readonly string[] s_offices =
    [
        "Foreign Minister",
        "President",
        "Defence Minister",
        "Trade Minister",
        "Prime Minister",
        "Fisheries Minister",
        "Water Minister",
    ];

    private static readonly string[] s_objects =
    [
        "the strait",
        "the border crossing",
        "the dam",
        "the pipeline",
        "the fishing ground",
        "the railway bridge",
        "the free port",
        "the grain corridor",
        "the radar station",
        "the consulate",
        "the ferry line",
        "the mine",
        "the power cable",
        "the airfield",
        "the archive",
        "the island",
        "the canal",
        "the quota",
    ];

    private static readonly string[] s_verbs =
    [
        "reopen",
        "close",
        "inspect",
        "share",
        "lease",
        "return",
        "survey",
        "fortify",
        "demilitarise",
        "rebuild",
        "guard",
        "sell",
        "measure",
        "register",
    ];

    private static readonly string[] s_qualities =
    [
        "northern",
        "disputed",
        "silted",
        "narrow",
        "half-finished",
        "historic",
        "flooded",
        "rented",
        "crowded",
        "unlit",
        "frozen",
        "windy",
        "remote",
        "guarded",
        "ancient",
        "shallow",
        "costly",
        "quiet",
        "eastern",
        "southern",
        "rusting",
        "shared",
        "neglected",
        "promised",
    ];

    private static readonly string[] s_reasons =
    [
        "because the harvest cannot wait",
        "after weeks of rain",
        "as insurers raised their rates",
        "while the two fleets watched each other",
        "although the courts have not ruled",
        "since the last treaty lapsed",
        "as shopkeepers counted their losses",
        "after a night of telephone calls",
        "while engineers looked for the leak",
        "as parliament prepared for its recess",
        "after a cable was cut",
        "while pilots refused to sail",
    ];

    private static readonly string[] s_days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] s_outlets =
    [
        "Port Courier",
        "Coast TV",
        "Harbour Post",
        "The Monitor",
        "Strait Daily",
        "Island Gazette",
        "Capital Tribune",
        "Evening Signal",
    ];

    /// <param name="brief">Reports of two sentences: for counting reports, not bytes.</param>
    public static void Write(string path, int reports, bool brief = false)
    {
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        List<string> recent = [];
        for (int i = 0; i < reports; i++)
        {
            Choice choice = new((ulong)i + 1);
            bool copy = i % 10 == 9 && recent.Count > 0;
            string text = copy ? Rewrite(recent[choice.Below(recent.Count)], choice) : Article(i, choice, brief);
            if (!copy)
            {
                recent.Add(text);
                if (recent.Count > 200)
                {
                    recent.RemoveAt(0);
                }
            }

            DateTime day = new DateTime(2033, 1, 1, 6, 0, 0, DateTimeKind.Utc).AddMinutes(i * 7L);
            writer.Write(
                JsonSerializer.Serialize(
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["id"] = "bench-" + i.ToString("D7", CultureInfo.InvariantCulture),
                        ["title"] = Title(i, choice),
                        ["outlet"] = choice.Of(s_outlets),
                        ["published"] = day.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                        ["url"] = $"https://bench.example/{i}",
                        ["text"] = text,
                    }
                )
            );
            writer.Write('\n');
        }
    }

    /// <summary>The states of the corpus for <c>--actors</c>.</summary>
    public static void WriteActors(string path)
    {
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (int i = 0; i < States; i++)
        {
            string code = $"X{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}";
            writer.Write($$"""{"code":"{{code}}","kind":"country","names":["{{State(i)}}"],"demonyms":["{{State(i)}}n"]}""");
            writer.Write('\n');
        }
    }

    private static string State(int number) => Place(number) + "ia";

    private static string Place(int number) => s_heads[number % 20] + s_middles[number / 20 % 20] + s_tails[number / 400 % 10];

    private static string Title(int number, Choice choice)
    {
        (string one, string two, _) = Dispute(number);
        return $"{one} and {two} quarrel over {choice.Of(s_objects)} near {Place(choice.Below(Places))}";
    }

    /// <summary>The two states of a report's dispute, and what speaks for the first.</summary>
    private static (string One, string Two, string Speaker) Dispute(int number)
    {
        Choice choice = new(0x5EED0000UL + (ulong)(number / ReportsOfADispute));
        return (State(choice.Below(States)), State(choice.Below(States)), $"{choice.Of(s_first)} {choice.Of(s_last)}");
    }

    private static string Article(int number, Choice choice, bool brief)
    {
        (string one, string two, string name) = Dispute(number);
        string speaker = name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{one} on {choice.Of(s_days)} demanded that {two} {choice.Of(s_verbs)} {Thing(choice)}, {choice.Of(s_reasons)}.\n\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"“{Sentence(choice)},” {choice.Of(s_offices)} {name} said.\n\n");
        int paragraphs = brief ? 0 : 5 + choice.Below(6);
        for (int p = 0; p < paragraphs; p++)
        {
            int sentences = 2 + choice.Below(3);
            for (int s = 0; s < sentences; s++)
            {
                text.Append(
                    choice.Below(8) switch
                    {
                        0 => $"{two} rejected the demand {choice.Of(s_reasons)}. ",
                        1 => $"{one} offered to {choice.Of(s_verbs)} {Thing(choice)} {choice.Of(s_reasons)}. ",
                        2 => $"“{Sentence(choice)},” {speaker} added. ",
                        3 => $"About {(choice.Below(90) + 10) * 10} people waited near {Thing(choice)} on {choice.Of(s_days)}. ",
                        4 =>
                            $"{one} threatened to {choice.Of(s_verbs)} {Thing(choice)} if {two} did not {choice.Of(s_verbs)} {Thing(choice)}. ",
                        _ => $"{Sentence(choice)}. ",
                    }
                );
            }

            text.Append("\n\n");
        }

        return text.ToString().TrimEnd();
    }

    // A name inside the phrase keeps runs of words rare, as they are in the press.
    private static string Thing(Choice choice) => $"the {choice.Of(s_qualities)} {Place(choice.Below(Places))} {choice.Of(s_objects)[4..]}";

    private static string Sentence(Choice choice)
    {
        string thing = Thing(choice);
        return $"T{thing[1..]} would {choice.Of(s_verbs)} {Thing(choice)} and {Thing(choice)} stayed {choice.Of(s_qualities)}";
    }

    private static string Rewrite(string original, Choice choice)
    {
        string[] paragraphs = original.Split("\n\n");
        return choice.Below(2) == 0
            ? string.Join("\n\n", [$"{Sentence(choice)}.", .. paragraphs.Skip(1)])
            : string.Join("\n\n", paragraphs.Take(Math.Max(2, paragraphs.Length * 2 / 3)));
    }

    /// <summary>SplitMix64: small, seeded, the same on every machine.</summary>
    private sealed class Choice(ulong seed)
    {
        private ulong _state = seed * 0x9E3779B97F4A7C15UL;

        public int Below(int bound)
        {
            _state += 0x9E3779B97F4A7C15UL;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            z ^= z >> 31;
            return (int)(z % (ulong)bound);
        }

        public string Of(string[] items) => items[Below(items.Length)];
    }
}
