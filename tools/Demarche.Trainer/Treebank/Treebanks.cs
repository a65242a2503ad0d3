namespace Demarche.Trainer.Treebank;

/// <summary>The treebanks whose statistics may be shipped, and the parts that tell how good they are.</summary>
internal static class Treebanks
{
    /// <summary>EWT and the freely licensed part of GUM. The non-commercial part of GUM is never read.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ewt", "gum-open"];

    public static IEnumerable<TreebankDocument> Train(SharedData data, string name) => Read(data, $"{name}-train");

    public static IEnumerable<TreebankDocument> Train(SharedData data) => Names.SelectMany(name => Train(data, name));

    public static IEnumerable<TreebankDocument> Dev(SharedData data, string name) => Read(data, $"{name}-dev");

    private static IEnumerable<TreebankDocument> Read(SharedData data, string part) =>
        ConlluReader.Read(data.PathOf("treebank", part + ".conllu.gz"));
}
