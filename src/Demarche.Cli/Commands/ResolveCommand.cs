using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using Demarche.Exports;
using Demarche.Record;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Cli;

/// <summary>Says which actors phrases name: to see what is known, and what an actors file has to add.</summary>
internal static class ResolveCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Option<string?> day = new("--on")
        {
            Description = "The day the phrases were written: who held an office then.",
            HelpName = "YYYY-MM-DD",
        };
        Argument<string[]> phrases = new("PHRASE")
        {
            Description = "Phrases in quotes; none or - is JSON Lines of {\"phrase\", \"date\"?, \"context\"?} on standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = new("resolve", "Say which actors a phrase names; nothing is stored.") { phrases, day };
        command.Options.Add(options.Actors);
        command.SetAction(parsed =>
        {
            ActorKnowledge knowledge = ActorKnowledge.Shipped;
            System.Collections.Immutable.ImmutableArray<ActorEntry> given = GivenActorsFile.Read(parsed.GetValue(options.Actors));
            knowledge = given.IsEmpty ? knowledge : knowledge.With(given);
            LocalDate? on = parsed.GetValue(day) is { } text
                ? Day(text) ?? throw new UsageException($"\"{text}\" is no day (YYYY-MM-DD)")
                : null;
            string[] wanted = parsed.GetValue(phrases) ?? [];
            return wanted is [] or ["-"] ? OfInput(surroundings, knowledge, on) : OfArguments(surroundings, knowledge, on, wanted);
        });
        return command;
    }

    private static int OfArguments(Surroundings surroundings, ActorKnowledge knowledge, LocalDate? on, string[] phrases)
    {
        PhraseResolver resolver = new(knowledge);
        foreach (string phrase in phrases)
        {
            Write(surroundings, phrase, resolver, knowledge, on, null);
        }

        return DemarcheCommand.Done;
    }

    private static int OfInput(Surroundings surroundings, ActorKnowledge knowledge, LocalDate? on)
    {
        PhraseResolver resolver = new(knowledge);
        using StreamReader lines = new(surroundings.Input());
        int exit = DemarcheCommand.Done;
        int number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Given(line) is not { } given)
            {
                surroundings.Say($"standard input, line {number}: not an object with a text \"phrase\"");
                exit = DemarcheCommand.SomeFailed;
                continue;
            }

            Write(surroundings, given.Phrase, resolver, knowledge, given.Day ?? on, given.Context);
        }

        return exit;
    }

    private static (string Phrase, LocalDate? Day, string? Context)? Given(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "phrase") is not { } phrase)
            {
                return null;
            }

            return (phrase, Text(root, "date") is { } date ? Day(date) : null, Text(root, "context"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out LocalDate day) ? day : null;

    private static void Write(
        Surroundings surroundings,
        string phrase,
        PhraseResolver resolver,
        ActorKnowledge knowledge,
        LocalDate? on,
        string? context
    )
    {
        ArrayBufferWriter<byte> line = new(256);
        PhraseWriter.Write(line, phrase, resolver.Resolve(phrase, on, context), knowledge);
        surroundings.Output.Write(line.WrittenSpan);
    }
}
