using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// The rows of a table of frames by the lemma of their predicate. A row is: predicates, frame, and what the table says of a match.
/// Predicates are lemmas with "|" between; "be ready" is an adjective or noun with its copula, "rule out" a verb with its particle. A
/// frame is "-" (nothing needed) or a series of slots, each with its prepositions before it: <c>on|upon Y to VP</c>.
/// </summary>
internal sealed class FrameTable
{
    private readonly FrozenDictionary<string, ImmutableArray<Frame>> _byLemma;

    private FrameTable(FrozenDictionary<string, ImmutableArray<Frame>> byLemma)
    {
        _byLemma = byLemma;
    }

    public static FrameTable Load(string fileName)
    {
        Dictionary<string, List<Frame>> frames = new(StringComparer.Ordinal);
        foreach (string[] row in EmbeddedLines.Rows(fileName))
        {
            ImmutableArray<FrameSlot> slots = SlotsOf(row[1]);
            foreach (string predicate in row[0].Split('|'))
            {
                string[] words = predicate.Split(' ');
                bool adjective = row[0].StartsWith("be ", StringComparison.Ordinal);
                string lemma = adjective && words[0] == "be" ? words[1] : words[0];
                string particle =
                    adjective
                        ? (
                            words.Length > 2 ? words[2]
                            : words[0] != "be" && words.Length > 1 ? words[1]
                            : ""
                        )
                    : words.Length > 1 ? words[1]
                    : "";
                Frame frame = new(
                    particle,
                    adjective,
                    slots,
                    [.. row[2..]],
                    $"X {(adjective && words[0] != "be" ? "be " : "")}{predicate}{(row[1] == "-" ? "" : " " + row[1])}"
                );
                if (!frames.TryGetValue(lemma, out List<Frame>? rows))
                {
                    frames[lemma] = rows = [];
                }

                rows.Add(frame);
            }
        }

        return new FrameTable(frames.ToFrozenDictionary(static p => p.Key, static p => p.Value.ToImmutableArray(), StringComparer.Ordinal));
    }

    /// <summary>The frames of a predicate in the order of the table; an adjective that is a participle stands by its form ("committed").</summary>
    public ImmutableArray<Frame> At(string lemma, string form)
    {
        ImmutableArray<Frame> frames = _byLemma.GetValueOrDefault(lemma, []);
        return form != lemma && _byLemma.TryGetValue(form, out ImmutableArray<Frame> ofForm)
            ? [.. ofForm.Where(static f => f.Adjective), .. frames]
            : frames;
    }

    private static ImmutableArray<FrameSlot> SlotsOf(string frame)
    {
        ImmutableArray<FrameSlot>.Builder slots = ImmutableArray.CreateBuilder<FrameSlot>();
        ImmutableArray<string> markers = [];
        string[] parts = frame == "-" ? [] : frame.Split(' ');
        for (int i = 0; i < parts.Length; i++)
        {
            SlotKind? kind = parts[i] switch
            {
                "Y" => SlotKind.Party,
                "VP" => SlotKind.Infinitive,
                "S" => SlotKind.Clause,
                "SELF" => SlotKind.OwnClause,
                "VPing" => SlotKind.Gerund,
                "NP" when i + 1 < parts.Length && parts[i + 1] == "VPed" => SlotKind.NounAndParticiple,
                "NP" => SlotKind.Noun,
                "VPed" => null,
                _ => null,
            };
            if (kind is { } found)
            {
                bool marked = markers is not ["to"] || found is not SlotKind.Infinitive;
                slots.Add(new FrameSlot(found, marked && markers is not ["that"] ? markers : []));
                markers = [];
            }
            else if (parts[i] != "VPed")
            {
                markers = [.. parts[i].Split('|')];
            }
        }

        return slots.ToImmutable();
    }
}
