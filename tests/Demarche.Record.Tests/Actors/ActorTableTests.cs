using NodaTime;

namespace Demarche.Record.Tests.Actors;

/// <summary>The tables of actors hold what their heads promise.</summary>
public sealed class ActorTableTests
{
    private static readonly string[] Sectors =
    [
        "GOV",
        "MIL",
        "COP",
        "SPY",
        "JUD",
        "LEG",
        "PTY",
        "REB",
        "PRM",
        "UAF",
        "UNK",
        "OPP",
        "BUS",
        "AGR",
        "LAB",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "MED",
        "REF",
        "REL",
        "SOC",
        "CRM",
        "PRE",
    ];

    [Fact]
    public void Role_nouns_have_sectors_of_PLOVER() =>
        Assert.All(
            DataTable.Rows("role-nouns.tsv", 3).SelectMany(static row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            s => Assert.Contains(s, Sectors)
        );

    [Fact]
    public void Every_sector_has_a_name() => Assert.All(Sectors, s => Assert.NotEqual(s, SectorNames.Shipped.Of(s)));

    [Theory]
    [InlineData("parties.tsv")]
    [InlineData("bodies.tsv")]
    public void Bodies_have_a_party_and_a_sector_of_PLOVER(string table) =>
        Assert.All(
            DataTable.Rows(table, 2),
            row =>
            {
                string[] code = row[0].TrimStart('?').Split(' ');
                Assert.Equal(3, code[0].Length);
                Assert.True(code.Length == 1 || Sectors.Contains(code[1]), row[0]);
                Assert.NotEmpty(row[1]);
            }
        );

    [Fact]
    public void Places_are_in_countries_that_are_known()
    {
        HashSet<string> known = [.. ActorKnowledge.Shipped.Entries.Select(static e => e.Party)];
        Assert.All(DataTable.Rows("places.tsv", 2), row => Assert.Contains(row[0], known));
    }

    [Fact]
    public void Keys_of_groups_and_lands_are_no_codes_of_countries()
    {
        HashSet<string> countries =
        [
            .. ActorKnowledge.Shipped.Entries.Where(static e => e is { Kind: ActorType.Country, Key: null }).Select(static e => e.Code),
        ];
        Assert.DoesNotContain(ActorKnowledge.Shipped.Entries, e => e.Key is not null && countries.Contains(e.Key));
        Assert.DoesNotContain(ActorKnowledge.Shipped.Entries, e => e.Kind == ActorType.Organisation && countries.Contains(e.Party));
    }

    [Fact]
    public void Office_holders_are_read_to_the_last_line() =>
        Assert.Equal("MMR GOV", OfficeHolders.Shipped.Named("aung san suu kyi", new LocalDate(2018, 1, 1))?.Code);
}
