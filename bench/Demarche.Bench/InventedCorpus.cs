using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Demarche.Bench;

/// <summary>
/// Invented press reports, as many as asked for, the same for the same number: a generator of our own keeps benchmarks free of
/// anybody's texts. Some disputes go on at the same time; each brings forth story after story, most of them told by a few reports
/// and a few by many, within hours of one another. One report in ten is a copy of an earlier one with its head rewritten or its tail cut.
/// </summary>
internal static class InventedCorpus
{
    private const int States = 400;
    private const int Places = 4000;

    /// <summary>Disputes that go on side by side, and the reports after which others have taken their place.</summary>
    private const int Disputes = 12;
    private const int ReportsOfTheirTime = 600;
    private const int MostOpenStories = 30;

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

    private static readonly string[] s_headlines =
    [
        "divides two neighbours",
        "stays shut for now",
        "draws a sharp note",
        "comes before the council",
        "keeps envoys awake",
        "returns to the table",
        "splits the coast",
        "waits for a ruling",
        "sparks a protest",
        "empties the harbour",
        "unsettles the markets",
        "goes to arbitration",
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
        List<(Story Story, string Text)> recent = [];
        List<Story> open = [];
        for (int i = 0; i < reports; i++)
        {
            Choice choice = new((ulong)i + 1);
            bool copy = i % 10 == 9 && recent.Count > 0;
            (Story story, string text) = copy ? recent[choice.Below(recent.Count)] : Told(Next(open, i, choice), choice, brief);
            text = copy ? Rewrite(text, choice) : text;
            if (!copy)
            {
                recent.Add((story, text));
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
                        ["title"] = $"{char.ToUpperInvariant(story.Things[0][4])}{story.Things[0][5..]} {story.Headline}",
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

    /// <summary>The story that a report tells: one that is open, or a new one.</summary>
    private static Story Next(List<Story> open, int number, Choice choice)
    {
        int which = choice.Below(5) < 2 || open.Count == 0 ? open.Count : choice.Below(open.Count);
        if (which == open.Count)
        {
            open.Add(Begin(number, choice));
            if (open.Count > MostOpenStories)
            {
                open.RemoveAt(0);
                which--;
            }
        }

        Story story = open[which];
        if (--story.Left == 0)
        {
            open.RemoveAt(which);
        }

        return story;
    }

    private static Story Begin(int number, Choice choice)
    {
        Choice dispute = new(0x5EED0000UL + (ulong)((number / ReportsOfTheirTime * Disputes) + choice.Below(Disputes)));
        string one = State(dispute.Below(States));
        string two = State(dispute.Below(States));
        string speaker = $"{choice.Of(s_first)} {choice.Of(s_last)}";
        int reports = choice.Below(12) == 0 ? 8 + choice.Below(20) : 1 + choice.Below(3);
        return new Story(
            one,
            two,
            speaker,
            [Thing(choice), Thing(choice), Thing(choice)],
            choice.Of(s_verbs),
            choice.Of(s_reasons),
            choice.Of(s_headlines)
        )
        {
            Left = reports,
        };
    }

    private static (Story Story, string Text) Told(Story story, Choice choice, bool brief) => (story, Article(story, choice, brief));

    private static string Article(Story story, Choice choice, bool brief)
    {
        (string one, string two, string name, _, _, _, _) = story;
        string speaker = name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{one} on {choice.Of(s_days)} demanded that {two} {story.Verb} {story.Things[0]}, {story.Reason}.\n\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"“{Sentence(story, choice)},” {choice.Of(s_offices)} {name} said.\n\n");
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
                        1 => $"{one} offered to {choice.Of(s_verbs)} {Told(story, choice)} {choice.Of(s_reasons)}. ",
                        2 => $"“{Sentence(story, choice)},” {speaker} added. ",
                        3 => $"About {(choice.Below(90) + 10) * 10} people waited near {Told(story, choice)} on {choice.Of(s_days)}. ",
                        4 =>
                            $"{one} threatened to {choice.Of(s_verbs)} {Told(story, choice)} if {two} did not {choice.Of(s_verbs)} {Told(story, choice)}. ",
                        _ => $"{Sentence(story, choice)}. ",
                    }
                );
            }

            text.Append("\n\n");
        }

        return text.ToString().TrimEnd();
    }

    // The vocabulary of the press is wide: a list of two dozen words would make all stories alike.
    private static string Quality(Choice choice) =>
        choice.Below(3) == 0 ? choice.Of(s_qualities) : Place(choice.Below(Places)).ToLowerInvariant() + "ish";

    // A name inside the phrase keeps runs of words rare, as they are in the press.
    private static string Thing(Choice choice) => $"the {Quality(choice)} {Place(choice.Below(Places))} {choice.Of(s_objects)[4..]}";

    // What a story is about comes back in every report of it; other things come and go.
    private static string Told(Story? story, Choice choice) =>
        story is not null && choice.Below(4) > 0 ? choice.Of(story.Things) : Thing(choice);

    private static string Sentence(Story? story, Choice choice)
    {
        string thing = Told(story, choice);
        return $"T{thing[1..]} would {choice.Of(s_verbs)} {Told(story, choice)} and {Thing(choice)} stayed {Quality(choice)}";
    }

    private static string Rewrite(string original, Choice choice)
    {
        string[] paragraphs = original.Split("\n\n");
        return choice.Below(2) == 0
            ? string.Join("\n\n", [$"{Sentence(null, choice)}.", .. paragraphs.Skip(1)])
            : string.Join("\n\n", paragraphs.Take(Math.Max(2, paragraphs.Length * 2 / 3)));
    }

    /// <summary>One thing that happens between two states, with what every report of it names.</summary>
    private sealed record Story(string One, string Two, string Speaker, string[] Things, string Verb, string Reason, string Headline)
    {
        public int Left { get; set; }
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
