using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Demarche.Store;
using Json.Schema;

namespace Demarche.Desk.Tests;

/// <summary>A record that holds everything which a form must be able to carry, and its forms as the desk hands them over.</summary>
public sealed class HandedOver : IAsyncLifetime
{
    /// <summary>What UTF-8 does not allow is an error here, not a question mark.</summary>
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public DeskFixture Desk { get; } = new();

    public SqliteStore Store => Desk.Store;

    public async ValueTask InitializeAsync()
    {
        await Desk.InitializeAsync();
        Desk.Read(string.Join('\n', InventedPress.Vague, InventedPress.Clash, InventedPress.Strange));
        Desk.ReadFiles(("snow.html", InventedPages.Furnished));
        Store.Correct(
            new CorrectionRequest(
                InventedPress.Dispute,
                "set",
                [Desk.Position("lower the toll").Id],
                ImmutableDictionary<string, string>.Empty.Add("condition", "if the snow, \"all of it\", melts"),
                Reason: "=told in the second paragraph",
                By: "Mara; née Šolc"
            )
        );
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    /// <summary>A form, as a program that asks the desk for it gets it.</summary>
    public async Task<byte[]> Take(string form)
    {
        using Visitor visitor = new(Desk);
        using HttpResponseMessage answer = await visitor.Get($"/d/{InventedPress.Dispute}/export/{form}");
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{form}: {Encoding.UTF8.GetString(bytes)}");
        return bytes;
    }

    /// <summary>A form that is text: UTF-8 without a mark at its beginning.</summary>
    public async Task<string> Text(string form)
    {
        string text = s_strict.GetString(await Take(form));
        Assert.NotEqual('\uFEFF', text[0]);
        return text;
    }

    public async Task<ZipArchive> Zip(string form) => new(new MemoryStream(await Take(form)));

    public async Task<JsonElement> Json(string form)
    {
        using JsonDocument json = JsonDocument.Parse(await Text(form));
        return json.RootElement.Clone();
    }

    /// <summary>The objects of a form that has one on each line, every line ended.</summary>
    public async Task<JsonElement[]> Lines(string form) => Objects(await Text(form));

    public static JsonElement[] Objects(string text)
    {
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        Assert.DoesNotContain('\r', text);
        return
        [
            .. text.Split('\n')[..^1]
                .Select(static line =>
                {
                    using JsonDocument json = JsonDocument.Parse(line);
                    return json.RootElement.Clone();
                }),
        ];
    }

    /// <summary>Every evidence of every line of the record.</summary>
    public IEnumerable<EvidenceItem> Evidence()
    {
        ViewQuery all = new(InventedPress.Dispute, Limit: 500);
        return Store
            .Timeline(all)
            .Items.SelectMany(static i => i.Evidence)
            .Concat(Store.Positions(all).Items.SelectMany(static i => i.Evidence.Concat(i.Responses.SelectMany(static r => r.Evidence))))
            .Concat(Store.Quotes(all).Items.SelectMany(static i => i.Evidence));
    }

    public static string ReadEntry(ZipArchiveEntry entry)
    {
        using MemoryStream bytes = new();
        using (Stream from = entry.Open())
        {
            from.CopyTo(bytes);
        }

        return s_strict.GetString(bytes.ToArray());
    }
}

/// <summary>A format's rules as JSON Schema, under <c>Formats/Schemas</c>.</summary>
internal static class FormatSchema
{
    private static readonly EvaluationOptions s_strict = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    public static void Check(string name, JsonElement instance)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Schemas/{name}.json")!;
        using StreamReader reader = new(stream);
        EvaluationResults results = JsonSchema.FromText(reader.ReadToEnd()).Evaluate(instance, s_strict);
        string faults = string.Join(
            "; ",
            (results.Details ?? [])
                .Where(static d => d.Errors is { Count: > 0 })
                .SelectMany(static d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Key}: {e.Value}"))
        );
        Assert.True(results.IsValid, $"{name}: {faults}");
    }
}
