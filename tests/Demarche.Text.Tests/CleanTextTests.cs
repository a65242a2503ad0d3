namespace Demarche.Text.Tests;

public class CleanTextTests
{
    [Fact]
    public void The_hash_is_that_of_the_utf8_bytes() => Assert.Equal(ContentHash.Of("Fährverkehr"u8), new CleanText("Fährverkehr").Sha256);

    [Fact]
    public void The_hash_of_nothing_is_the_known_one() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", CleanText.Empty.Sha256);

    [Fact]
    public void Texts_are_equal_by_what_they_say() => Assert.Equal(new CleanText("a b"), new CleanText("a b"));
}
