using CsCheck;

namespace Demarche.Record.Tests.Positions;

/// <summary>Whose a position is whose sentence does not say it (docs/positions.md, "Whose it is").</summary>
public sealed class HolderInferenceTests
{
    private const string Told =
        "Arvenia closed the gates on Sunday. The ministry in Lorn said on Monday that they would stay shut. It demanded that Tasmere pay for the water.";

    [Fact]
    public void Names_are_put_as_numbers_and_behind_capitals_stands_their_state()
    {
        HolderCase seen = HolderReading
            .Seen(Told)
            .Select(static act => act.Case)
            .First(static one => one is { Layer: ActLayer.Position, Label: "demand" });
        int arvenia = seen.Parties.Select(static party => party.Party).ToList().IndexOf("ARV");
        int tasmere = seen.Parties.Select(static party => party.Party).ToList().IndexOf("TSM");
        Assert.Equal(
            $"@{arvenia} closed the gates on sunday . the ministry in lorn (@{arvenia}) said on monday that they would stay shut .",
            HolderReading.Words(seen.Before)
        );
        Assert.StartsWith("it", HolderReading.Words(seen.Here), StringComparison.Ordinal);
        Assert.Contains($"demanded that @{tasmere} pay", HolderReading.Words(seen.Here), StringComparison.Ordinal);
        Assert.Equal("demanded", seen.Here[seen.At].Form);
    }

    [Theory]
    [InlineData(
        "Tasmere asked on Monday for the bridge to be opened. Arvenia called that out of the question. The ministry demanded that Tasmere first pay the fine.",
        "ARV>TSM: pay the fine"
    )]
    [InlineData(
        "Arvenia's government met in Lorn on Sunday. The ministers demanded that Tasmere withdraw the tugs.",
        "ARV>TSM: withdraw the tugs"
    )]
    public void What_stands_before_tells_whose_a_demand_is_and_it_is_marked_inferred(string text, string told) =>
        Assert.Contains(
            Reading.Read(text).Positions,
            line =>
                $"{line.Holders[0].Party}>{string.Join('+', line.Addressees.Select(static a => a.Party))}: {line.Proposition}" == told
                && line is { Certainty: PositionCertainty.Inferred, Holders: [{ Inferred: true }] }
        );

    [Fact]
    public void Chances_are_of_nobody_and_of_each_party_and_add_up_to_one() =>
        Assert.All(
            HolderReading.Seen(Told),
            static act =>
            {
                double[] chances = HolderEncoder.Shipped.Judge(act.Case);
                Assert.Equal(1 + act.Case.Parties.Length, chances.Length);
                Assert.InRange(chances.Sum(), .97, 1.03);
                Assert.Equal(chances, HolderEncoder.Shipped.Judge(act.Case));
            }
        );

    [Fact]
    public void Whatever_the_text_it_is_read()
    {
        string[] words = ["Arvenia", "Tasmere", "Quell", "he", "demanded", "that", "must", "pay", "@x", "\u0301", "…", "—", "\"", "0"];
        Gen<string> word = Gen.Int[0, words.Length - 1].Select(at => words[at]);
        word.Array[0, 400]
            .Select(static some => string.Join(' ', some) + ".")
            .Sample(
                static text =>
                {
                    foreach (CandidateHolder act in HolderReading.Seen(text))
                    {
                        Assert.InRange(HolderEncoder.Shipped.Judge(act.Case).Sum(), .9, 1.1);
                    }
                },
                iter: 20
            );
    }
}
