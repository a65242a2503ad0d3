using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Reads the member <c>tokens</c>: sentences of <c>[start,end]</c> pairs in code points.</summary>
internal static class TokensMember
{
    /// <summary>The tokens in UTF-16 offsets; null when the member is absent.</summary>
    /// <param name="wrong">What is wrong with the member; null when nothing is.</param>
    public static ImmutableArray<ImmutableArray<TextSpan>>? Read(JsonElement record, CleanText text, out string? wrong)
    {
        wrong = null;
        if (!JsonFields.TryMember(record, "tokens", out JsonElement member) || member.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        wrong = "tokens must be sentences of [start,end] pairs in code points, in order, inside the text and none empty";
        if (member.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        ImmutableArray<ImmutableArray<TextSpan>>.Builder sentences = ImmutableArray.CreateBuilder<ImmutableArray<TextSpan>>();
        int before = 0;
        foreach (JsonElement sentence in member.EnumerateArray())
        {
            if (sentence.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            ImmutableArray<TextSpan>.Builder tokens = ImmutableArray.CreateBuilder<TextSpan>();
            foreach (JsonElement pair in sentence.EnumerateArray())
            {
                if (Pair(pair) is not { } span || span.Start < before || span.End > text.Map.CodePoints)
                {
                    return null;
                }

                before = span.Start;
                tokens.Add(text.Map.ToUtf16(span));
            }

            sentences.Add(tokens.ToImmutable());
        }

        wrong = null;
        return sentences.ToImmutable();
    }

    private static CodePointSpan? Pair(JsonElement pair) =>
        pair.ValueKind == JsonValueKind.Array
        && pair.GetArrayLength() == 2
        && pair[0].ValueKind == JsonValueKind.Number
        && pair[1].ValueKind == JsonValueKind.Number
        && pair[0].TryGetInt32(out int start)
        && pair[1].TryGetInt32(out int end)
        && start >= 0
        && end > start
            ? new CodePointSpan(start, end)
            : null;
}
