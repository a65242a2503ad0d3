using Demarche.Intake;

namespace Demarche.Bench;

/// <summary>Reads hostile inputs with every reader and watches for what must not happen: an exception, a hang, memory out of proportion.</summary>
internal sealed class HostileRun(string folder, TimeSpan slowest)
{
    /// <summary>Most bytes allocated for one input: a constant, and so many for each byte of it and of what it unfolds to.</summary>
    private const long Allowance = 64L * 1024 * 1024;
    private const long AllowanceAByte = 2000;

    private readonly List<(string Name, byte[] Content)> _seeds = HostileSeeds.Of(folder);

    /// <summary>Inputs read, by the seed they were made from.</summary>
    public SortedDictionary<string, long> Count { get; } = new(StringComparer.Ordinal);

    public long Reports { get; private set; }

    public long Failures { get; private set; }

    public TimeSpan Slowest { get; private set; }

    public long MostAllocated { get; private set; }

    public List<string> Faults { get; } = [];

    /// <summary>Reads the inputs of these numbers.</summary>
    public void Read(long from, long count)
    {
        Mutations mutations = new([.. _seeds.Select(seed => seed.Content)]);
        for (long number = from; number < from + count; number++)
        {
            (int seed, byte[] input) = mutations.Make(number);
            ReadOne(number, _seeds[seed].Name, input);
        }
    }

    private void ReadOne(long number, string name, byte[] input)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan began = Environment.CpuUsage.TotalTime;
        try
        {
            // Archives and crawl files come as streams; of the rest one half does, the other comes under its name, which settles ties between readers.
            bool streamed =
                number % 2 == 0
                || name.StartsWith("crawl", StringComparison.Ordinal)
                || name.StartsWith("members", StringComparison.Ordinal);
            IEnumerable<IntakeOutcome> outcomes = streamed
                ? IntakePipeline.Read(["-"], IntakeOptions.Default, () => new MemoryStream(input))
                : IntakePipeline.Read(new SourceDocument(name, input), IntakeOptions.Default);
            foreach (IntakeOutcome outcome in outcomes)
            {
                Take(number, name, outcome);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Faults.Add($"{number} ({name}): {error.GetType().Name}: {error.Message}");
        }

        // Processor time of the process: a busy machine is no hang.
        TimeSpan took = Environment.CpuUsage.TotalTime - began;
        long used = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Slowest = took > Slowest ? took : Slowest;
        MostAllocated = Math.Max(MostAllocated, used);
        Count[name] = Count.GetValueOrDefault(name) + 1;
        if (took > slowest)
        {
            Faults.Add($"{number} ({name}): took {took.TotalSeconds:0.0} s for {input.Length} bytes");
        }

        if (used > Allowance + (input.Length * AllowanceAByte))
        {
            Faults.Add($"{number} ({name}): allocated {used / 1024 / 1024} MiB for {input.Length} bytes");
        }
    }

    private void Take(long number, string name, IntakeOutcome outcome)
    {
        switch (outcome)
        {
            case IntakeReport { Report: var report }:
                Reports++;
                Check(number, name, report);
                break;
            case IntakeFailure failure:
                Failures++;
                if (failure.Reason.Contains("gave up", StringComparison.Ordinal))
                {
                    Faults.Add($"{number} ({name}): {failure.Locator}: {failure.Reason}");
                }

                break;
            default:
                break;
        }
    }

    // What every report must be, whatever it was made from.
    private void Check(long number, string name, Report report)
    {
        string text = report.Text.Value;
        bool whole = report.Parts.All(part => part.Span.Start >= 0 && part.Span.End <= text.Length && part.Span.Start < part.Span.End);
        bool clean = !text.AsSpan().ContainsAny('\0', '\r', '\uFEFF');
        for (int i = 0; i < text.Length && clean; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            clean = !char.IsSurrogate(text[i]) || pair;
            i += pair ? 1 : 0;
        }

        if (!whole || !clean)
        {
            Faults.Add($"{number} ({name}): a report with {(whole ? "characters that no clean text has" : "parts beside its text")}");
        }
    }
}
