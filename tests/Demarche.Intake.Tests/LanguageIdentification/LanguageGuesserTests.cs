namespace Demarche.Intake.Tests;

public sealed class LanguageGuesserTests
{
    [Theory]
    [InlineData("en", "The minister said that the talks would go on, but she gave no date for them.")]
    [InlineData("de", "Der Minister sagte, dass die Gespräche weitergehen, nannte aber kein Datum für das nächste Treffen.")]
    [InlineData("fr", "Le ministre a dit que les discussions vont continuer, mais il n'a pas donné de date pour la suite.")]
    [InlineData("es", "El ministro dijo que las conversaciones van a seguir, pero no dio una fecha para el próximo encuentro.")]
    [InlineData("it", "Il ministro ha detto che i colloqui continueranno, ma non ha dato una data per il prossimo incontro.")]
    [InlineData("pt", "O ministro disse que as conversas vão continuar, mas não deu uma data para o próximo encontro.")]
    [InlineData("nl", "De minister zei dat de gesprekken doorgaan, maar hij gaf geen datum voor een volgende ontmoeting.")]
    [InlineData("pl", "Minister powiedział, że rozmowy będą trwać, ale nie podał daty, kiedy się odbędą.")]
    [InlineData("tr", "Bakan görüşmelerin devam edeceğini söyledi ama bir tarih vermedi ve bu konuda daha fazla bilgi yok.")]
    [InlineData("ru", "Министр сказал, что переговоры будут продолжены, но он не назвал дату, когда это будет.")]
    [InlineData("uk", "Міністр сказав, що переговори будуть тривати, але він не назвав дату, коли це буде.")]
    [InlineData("ar", "قال الوزير إن المحادثات سوف تستمر ولكن لم يذكر موعد ذلك في هذا اليوم مع الصحافة.")]
    [InlineData("el", "Ο υπουργός είπε ότι οι συνομιλίες θα συνεχιστούν.")]
    [InlineData("zh", "外交部发言人说，会谈将继续举行。")]
    [InlineData("ja", "外務省の報道官は、会談を続けると述べた。")]
    [InlineData("ko", "외교부 대변인은 회담이 계속될 것이라고 말했다.")]
    public void Tells_the_language_of_a_sentence(string tag, string text) => Assert.Equal(tag, LanguageGuesser.Guess(text));

    [Theory]
    [InlineData("")]
    [InlineData("Port Callis")]
    [InlineData("1 2 3 4 5 6 7 8 9")]
    [InlineData("Voss's envoy's U.S. visit: Adair's office's reply")]
    [InlineData("Arvenia Tasmere Ostry Callis Voss Adair")]
    public void Leaves_open_what_is_too_short_or_only_names(string text) => Assert.Null(LanguageGuesser.Guess(text));

    [Fact]
    public void A_paragraph_in_another_language_is_marked()
    {
        Report report = Reading.One(
            "a.txt",
            "The minister said that the talks would go on, but she gave no date for them and left.\n\nDer Minister sagte, dass die Gespräche weitergehen, nannte aber kein Datum für das nächste Treffen.\n\nThe envoys of both sides are to meet again in the spring, it was said in the town."
        );

        Assert.Equal("en", report.Language);
        Assert.Equal([null, "de", null], report.Parts.Select(part => part.Language));
    }
}
