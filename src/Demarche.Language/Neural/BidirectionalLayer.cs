namespace Demarche.Language;

/// <summary>
/// A layer that reads each sentence once from its start and once from its end (M. Schuster and K. Paliwal, IEEE Transactions on
/// Signal Processing 45(11), 1997). Sentences of any lengths lie one after the other as rows of a matrix, and run side by side.
/// </summary>
/// <remarks>Sentence s is the words from offsets[s] up to offsets[s + 1]; it may be empty. Time and memory are linear in words.</remarks>
public sealed class BidirectionalLayer
{
    /// <exception cref="ArgumentException">The two directions have different shapes.</exception>
    public BidirectionalLayer(LongShortTermMemory forward, LongShortTermMemory backward)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        if (forward.Inputs != backward.Inputs || forward.Hidden != backward.Hidden)
        {
            throw new ArgumentException(
                $"forward is {forward.Inputs} to {forward.Hidden}, backward {backward.Inputs} to {backward.Hidden}",
                nameof(backward)
            );
        }

        Forward = forward;
        Backward = backward;
    }

    public LongShortTermMemory Forward { get; }

    public LongShortTermMemory Backward { get; }

    public int Inputs => Forward.Inputs;

    /// <summary>Numbers of a row of the result: 2 × hidden.</summary>
    public int Outputs => 2 * Forward.Hidden;

    /// <param name="x">[words × inputs]</param>
    /// <param name="offsets">[sentences + 1], rising</param>
    /// <param name="output">[words × 2 hidden], forward then backward; must not overlap <paramref name="x"/></param>
    /// <exception cref="ArgumentException">A span is too short, or the offsets do not rise from zero or above.</exception>
    public void Run(ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, Span<float> output, RecurrentWorkspace workspace)
    {
        int words = Words(offsets, output, workspace);
        Require(x.Length, words, Inputs, nameof(x));
        Run(Forward.Projecting(x), Backward.Projecting(x), offsets, output, workspace);
    }

    /// <summary>Runs over words whose gates the caller has projected with <see cref="LongShortTermMemory.Project"/>.</summary>
    /// <param name="forward">[rows × 4 hidden], by <see cref="Forward"/></param>
    /// <param name="backward">[rows × 4 hidden], by <see cref="Backward"/></param>
    /// <param name="rows">The row of each word, so that words of one type share one; empty: word n has row n.</param>
    /// <param name="offsets">[sentences + 1], rising</param>
    /// <param name="output">[words × 2 hidden], forward then backward</param>
    /// <exception cref="ArgumentException">A span is too short, a row is not there, or the offsets do not rise from zero or above.</exception>
    public void Run(
        ReadOnlySpan<float> forward,
        ReadOnlySpan<float> backward,
        ReadOnlySpan<int> rows,
        ReadOnlySpan<int> offsets,
        Span<float> output,
        RecurrentWorkspace workspace
    )
    {
        int words = Words(offsets, output, workspace);
        int needed = words;
        if (!rows.IsEmpty)
        {
            Require(rows.Length, words, 1, nameof(rows));
            needed = 0;
            foreach (int row in rows)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(row, nameof(rows));
                needed = Math.Max(needed, row + 1);
            }
        }

        Require(forward.Length, needed, Forward.Gates, nameof(forward));
        Require(backward.Length, needed, Backward.Gates, nameof(backward));
        Run(new GateSource(forward, Forward.Gates, rows), new GateSource(backward, Backward.Gates, rows), offsets, output, workspace);
    }

    private void Run(GateSource forward, GateSource backward, ReadOnlySpan<int> offsets, Span<float> output, RecurrentWorkspace workspace)
    {
        if (offsets[0] == offsets[^1])
        {
            return;
        }

        Forward.Run(forward, offsets, backward: false, output, Outputs, workspace);
        Backward.Run(backward, offsets, backward: true, output[Forward.Hidden..], Outputs, workspace);
    }

    private int Words(ReadOnlySpan<int> offsets, Span<float> output, RecurrentWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        int before = 0;
        foreach (int offset in offsets)
        {
            if (offset < before)
            {
                throw new ArgumentException($"offset {offset} after {before}", nameof(offsets));
            }

            before = offset;
        }

        if (offsets.IsEmpty)
        {
            throw new ArgumentException("no offsets: even no sentence has one", nameof(offsets));
        }

        Require(output.Length, before, Outputs, nameof(output));
        return before;
    }

    private static void Require(int length, int rows, int width, string name)
    {
        if (length < (long)rows * width)
        {
            throw new ArgumentException($"{length} numbers are not {rows} rows of {width}", name);
        }
    }
}
