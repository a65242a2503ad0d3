namespace Demarche.Trainer.Treebank;

/// <summary>Tells what the reader sees: a check that the data are whole before anything is learned from them.</summary>
internal static class TreebankCount
{
    public static int Run(SharedData data, string[] arguments)
    {
        foreach (string name in Treebanks.Names)
        {
            Print(name + " train", Treebanks.Train(data, name));
            Print(name + " dev", Treebanks.Dev(data, name));
        }

        return 0;
    }

    private static void Print(string part, IEnumerable<TreebankDocument> documents)
    {
        int texts = 0;
        int sentences = 0;
        int words = 0;
        int multiwords = 0;
        foreach (TreebankDocument document in documents)
        {
            texts++;
            sentences += document.Sentences.Count;
            words += document.Sentences.Sum(static s => s.Words.Count);
            multiwords += document.Sentences.Sum(static s => s.Multiwords.Count);
        }

        Console.WriteLine($"{part}: {texts} documents, {sentences} sentences, {words} words, {multiwords} contractions");
    }
}
