using System.Reflection;

namespace Demarche.Language;

/// <summary>The learned files that ship inside the library (<c>Models/</c>), made by <c>tools/train</c>.</summary>
internal static class ModelFile
{
    /// <exception cref="InvalidOperationException">The library was built without it.</exception>
    public static byte[] Bytes(string name)
    {
        Assembly assembly = typeof(ModelFile).Assembly;
        using Stream stream =
            assembly.GetManifestResourceStream($"Demarche.Language.Models.{name}")
            ?? throw new InvalidOperationException($"no model {name} in {assembly.GetName().Name}");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
