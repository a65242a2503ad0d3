using System.Diagnostics;
using System.Globalization;
using Demarche.Language;

namespace Demarche.Bench;

/// <summary>The neural kernels on one thread, by processor time: nothing but arithmetic on invented numbers.</summary>
internal static class KernelBenchmark
{
    private const double Seconds = 0.7;

    public static void Run()
    {
        Console.WriteLine("| rows | inputs | outputs | GFLOP/s |");
        Console.WriteLine("|---:|---:|---:|---:|");
        foreach (
            (int rows, int inputs, int outputs) in (ReadOnlySpan<(int, int, int)>)
                [
                    (1, 160, 640),
                    (2, 160, 640),
                    (5, 160, 640),
                    (24, 160, 640),
                    (48, 128, 512),
                    (48, 160, 640),
                    (192, 320, 512),
                    (512, 128, 64),
                    (512, 256, 40),
                    (512, 320, 512),
                    (512, 512, 1024),
                ]
        )
        {
            Multiplication(rows, inputs, outputs);
        }

        float[] numbers = new InventedNumbers(3).Floats(4096, 4);
        Elementwise("sigmoid", numbers, Activation.Sigmoid);
        Elementwise("tanh", numbers, Activation.Tanh);
        foreach (int words in (ReadOnlySpan<int>)[256, 512, 1024, 4096])
        {
            Layers(words);
        }
    }

    private static void Multiplication(int rows, int inputs, int outputs)
    {
        InventedNumbers invented = new(1);
        PackedMatrix matrix = PackedMatrix.From(invented.Floats(outputs * inputs, 0.1f), outputs, inputs);
        float[] x = invented.Floats(rows * inputs, 1);
        float[] y = new float[rows * outputs];
        float[] bias = invented.Floats(outputs, 1);
        double seconds = SecondsOf(() => matrix.Multiply(x, rows, y, bias));
        Line($"| {rows} | {inputs} | {outputs} | {2e-9 * rows * inputs * outputs / seconds:0.0} |");
    }

    private delegate void Function(Span<float> numbers);

    private static void Elementwise(string name, float[] numbers, Function function)
    {
        double seconds = SecondsOf(() => function(numbers));
        Line($"{name}: {1e-9 * numbers.Length / seconds:0.00} G numbers/s");
    }

    // Two layers as in the language core: the first takes gates by word type, the second projects what the first gave.
    private static void Layers(int about)
    {
        InventedNumbers invented = new(2);
        BidirectionalLayer first = Layer(invented, 96, 160);
        BidirectionalLayer second = Layer(invented, 320, 128);
        int[] offsets = Offsets(invented, about);
        int words = offsets[^1];
        float[] types = invented.Floats(5000 * first.Forward.Gates, 1);
        int[] rows = [.. Enumerable.Range(0, words).Select(_ => invented.Below(5000))];
        float[] middle = new float[words * first.Outputs];
        float[] last = new float[words * second.Outputs];
        RecurrentWorkspace workspace = new();
        double one = SecondsOf(() => first.Run(types, types, rows, offsets, middle, workspace));
        double two = SecondsOf(() => second.Run(middle, offsets, last, workspace));
        Line(
            $"{words} words, {offsets.Length - 1} sentences: L1 {words / one:0} words/s ({Flops(0, 160) * words / one:0.0} GFLOP/s), L2 {words / two:0} ({Flops(320, 128) * words / two:0.0}), both {words / (one + two):0}"
        );
    }

    private static double Flops(int inputs, int hidden) => 2e-9 * 2 * 4 * hidden * (inputs + hidden);

    private static BidirectionalLayer Layer(InventedNumbers invented, int inputs, int hidden)
    {
        LongShortTermMemory Direction() =>
            new(
                PackedMatrix.From(invented.Floats(4 * hidden * inputs, 0.08f), 4 * hidden, inputs),
                PackedMatrix.From(invented.Floats(4 * hidden * hidden, 0.08f), 4 * hidden, hidden),
                invented.Floats(4 * hidden, 0.08f)
            );
        return new BidirectionalLayer(Direction(), Direction());
    }

    // Lengths of the press: 22 words on average, some headings, some long periods.
    private static int[] Offsets(InventedNumbers invented, int words)
    {
        List<int> offsets = [0];
        while (offsets[^1] < words)
        {
            int length = 1 + invented.Below(15) + invented.Below(15) + invented.Below(16);
            offsets.Add(offsets[^1] + length);
        }

        return [.. offsets];
    }

    private static double SecondsOf(Action action)
    {
        action();
        long runs = 0;
        long began = Stopwatch.GetTimestamp();
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        do
        {
            action();
            runs++;
        } while (Stopwatch.GetElapsedTime(began).TotalSeconds < Seconds);
        return (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds / runs;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
