namespace Demarche.Intake.Tests.Cleaning;

/// <summary>Searches for any of many phrases.</summary>
public sealed class PhraseSetTests
{
    private static readonly string[] s_files = ["walls.txt", "walls-behind.txt", "live-title-words.txt"];

    [Theory]
    [InlineData("réservé aux abonnés", "Article RÉSERVÉ AUX ABONNÉS de Lorn", true)]
    [InlineData("réservé aux abonnés", "les abonnés aux journaux, un wagon réservé", false)]
    [InlineData("élőben", "ÉLŐBEN: a tárgyalás", true)]
    [InlineData("только для подписчиков", "Текст ТОЛЬКО для подписчиков.", true)]
    [InlineData("有料会員登録", "続きは有料会員登録が必要です", true)]
    [InlineData("live", "the port of Lorn", false)]
    public void A_phrase_is_found_in_any_script_and_case(string phrase, string text, bool there)
    {
        PhraseSet set = new([phrase]);

        Assert.Equal(there, set.AnyIn(text));
        Assert.True(!there || set.MayBeIn(text));
    }

    // Every phrase of the files, whole, in capitals, and short of its last letter.
    [Fact]
    public void The_same_is_found_as_by_looking_for_one_phrase_after_the_other()
    {
        foreach (string file in s_files)
        {
            string[] phrases = [.. DataFile.Lines(file)];
            PhraseSet set = new(phrases);
            foreach (string text in phrases.SelectMany(phrase => (string[])[phrase, phrase.ToUpperInvariant(), phrase[..^1]]))
            {
                string inside = $"“– {text}”, µ…";
                bool there = phrases.Any(phrase => inside.Contains(phrase, StringComparison.OrdinalIgnoreCase));

                Assert.Equal(there, set.AnyIn(inside));
            }
        }
    }

    [Fact]
    public void A_phrase_that_cannot_be_looked_for_is_refused() => Assert.Throws<ArgumentException>(() => new PhraseSet(["né à"]));
}
