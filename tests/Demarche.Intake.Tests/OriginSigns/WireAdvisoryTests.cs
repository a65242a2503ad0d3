namespace Demarche.Intake.Tests.OriginSigns;

public sealed class WireAdvisoryTests
{
    [Theory]
    [InlineData("CORRECTED-Sluices stay shut", "correction", null, "Sluices stay shut")]
    [InlineData("CORRECTION: Sluices stay shut", "correction", null, "Sluices stay shut")]
    [InlineData("UPDATE 3-Sluices stay shut", "update", 3, "Sluices stay shut")]
    [InlineData("CORRECTED-UPDATE 2-Sluices stay shut", "correction", 2, "Sluices stay shut")]
    [InlineData("WRAPUP 2-Sluices stay shut", "wrap-up", 2, "Sluices stay shut")]
    [InlineData("RPT-Sluices stay shut", "repeat", null, "Sluices stay shut")]
    [InlineData("REFILE-Sluices stay shut", "refile", null, "Sluices stay shut")]
    [InlineData("BREAKING: Sluices stay shut", "breaking", null, "Sluices stay shut")]
    [InlineData("WITHDRAWN: Sluices stay shut", "withdrawn", null, "Sluices stay shut")]
    [InlineData("KILL - Sluices stay shut", "kill", null, "Sluices stay shut")]
    [InlineData("EMBARGOED UNTIL 10:00 GMT - Sluices stay shut", "embargoed", null, "Sluices stay shut")]
    [InlineData("EMBARGOED UNTIL 10:00 GMT: Sluices stay shut", "embargoed", null, "Sluices stay shut")]
    [InlineData("KILLER wave on the lake", null, null, "KILLER wave on the lake")]
    [InlineData("Breaking the ice: talks on the lake", null, null, "Breaking the ice: talks on the lake")]
    [InlineData("Sluices stay shut", null, null, "Sluices stay shut")]
    [InlineData(null, null, null, "")]
    public void Words_before_the_headline_tell_what_it_replaces(string? title, string? status, int? number, string rest) =>
        Assert.Equal(new WireAdvisory(status, number, rest), WireAdvisory.Read(title));
}
