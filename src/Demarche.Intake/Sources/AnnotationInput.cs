using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>A report given to a stateless command, with the tokens that came along.</summary>
/// <param name="Tokens">Sentences of tokens in the clean text, kept as given; null when none were given.</param>
public sealed record GivenReport(Report Report, ImmutableArray<ImmutableArray<TextSpan>>? Tokens) : IntakeOutcome(Report.Locator);

/// <summary>
/// Reads the JSON Lines of <c>annotate</c> and <c>group</c>. The member <c>text</c> is clean already: the clean text equals it, character by character.
/// A member <c>html</c> is cleaned as in <c>read</c>.
/// </summary>
public static class AnnotationInput
{
    /// <summary>The reports of the stream, lazily, in order. A bad line is an <see cref="IntakeFailure"/>.</summary>
    /// <param name="name">What to call the stream in messages and locators: its path, or <c>-</c>.</param>
    public static IEnumerable<IntakeOutcome> Read(Stream stream, string name, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        using StreamReader reader = new(
            stream,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            detectEncodingFromByteOrderMarks: true
        );
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return ReadLine(line, $"{name}#{number}", number, options);
            }
        }
    }

    /// <summary>Reads one line.</summary>
    /// <param name="number">Number of the line, from 1, for messages.</param>
    public static IntakeOutcome ReadLine(string line, string locator, int number, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(line);
        byte[] bytes = Encoding.UTF8.GetBytes(line);
        if (JsonLinesReader.Parse(bytes, out string? problem) is not { } record)
        {
            return new IntakeFailure(locator, $"line {number} is not a JSON object: {problem}");
        }

        if (!JsonFields.TryMember(record, "text", out JsonElement given) || given.ValueKind != JsonValueKind.String)
        {
            IntakeOutcome outcome = JsonRecord.Read(locator, record, bytes, [], options);
            return outcome switch
            {
                IntakeReport cleaned => new GivenReport(cleaned.Report, null),
                IntakeSkipped => new IntakeFailure(locator, $"line {number} has neither \"text\" nor \"html\""),
                _ => outcome,
            };
        }

        string text = JsonFields.Text(given);
        ReportDraft draft = new();
        FieldsToDraft.Fill(draft, JsonFields.Read(record), PublishedBasis.Given);
        Report report = draft.ToReport(locator, bytes, GivenBody.Of(text), draft.Title);
        ImmutableArray<ImmutableArray<TextSpan>>? tokens = TokensMember.Read(record, report.Text, out string? wrong);
        return wrong is null ? new GivenReport(report, tokens) : new IntakeFailure(locator, wrong);
    }
}
