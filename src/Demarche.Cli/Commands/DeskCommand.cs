using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Demarche.Desk;
using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Cli;

internal static class DeskCommand
{
    private const int UsualPort = 4173;

    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Option<string?> port = new("--port")
        {
            Description = $"Port on this machine, 0 for any that is free ({UsualPort}, else any).",
            HelpName = "N",
        };
        Option<bool> open = new("--open") { Description = "Open it in the browser, too." };
        Command command = new("desk", "Serve the record as pages for your browser, on this machine only.") { port, open };
        command.Options.Add(options.Store);
        command.SetAction(parsed =>
            DemarcheCommand.OnRecord(surroundings, () => Run(parsed, surroundings, options, parsed.GetValue(port), parsed.GetValue(open)))
        );
        return command;
    }

    private static int Run(ParseResult parsed, Surroundings surroundings, CommandOptions options, string? asked, bool open)
    {
        int? port = asked switch
        {
            null => null,
            _ when int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 65535 => number,
            _ => throw new UsageException($"--port is \"{asked}\"; it can be 0 to 65535"),
        };
        CancellationToken stop = surroundings.Stop();
        using OpenRecord record = RecordSession.OrNew(parsed, surroundings, options);
        DeskSettings settings = new()
        {
            Views = record.Views,
            Lookup = record.Lookup ?? throw new InputException("this record has no store to show"),
            Keeper = record.Keeper,
            Whole = record.Whole ?? throw new InputException("this record has no store to show"),
            Annotations = (stream, views, query, stopped) =>
                AnnotationExport.Write(stream, views, query, record.Analyser, withText: true, stopped),
            Version = DemarcheCommand.Version,
        };
        Serve(surroundings, settings, port, open, stop).GetAwaiter().GetResult();
        return DemarcheCommand.Done;
    }

    private static async Task Serve(Surroundings surroundings, DeskSettings settings, int? port, bool open, CancellationToken stop)
    {
        await using DeskServer server = await Start(settings, port);
        using (TextWriter output = surroundings.ResultText())
        {
            output.WriteLine(server.Address);
        }

        surroundings.Say("the desk is open at this address, on this machine only; Ctrl-C closes it");
        if (open && !Open(server.Address))
        {
            surroundings.Say("no browser could be started; open the address yourself");
        }

        await server.Serve(stop);
        surroundings.Say("the desk is closed");
    }

    private static async Task<DeskServer> Start(DeskSettings settings, int? port)
    {
        try
        {
            return await DeskServer.Start(settings with { Port = port ?? UsualPort });
        }
        catch (IOException) when (port is null)
        {
            return await DeskServer.Start(settings with { Port = 0 });
        }
        catch (IOException)
        {
            throw new InputException($"port {port} is taken; name another with --port, or 0 for any that is free");
        }
    }

    private static bool Open(Uri address)
    {
        try
        {
            using Process? browser = Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
            return true;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
