using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>The kernels of <see cref="TileKernel"/> for machines whose vectors hold four numbers: eight outputs at a time.</summary>
internal static class NarrowTileKernel
{
    public static void Run(TileShape shape, in TileOperands operands, ref float start, nuint startStride, ref float y, nuint yStride)
    {
        int pairs = shape.Rows / 2;
        for (int column = 0; column < shape.Columns; column += 8)
        {
            nuint place = (nuint)column;
            nuint panel = (place / PackedMatrix.PanelWidth * operands.PanelStride) + (place % PackedMatrix.PanelWidth);
            ref float weights = ref Unsafe.Add(ref operands.Panel, panel);
            if (pairs == 0)
            {
                One(in operands, ref weights, ref Unsafe.Add(ref start, place), ref Unsafe.Add(ref y, place));
            }

            for (int pair = 0; pair < pairs; pair++)
            {
                nuint row = (nuint)(2 * pair);
                Two(
                    ref Unsafe.Add(ref operands.X, row * operands.XStride),
                    operands.XStride,
                    ref weights,
                    operands.Depth,
                    ref Unsafe.Add(ref start, (row * startStride) + place),
                    startStride,
                    ref Unsafe.Add(ref y, (row * yStride) + place),
                    yStride
                );
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(in TileOperands operands, ref float weights, ref float start, ref float y)
    {
        ref float x = ref operands.X;
        Vector128<float> c0 = Vector128.LoadUnsafe(ref start);
        Vector128<float> c1 = Vector128.LoadUnsafe(ref start, 4);
        nuint depth = operands.Depth;
        for (nuint k = 0; k < depth; k++)
        {
            Vector128<float> a = Vector128.Create(Unsafe.Add(ref x, k));
            c0 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref weights), a, c0);
            c1 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref weights, 4), a, c1);
            weights = ref Unsafe.Add(ref weights, PackedMatrix.PanelWidth);
        }

        c0.StoreUnsafe(ref y);
        c1.StoreUnsafe(ref y, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(
        ref float x,
        nuint xStride,
        ref float weights,
        nuint depth,
        ref float start,
        nuint startStride,
        ref float y,
        nuint yStride
    )
    {
        ref float x1 = ref Unsafe.Add(ref x, xStride);
        Vector128<float> c00 = Vector128.LoadUnsafe(ref start);
        Vector128<float> c01 = Vector128.LoadUnsafe(ref start, 4);
        Vector128<float> c10 = Vector128.LoadUnsafe(ref start, startStride);
        Vector128<float> c11 = Vector128.LoadUnsafe(ref start, startStride + 4);
        for (nuint k = 0; k < depth; k++)
        {
            Vector128<float> w0 = Vector128.LoadUnsafe(ref weights);
            Vector128<float> w1 = Vector128.LoadUnsafe(ref weights, 4);
            Vector128<float> a0 = Vector128.Create(Unsafe.Add(ref x, k));
            c00 = Vector128.MultiplyAddEstimate(w0, a0, c00);
            c01 = Vector128.MultiplyAddEstimate(w1, a0, c01);
            Vector128<float> a1 = Vector128.Create(Unsafe.Add(ref x1, k));
            c10 = Vector128.MultiplyAddEstimate(w0, a1, c10);
            c11 = Vector128.MultiplyAddEstimate(w1, a1, c11);
            weights = ref Unsafe.Add(ref weights, PackedMatrix.PanelWidth);
        }

        c00.StoreUnsafe(ref y);
        c01.StoreUnsafe(ref y, 4);
        c10.StoreUnsafe(ref y, yStride);
        c11.StoreUnsafe(ref y, yStride + 4);
    }
}
