using CsCheck;

namespace Demarche.Language.Tests.Neural;

public class BidirectionalLayerTests
{
    private const int Inputs = 3;
    private const int Hidden = 9;

    // torch.nn.LSTM(3, 9, bidirectional=True) in float64 over sentences of 3, 1, 4 and 2 words; weights and words are waves.
    private const string Reference = """
        -0.070338 0.060199 0.001716 -0.099795 0.027605 -0.051490 0.029675 -0.167251 0.215452 -0.030918 -0.168265 -0.383668 -0.522876 -0.691204 0.260044 -0.596063 0.437051 -0.474856
        -0.172368 0.117462 0.046422 -0.013501 0.116058 0.094794 0.118059 -0.287775 0.206627 0.090535 -0.246217 -0.324801 -0.343940 -0.200147 0.092299 -0.328850 0.100331 -0.159309
        -0.271979 0.159303 0.040722 0.132450 0.155502 0.504907 0.071558 -0.223215 0.072121 0.067199 -0.285312 -0.457992 -0.116363 -0.199736 0.000499 -0.504045 -0.030673 0.066880
        -0.084872 0.087949 0.078551 0.109921 0.088779 0.243663 0.144060 0.024976 0.059207 0.087280 -0.239136 -0.135715 -0.144694 -0.080025 -0.029465 -0.229183 0.028358 -0.159841
        0.019595 0.043536 -0.112992 -0.084360 0.031061 -0.074921 -0.002765 -0.108298 0.164843 -0.096088 0.120122 -0.202478 -0.568878 -0.709488 0.346723 -0.347542 0.542968 -0.462793
        -0.028680 0.095122 0.032789 -0.002538 0.128056 0.008045 0.125566 -0.196138 0.222564 0.108371 -0.152379 -0.326765 -0.427967 -0.256889 0.151037 -0.247322 0.188743 -0.233074
        -0.131895 0.146090 0.031933 0.048415 0.096902 0.298419 0.043071 -0.366754 0.075337 0.059544 -0.263045 -0.319140 -0.224169 -0.533020 0.067921 -0.400318 0.177790 0.043298
        -0.184034 0.065427 -0.254457 0.016314 -0.009451 -0.059997 -0.220075 -0.364924 -0.048175 0.239540 0.319964 0.201952 -0.073486 -0.069295 0.216799 0.159406 0.141445 0.118288
        -0.173191 0.089483 0.052677 0.140677 0.109214 0.345573 0.073559 -0.136439 0.026444 0.045282 -0.300918 -0.514237 -0.148594 -0.284269 0.052043 -0.640315 0.074148 -0.394339
        0.043447 0.098872 0.076067 -0.059024 0.080422 0.104027 0.189748 -0.139741 0.112021 -0.153245 -0.162518 -0.050663 0.114400 -0.343502 0.110095 -0.238581 0.322853 -0.390244
        """;

    [Fact]
    public void It_computes_what_the_reference_computes()
    {
        float[] output = Run(Layer(Inputs, Hidden), Wave.Of(30, 10 * Inputs, 1.8), [0, 3, 4, 8, 10]);

        float[] expected = [.. Reference.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(float.Parse)];
        Assert.All(output.Zip(expected, (o, e) => (First: o, Second: e)), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
    }

    [Fact]
    public void A_sentence_gives_the_same_bits_whatever_runs_beside_it() =>
        Gen.Select(Gen.Int[0, 40].Array[1, 200], Gen.Int[1, 40], Gen.Int[1, 40])
            .Sample(
                (lengths, inputs, hidden) =>
                {
                    int[] offsets = Offsets(lengths);
                    BidirectionalLayer layer = Layer(inputs, hidden);
                    float[] x = Wave.Of(5, offsets[^1] * inputs);
                    float[] together = Run(layer, x, offsets);
                    for (int s = 0; s < lengths.Length; s++)
                    {
                        float[] own = x[(offsets[s] * inputs)..(offsets[s + 1] * inputs)];
                        float[] alone = Run(layer, own, [0, lengths[s]]);
                        Assert.True(together.AsSpan(offsets[s] * 2 * hidden, alone.Length).SequenceEqual(alone));
                    }
                },
                iter: 20
            );

    [Fact]
    public void Gates_projected_beforehand_give_the_same_bits()
    {
        BidirectionalLayer layer = Layer(20, 24);
        int[] offsets = Offsets([5, 0, 30, 1, 7]);
        int words = offsets[^1];
        float[] types = Wave.Of(7, 10 * 20);
        int[] rows = [.. Enumerable.Range(0, words).Select(w => w * w % 10)];
        float[] x = [.. rows.SelectMany(r => types[(r * 20)..((r + 1) * 20)])];
        float[] forward = new float[10 * layer.Forward.Gates];
        float[] backward = new float[10 * layer.Backward.Gates];
        layer.Forward.Project(types, 10, forward);
        layer.Backward.Project(types, 10, backward);
        float[] output = new float[words * layer.Outputs];
        layer.Run(forward, backward, rows, offsets, output, new RecurrentWorkspace());

        Assert.Equal(Run(layer, x, offsets), output);
    }

    [Fact]
    public void A_very_long_sentence_works_in_little_memory()
    {
        BidirectionalLayer layer = Layer(4, 8);
        RecurrentWorkspace workspace = new();
        float[] x = Wave.Of(9, 100_000 * 4);
        float[] output = new float[100_000 * layer.Outputs];
        long before = GC.GetAllocatedBytesForCurrentThread();

        layer.Run(x, [0, 100_000], output, workspace);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200_000);
        Assert.All(output, y => Assert.InRange(y, -1, 1));
    }

    [Fact]
    public void A_workspace_that_has_grown_allocates_no_more()
    {
        BidirectionalLayer layer = Layer(16, 16);
        RecurrentWorkspace workspace = new();
        int[] offsets = Offsets([4, 9, 2]);
        float[] x = Wave.Of(9, 15 * 16);
        float[] output = new float[15 * layer.Outputs];
        layer.Run(x, offsets, output, workspace);
        long before = GC.GetAllocatedBytesForCurrentThread();

        layer.Run(x, offsets, output, workspace);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        BidirectionalLayer layer = Layer(2, 2);
        RecurrentWorkspace workspace = new();
        float[] room = new float[100];

        Assert.Throws<ArgumentException>(() => layer.Run(room, [], room, workspace));
        Assert.Throws<ArgumentException>(() => layer.Run(room, [0, 3, 2], room, workspace));
        Assert.Throws<ArgumentException>(() => layer.Run(room, [-1, 3], room, workspace));
        Assert.Throws<ArgumentException>(() => layer.Run(new float[5], [0, 3], room, workspace));
        Assert.Throws<ArgumentException>(() => layer.Run(room, [0, 3], new float[11], workspace));
        Assert.Throws<ArgumentException>(() => layer.Run(new float[16], new float[16], [0, 1, 2], [0, 3], room, workspace));
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.Run(room, room, [0, -1, 1], [0, 3], room, workspace));
        Assert.Throws<ArgumentException>(() =>
            new LongShortTermMemory(PackedMatrix.From(new float[16], 8, 2), PackedMatrix.From(new float[12], 6, 2), new float[8])
        );
        layer.Run([], [0, 0], [], workspace);
    }

    private static float[] Run(BidirectionalLayer layer, float[] x, int[] offsets)
    {
        float[] output = new float[offsets[^1] * layer.Outputs];
        layer.Run(x, offsets, output, new RecurrentWorkspace());
        return output;
    }

    private static BidirectionalLayer Layer(int inputs, int hidden)
    {
        LongShortTermMemory Direction(int seed) =>
            new(
                PackedMatrix.From(Wave.Of(seed, 4 * hidden * inputs), 4 * hidden, inputs),
                PackedMatrix.From(Wave.Of(seed + 1, 4 * hidden * hidden), 4 * hidden, hidden),
                Wave.Of(seed + 2, 4 * hidden)
            );
        return new BidirectionalLayer(Direction(1), Direction(11));
    }

    private static int[] Offsets(int[] lengths) => [0, .. lengths.Select((_, i) => lengths.Take(i + 1).Sum())];
}
