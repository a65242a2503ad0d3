using Demarche.Desk.Tests;
using Microsoft.Playwright;

namespace Demarche.Desk.Browser;

/// <summary>A desk and a browser in front of it.</summary>
public sealed class OpenDesk : IAsyncLifetime
{
    /// <summary>Milliseconds; long, since a machine that does much else at once is no fault of the desk.</summary>
    private const float Patience = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public DeskFixture Desk { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is not { } program)
        {
            return;
        }

        await Desk.InitializeAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = program,
                ChromiumSandbox = false,
                Args =
                [
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A visitor without any cookies. Any error of a script, and any address but the desk's, fails the test through <see cref="Visit.Troubles"/>.</summary>
    public async Task<Visit> Visit(BrowserNewContextOptions? options = null)
    {
        Chromium.Needed();
        IBrowserContext context = await _browser!.NewContextAsync(options ?? new BrowserNewContextOptions());
        context.SetDefaultTimeout(Patience);
        return new Visit(Desk, context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            _playwright!.Dispose();
            await Desk.DisposeAsync();
        }
    }
}

/// <summary>One visitor's page.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly DeskFixture _desk;
    private readonly IBrowserContext _context;

    public Visit(DeskFixture desk, IBrowserContext context, IPage page)
    {
        _desk = desk;
        _context = context;
        Page = page;
        page.PageError += (_, error) => Troubles.Add(error);
        page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(desk.Address.ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
            )
            {
                Troubles.Add("asked " + request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
            {
                Troubles.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public List<string> Troubles { get; } = [];

    public async Task Open(string path) => await Page.GotoAsync(_desk.At(path));

    public Task Press(params string[] keys) => PressAll(keys);

    /// <summary>Writes the page as a picture to the folder that DEMARCHE_PICTURES names, if it names one.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("DEMARCHE_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(Troubles);
    }

    private async Task PressAll(string[] keys)
    {
        foreach (string key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }
}
