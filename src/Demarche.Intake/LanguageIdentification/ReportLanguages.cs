using System.Collections.Immutable;

namespace Demarche.Intake;

/// <summary>The language of a report and of those of its parts that clearly differ.</summary>
internal static class ReportLanguages
{
    private const int ShortestClearText = 150;
    private const int ShortestClearPart = 60;
    private const double ClearPartHits = 3;

    /// <summary>The stated tag, unless the text is clearly in another language; without a tag, what the text says.</summary>
    public static string? Of(string text, string? stated, List<string> notes)
    {
        string? guess = LanguageGuesser.Guess(text);
        if (stated is null || guess is null)
        {
            return stated ?? guess;
        }

        if (stated.AsSpan().StartsWith(guess, StringComparison.OrdinalIgnoreCase) || text.Length < ShortestClearText)
        {
            return stated;
        }

        notes.Add($"language stated as {stated}, text is in {guess}");
        return guess;
    }

    /// <summary>The parts, each with its language where it is another than the report's.</summary>
    public static ImmutableArray<ReportPart> OfParts(string text, ImmutableArray<ReportPart> parts, string? language)
    {
        ImmutableArray<ReportPart>.Builder? marked = null;
        for (int i = 0; i < parts.Length; i++)
        {
            ReportPart part = parts[i];
            if (part.Language is not null || part.Span.Length < ShortestClearPart)
            {
                continue;
            }

            string? guess = LanguageGuesser.Guess(part.Span.In(text), ClearPartHits);
            if (guess is not null && language is not null && !language.AsSpan().StartsWith(guess, StringComparison.OrdinalIgnoreCase))
            {
                marked ??= parts.ToBuilder();
                marked[i] = part with { Language = guess };
            }
        }

        return marked?.ToImmutable() ?? parts;
    }
}
