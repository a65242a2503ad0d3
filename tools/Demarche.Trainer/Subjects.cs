namespace Demarche.Trainer;

/// <summary>One thing that is learned from data and shipped as a file.</summary>
/// <param name="Name">The word after <c>tools/train</c>.</param>
/// <param name="Purpose">One line for the list of subjects.</param>
/// <param name="Run">Takes the data and the remaining arguments; gives the exit status.</param>
internal sealed record Subject(string Name, string Purpose, Func<SharedData, string[], int> Run);

/// <summary>All subjects, in the order in which one builds on another.</summary>
internal static class Subjects
{
    public static IReadOnlyList<Subject> All { get; } =
    [
        new("treebank", "counts documents, sentences and words of the treebanks", Treebank.TreebankCount.Run),
        new("tag-triples", "counts which tags go together: Data/tag-triples.tsv", Treebank.TagTripleCount.Run),
        new("tokens", "compares tokens and sentences with a treebank, and lists the errors", Tokens.TokenCheck.Run),
        new("sentences", "learns where sentences end: Models/sentences.bin", Sentences.SentenceTraining.Run),
        new("news", "shows where news is cut without a closing mark", Sentences.NewsReading.Run),
        new("lemmas", "learns the lemmas of words: Models/lemmas.bin", Lemmas.LemmaTraining.Run),
        new("classes", "induces word classes from raw text", Classes.ClassTraining.Run),
        new("story-terms", "counts stems over the corpus: Data/story-terms.tsv of the record", Stories.StoryTermCounting.Run),
        new("stories", "learns when two reports tell one story: Data/story-likeness.tsv of the record", Stories.StoryTraining.Run),
        new(
            "arguments",
            "learns who takes part in a line of the record: Models/arguments.bin of the record",
            Arguments.ArgumentTraining.Run
        ),
        new(
            "parties",
            "learns for whom somebody acts of whom a report does not say it: Models/parties.bin of the record",
            Parties.PartyTraining.Run
        ),
        new("dates", "learns when a line of the record took place: Models/dates.bin of the record", Dates.DateTraining.Run),
        new("lines", "learns which lines of the record to tell: Models/lines.bin of the record", Lines.LineTraining.Run),
        new("ties", "learns which sentence answers which position: Models/ties.bin of the record", Ties.TieTraining.Run),
        new("holders", "writes what tools/holders learns from: whose positions and answers are", Holders.HolderTraining.Run),
        new("pages", "learns which blocks of a web page are main text: Data/main-text.bin of intake", Pages.PageTraining.Run),
        new("coreference", "ranks antecedents: Models/coreference.bin", Coreference.CoreferenceCommand.Run),
    ];
}
