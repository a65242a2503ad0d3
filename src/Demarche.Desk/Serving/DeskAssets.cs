using System.Collections.Frozen;
using Demarche.Text;

namespace Demarche.Desk;

/// <summary>Style and script, from the assembly, under names that change with their content.</summary>
internal static class DeskAssets
{
    private static readonly FrozenDictionary<string, (byte[] Bytes, string Mark)> All = Load();

    public static string Path(string name) => $"/assets/{All[name].Mark}/{name}";

    public static byte[]? Find(string name) => All.TryGetValue(name, out (byte[] Bytes, string Mark) asset) ? asset.Bytes : null;

    private static FrozenDictionary<string, (byte[], string)> Load()
    {
        const string Folder = "Assets/";
        Dictionary<string, (byte[], string)> all = new(StringComparer.Ordinal);
        foreach (
            string name in typeof(DeskAssets)
                .Assembly.GetManifestResourceNames()
                .Where(static n => n.StartsWith(Folder, StringComparison.Ordinal))
        )
        {
            using Stream stream = typeof(DeskAssets).Assembly.GetManifestResourceStream(name)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            all.Add(name[Folder.Length..], (bytes, ContentHash.Of(bytes)[..12]));
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
