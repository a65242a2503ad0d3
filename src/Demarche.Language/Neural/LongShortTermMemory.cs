namespace Demarche.Language;

/// <summary>
/// One direction of a long short-term memory (S. Hochreiter and J. Schmidhuber, Neural Computation 9(8), 1997, with the forget
/// gate of F. Gers et al., 2000), gates in PyTorch's order: input, forget, cell, output. State starts at zero. What a sentence
/// gives has the same bits whatever sentences run beside it. Never changed after it is made: threads may share it.
/// </summary>
public sealed class LongShortTermMemory
{
    // More sentences side by side would not fill the tiles better, only push the gates out of the cache.
    private const int SentencesAtOnce = 128;

    private readonly PackedMatrix _input;
    private readonly PackedMatrix _recurrent;
    private readonly float[] _bias;

    /// <param name="input">[4 hidden × inputs]: <c>weight_ih</c></param>
    /// <param name="recurrent">[4 hidden × hidden]: <c>weight_hh</c></param>
    /// <param name="bias">[4 hidden]: <c>bias_ih + bias_hh</c></param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public LongShortTermMemory(PackedMatrix input, PackedMatrix recurrent, ReadOnlySpan<float> bias)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(recurrent);
        int gates = 4 * recurrent.Inputs;
        if (recurrent.Outputs != gates || input.Outputs != gates || bias.Length != gates)
        {
            throw new ArgumentException(
                $"{recurrent.Inputs} hidden units need {gates} gates: input has {input.Outputs}, recurrent {recurrent.Outputs}, bias {bias.Length}"
            );
        }

        _input = input;
        _recurrent = recurrent;
        _bias = bias.ToArray();
    }

    /// <summary>The tensors <c>name.input</c>, <c>name.recurrent</c> and <c>name.bias</c> of a file.</summary>
    internal static LongShortTermMemory From(ModelFile file, string name) =>
        new(file.Matrix(name + ".input"), file.Matrix(name + ".recurrent"), file.Floats(name + ".bias"));

    public int Inputs => _input.Inputs;

    public int Hidden => _recurrent.Inputs;

    /// <summary>Numbers of a row of projected gates: 4 × hidden.</summary>
    public int Gates => _recurrent.Outputs;

    /// <summary>The part of the gates that depends on the word alone, bias and all: the same for every place the word stands at.</summary>
    /// <param name="x">[rows × inputs]</param>
    /// <param name="gates">[rows × 4 hidden]</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public void Project(ReadOnlySpan<float> x, int rows, Span<float> gates) => _input.Multiply(x, rows, gates, _bias);

    internal GateSource Projecting(ReadOnlySpan<float> x) => new(_input, _bias, x);

    /// <summary>Runs over the sentences; spans are checked by the caller.</summary>
    /// <param name="offsets">Sentence s is the words from offsets[s] up to offsets[s + 1].</param>
    /// <param name="output">One row a word, <paramref name="stride"/> numbers apart; hidden numbers of each are written.</param>
    internal void Run(
        GateSource source,
        ReadOnlySpan<int> offsets,
        bool backward,
        Span<float> output,
        int stride,
        RecurrentWorkspace workspace
    )
    {
        ReadOnlySpan<int> order = workspace.LongestFirst(offsets);
        for (int first = 0; first < order.Length; first += SentencesAtOnce)
        {
            ReadOnlySpan<int> together = order.Slice(first, Math.Min(SentencesAtOnce, order.Length - first));
            RunTogether(source, offsets, together, backward, output, stride, workspace);
        }
    }

    private void RunTogether(
        GateSource source,
        ReadOnlySpan<int> offsets,
        ReadOnlySpan<int> order,
        bool backward,
        Span<float> output,
        int stride,
        RecurrentWorkspace workspace
    )
    {
        Span<float> state = workspace.State(order.Length * Hidden);
        Span<float> cell = workspace.Cell(order.Length * Hidden);
        cell.Clear();
        int room = Math.Max(order.Length, source.Appetite);
        Span<float> inputs = workspace.Inputs(source.Buffer(room));
        Span<float> gates = workspace.Gates(room * Gates);
        int active = Running(offsets, order, 0);
        for (int step = 0; active > 0; )
        {
            int firstStep = step;
            int words = 0;
            int fetching = active;
            while (fetching > 0 && (words == 0 || words + fetching <= source.Appetite))
            {
                for (int i = 0; i < fetching; i++)
                {
                    source.Fetch(Word(offsets, order[i], step, backward), words + i, inputs, gates);
                }

                words += fetching;
                step++;
                fetching = Running(offsets, order[..fetching], step);
            }

            source.Finish(words, inputs, gates);
            Span<float> left = gates;
            for (int now = firstStep; now < step; now++)
            {
                Step(left, offsets, order[..active], now, backward, state, cell, output, stride);
                left = left[(active * Gates)..];
                active = Running(offsets, order[..active], now + 1);
            }
        }
    }

    private void Step(
        Span<float> gates,
        ReadOnlySpan<int> offsets,
        ReadOnlySpan<int> active,
        int step,
        bool backward,
        Span<float> state,
        Span<float> cell,
        Span<float> output,
        int stride
    )
    {
        // Before the first word the state is zero.
        if (step > 0)
        {
            _recurrent.Multiply(state, active.Length, gates, accumulate: true);
        }

        for (int i = 0; i < active.Length; i++)
        {
            Span<float> written = output.Slice(Word(offsets, active[i], step, backward) * stride, Hidden);
            MemoryCell.Advance(gates.Slice(i * Gates, Gates), cell.Slice(i * Hidden, Hidden), state.Slice(i * Hidden, Hidden), written);
        }
    }

    private static int Word(ReadOnlySpan<int> offsets, int sentence, int step, bool backward) =>
        backward ? offsets[sentence + 1] - 1 - step : offsets[sentence] + step;

    // Longest first, so what has ended is at the end.
    private static int Running(ReadOnlySpan<int> offsets, ReadOnlySpan<int> order, int step)
    {
        int running = order.Length;
        while (running > 0 && offsets[order[running - 1] + 1] - offsets[order[running - 1]] <= step)
        {
            running--;
        }

        return running;
    }
}
