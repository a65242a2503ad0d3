namespace Demarche.Intake.Tests.Readers.Html;

/// <summary>Headlines that say that reports go on coming in.</summary>
public sealed class LiveCardsTests
{
    [Theory]
    [InlineData("Lake talks live: both delegations reach Lorn")]
    [InlineData("Live: lake talks in Lorn")]
    [InlineData("Lake talks – live updates")]
    [InlineData("EN DIRECT, barrage d'Orrin : les négociations reprennent")]
    [InlineData("Liveticker: Verhandlungen in Lorn")]
    [InlineData("【速報】水門の交渉")]
    public void Live(string title) => Assert.True(LiveCards.IsNamed(title));

    [Theory]
    [InlineData("How the people of Lorn live without water")]
    [InlineData("Deliveries: the ferry sails again")]
    [InlineData("Olive: a tree between two countries")]
    [InlineData(null)]
    public void Not_live(string? title) => Assert.False(LiveCards.IsNamed(title));
}
