using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Desk;

/// <summary>
/// The desk's web server. It listens on the loopback address alone and takes no settings from the environment, so that nothing but
/// <see cref="DeskSettings"/> decides where it can be reached.
/// </summary>
public sealed class DeskServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly DeskState _state;

    private DeskServer(WebApplication application, DeskState state)
    {
        _application = application;
        _state = state;
    }

    /// <summary>Where it can be reached: "http://127.0.0.1:4173/".</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Starts serving.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DeskServer> Start(DeskSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, settings.Port);
            options.Limits.MaxRequestBodySize = settings.MostUploaded;
            options.Limits.MinRequestBodyDataRate = null;
        });
        builder.Services.AddRoutingCore();
        WebApplication application = builder.Build();
        DeskState state = new(settings);
        DeskServer server = new(application, state);
        application.Use(
            async (context, next) =>
            {
                if (await new RequestGuard(server.Address).Admits(context))
                {
                    await next(context);
                }
            }
        );
        application.UseRouting();
        DeskRoutes.Map(application, state);
        await application.StartAsync();
        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Address = new Uri(address + "/");
        state.Address = server.Address;
        return server;
    }

    /// <summary>Serves until it is told to stop.</summary>
    public async Task Serve(CancellationToken stop)
    {
        TaskCompletionSource ended = new();
        await using CancellationTokenRegistration registration = stop.Register(() => ended.TrySetResult());
        await ended.Task;
        await _application.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _state.Dispose();
        await _application.DisposeAsync();
    }
}
