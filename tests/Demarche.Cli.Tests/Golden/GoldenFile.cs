using System.Runtime.CompilerServices;
using System.Text;

namespace Demarche.Cli.Tests.Golden;

/// <summary>Compares output with a file beside the tests. <c>DEMARCHE_UPDATE_GOLDEN=1</c> writes the files anew.</summary>
public static class GoldenFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(caller)!, name);
        if (Environment.GetEnvironmentVariable("DEMARCHE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual, Utf8);
        }

        Assert.True(File.Exists(path), $"no golden file {path}; run once with DEMARCHE_UPDATE_GOLDEN=1 and read what it wrote");
        Assert.Equal(File.ReadAllText(path, Utf8), actual);
    }
}
