namespace Demarche.Desk.Browser;

/// <summary>The browser of this machine: named by CHROMIUM, else found on the PATH.</summary>
internal static class Chromium
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named)
        {
            return named;
        }

        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        return folders.SelectMany(static f => s_names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }

    /// <summary>Skips a test where there is no browser; fails it where one is promised.</summary>
    public static string Needed()
    {
        string? found = Find();
        if (found is null && Environment.GetEnvironmentVariable("DEMARCHE_REQUIRE_BROWSER") is null or "")
        {
            Assert.Skip("no Chromium on the PATH: install the package chromium (and fontconfig), or name one with the variable CHROMIUM");
        }

        return found ?? throw new InvalidOperationException("DEMARCHE_REQUIRE_BROWSER is set and there is no Chromium on the PATH");
    }
}
