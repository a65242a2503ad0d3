using System.Reflection;

namespace Demarche.Language;

/// <summary>The learned files that ship inside the library (<c>Models/</c>), made by <c>tools/train</c>.</summary>
internal static class ShippedModel
{
    /// <exception cref="InvalidOperationException">The library was built without it.</exception>
    public static Stream Open(string name)
    {
        Assembly assembly = typeof(ShippedModel).Assembly;
        return assembly.GetManifestResourceStream($"Demarche.Language.Models.{name}")
            ?? throw new InvalidOperationException($"no model {name} in {assembly.GetName().Name}");
    }

    /// <exception cref="InvalidOperationException">The library was built without it.</exception>
    public static byte[] Bytes(string name)
    {
        using Stream stream = Open(name);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
