using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>
/// Adds to each number of a tile the products of its row and its output, one after the other. Every kernel does for one number
/// exactly what the others do: that makes rows independent of their neighbours.
/// </summary>
/// <remarks>
/// AggressiveOptimization, here and in all that computes with vectors, keeps ahead-of-time code out, which is made for a CPU
/// without fused multiply-add and would round otherwise.
/// </remarks>
internal static class TileKernel
{
    public static void Run(TileShape shape, in TileOperands operands, ref float start, nuint startStride, ref float y, nuint yStride)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            NarrowTileKernel.Run(shape, in operands, ref start, startStride, ref y, yStride);
            return;
        }

        switch (shape.Rows)
        {
            case 6:
                SixByOne(in operands, ref start, startStride, ref y, yStride);
                break;
            case 4:
                FourByOne(in operands, ref start, startStride, ref y, yStride);
                break;
            case 2:
                TwoByTwo(in operands, ref start, startStride, ref y, yStride);
                break;
            default:
                OneByFour(in operands, ref start, ref y);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixByOne(in TileOperands operands, ref float start, nuint startStride, ref float y, nuint yStride)
    {
        ref float x0 = ref operands.X;
        ref float x1 = ref Unsafe.Add(ref x0, operands.XStride);
        ref float x2 = ref Unsafe.Add(ref x1, operands.XStride);
        ref float x3 = ref Unsafe.Add(ref x2, operands.XStride);
        ref float x4 = ref Unsafe.Add(ref x3, operands.XStride);
        ref float x5 = ref Unsafe.Add(ref x4, operands.XStride);
        ref float p0 = ref operands.Panel;
        Vector256<float> c00 = Vector256.LoadUnsafe(ref start);
        Vector256<float> c01 = Vector256.LoadUnsafe(ref start, 8);
        Vector256<float> c10 = Vector256.LoadUnsafe(ref start, startStride);
        Vector256<float> c11 = Vector256.LoadUnsafe(ref start, startStride + 8);
        Vector256<float> c20 = Vector256.LoadUnsafe(ref start, startStride * 2);
        Vector256<float> c21 = Vector256.LoadUnsafe(ref start, (startStride * 2) + 8);
        Vector256<float> c30 = Vector256.LoadUnsafe(ref start, startStride * 3);
        Vector256<float> c31 = Vector256.LoadUnsafe(ref start, (startStride * 3) + 8);
        Vector256<float> c40 = Vector256.LoadUnsafe(ref start, startStride * 4);
        Vector256<float> c41 = Vector256.LoadUnsafe(ref start, (startStride * 4) + 8);
        Vector256<float> c50 = Vector256.LoadUnsafe(ref start, startStride * 5);
        Vector256<float> c51 = Vector256.LoadUnsafe(ref start, (startStride * 5) + 8);
        nuint depth = operands.Depth;
        for (nuint k = 0; k < depth; k++)
        {
            Vector256<float> w0 = Vector256.LoadUnsafe(ref p0);
            Vector256<float> w1 = Vector256.LoadUnsafe(ref p0, 8);
            Vector256<float> a0 = Vector256.Create(Unsafe.Add(ref x0, k));
            c00 = Vector256.MultiplyAddEstimate(w0, a0, c00);
            c01 = Vector256.MultiplyAddEstimate(w1, a0, c01);
            Vector256<float> a1 = Vector256.Create(Unsafe.Add(ref x1, k));
            c10 = Vector256.MultiplyAddEstimate(w0, a1, c10);
            c11 = Vector256.MultiplyAddEstimate(w1, a1, c11);
            Vector256<float> a2 = Vector256.Create(Unsafe.Add(ref x2, k));
            c20 = Vector256.MultiplyAddEstimate(w0, a2, c20);
            c21 = Vector256.MultiplyAddEstimate(w1, a2, c21);
            Vector256<float> a3 = Vector256.Create(Unsafe.Add(ref x3, k));
            c30 = Vector256.MultiplyAddEstimate(w0, a3, c30);
            c31 = Vector256.MultiplyAddEstimate(w1, a3, c31);
            Vector256<float> a4 = Vector256.Create(Unsafe.Add(ref x4, k));
            c40 = Vector256.MultiplyAddEstimate(w0, a4, c40);
            c41 = Vector256.MultiplyAddEstimate(w1, a4, c41);
            Vector256<float> a5 = Vector256.Create(Unsafe.Add(ref x5, k));
            c50 = Vector256.MultiplyAddEstimate(w0, a5, c50);
            c51 = Vector256.MultiplyAddEstimate(w1, a5, c51);
            p0 = ref Unsafe.Add(ref p0, PackedMatrix.PanelWidth);
        }

        c00.StoreUnsafe(ref y);
        c01.StoreUnsafe(ref y, 8);
        c10.StoreUnsafe(ref y, yStride);
        c11.StoreUnsafe(ref y, yStride + 8);
        c20.StoreUnsafe(ref y, yStride * 2);
        c21.StoreUnsafe(ref y, (yStride * 2) + 8);
        c30.StoreUnsafe(ref y, yStride * 3);
        c31.StoreUnsafe(ref y, (yStride * 3) + 8);
        c40.StoreUnsafe(ref y, yStride * 4);
        c41.StoreUnsafe(ref y, (yStride * 4) + 8);
        c50.StoreUnsafe(ref y, yStride * 5);
        c51.StoreUnsafe(ref y, (yStride * 5) + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourByOne(in TileOperands operands, ref float start, nuint startStride, ref float y, nuint yStride)
    {
        ref float x0 = ref operands.X;
        ref float x1 = ref Unsafe.Add(ref x0, operands.XStride);
        ref float x2 = ref Unsafe.Add(ref x1, operands.XStride);
        ref float x3 = ref Unsafe.Add(ref x2, operands.XStride);
        ref float p0 = ref operands.Panel;
        Vector256<float> c00 = Vector256.LoadUnsafe(ref start);
        Vector256<float> c01 = Vector256.LoadUnsafe(ref start, 8);
        Vector256<float> c10 = Vector256.LoadUnsafe(ref start, startStride);
        Vector256<float> c11 = Vector256.LoadUnsafe(ref start, startStride + 8);
        Vector256<float> c20 = Vector256.LoadUnsafe(ref start, startStride * 2);
        Vector256<float> c21 = Vector256.LoadUnsafe(ref start, (startStride * 2) + 8);
        Vector256<float> c30 = Vector256.LoadUnsafe(ref start, startStride * 3);
        Vector256<float> c31 = Vector256.LoadUnsafe(ref start, (startStride * 3) + 8);
        nuint depth = operands.Depth;
        for (nuint k = 0; k < depth; k++)
        {
            Vector256<float> w0 = Vector256.LoadUnsafe(ref p0);
            Vector256<float> w1 = Vector256.LoadUnsafe(ref p0, 8);
            Vector256<float> a0 = Vector256.Create(Unsafe.Add(ref x0, k));
            c00 = Vector256.MultiplyAddEstimate(w0, a0, c00);
            c01 = Vector256.MultiplyAddEstimate(w1, a0, c01);
            Vector256<float> a1 = Vector256.Create(Unsafe.Add(ref x1, k));
            c10 = Vector256.MultiplyAddEstimate(w0, a1, c10);
            c11 = Vector256.MultiplyAddEstimate(w1, a1, c11);
            Vector256<float> a2 = Vector256.Create(Unsafe.Add(ref x2, k));
            c20 = Vector256.MultiplyAddEstimate(w0, a2, c20);
            c21 = Vector256.MultiplyAddEstimate(w1, a2, c21);
            Vector256<float> a3 = Vector256.Create(Unsafe.Add(ref x3, k));
            c30 = Vector256.MultiplyAddEstimate(w0, a3, c30);
            c31 = Vector256.MultiplyAddEstimate(w1, a3, c31);
            p0 = ref Unsafe.Add(ref p0, PackedMatrix.PanelWidth);
        }

        c00.StoreUnsafe(ref y);
        c01.StoreUnsafe(ref y, 8);
        c10.StoreUnsafe(ref y, yStride);
        c11.StoreUnsafe(ref y, yStride + 8);
        c20.StoreUnsafe(ref y, yStride * 2);
        c21.StoreUnsafe(ref y, (yStride * 2) + 8);
        c30.StoreUnsafe(ref y, yStride * 3);
        c31.StoreUnsafe(ref y, (yStride * 3) + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoByTwo(in TileOperands operands, ref float start, nuint startStride, ref float y, nuint yStride)
    {
        ref float x0 = ref operands.X;
        ref float x1 = ref Unsafe.Add(ref x0, operands.XStride);
        ref float p0 = ref operands.Panel;
        ref float p1 = ref Unsafe.Add(ref p0, operands.PanelStride);
        Vector256<float> c00 = Vector256.LoadUnsafe(ref start);
        Vector256<float> c01 = Vector256.LoadUnsafe(ref start, 8);
        Vector256<float> c02 = Vector256.LoadUnsafe(ref start, 16);
        Vector256<float> c03 = Vector256.LoadUnsafe(ref start, 24);
        Vector256<float> c10 = Vector256.LoadUnsafe(ref start, startStride);
        Vector256<float> c11 = Vector256.LoadUnsafe(ref start, startStride + 8);
        Vector256<float> c12 = Vector256.LoadUnsafe(ref start, startStride + 16);
        Vector256<float> c13 = Vector256.LoadUnsafe(ref start, startStride + 24);
        nuint depth = operands.Depth;
        for (nuint k = 0; k < depth; k++)
        {
            Vector256<float> w0 = Vector256.LoadUnsafe(ref p0);
            Vector256<float> w1 = Vector256.LoadUnsafe(ref p0, 8);
            Vector256<float> w2 = Vector256.LoadUnsafe(ref p1);
            Vector256<float> w3 = Vector256.LoadUnsafe(ref p1, 8);
            Vector256<float> a0 = Vector256.Create(Unsafe.Add(ref x0, k));
            c00 = Vector256.MultiplyAddEstimate(w0, a0, c00);
            c01 = Vector256.MultiplyAddEstimate(w1, a0, c01);
            c02 = Vector256.MultiplyAddEstimate(w2, a0, c02);
            c03 = Vector256.MultiplyAddEstimate(w3, a0, c03);
            Vector256<float> a1 = Vector256.Create(Unsafe.Add(ref x1, k));
            c10 = Vector256.MultiplyAddEstimate(w0, a1, c10);
            c11 = Vector256.MultiplyAddEstimate(w1, a1, c11);
            c12 = Vector256.MultiplyAddEstimate(w2, a1, c12);
            c13 = Vector256.MultiplyAddEstimate(w3, a1, c13);
            p0 = ref Unsafe.Add(ref p0, PackedMatrix.PanelWidth);
            p1 = ref Unsafe.Add(ref p1, PackedMatrix.PanelWidth);
        }

        c00.StoreUnsafe(ref y);
        c01.StoreUnsafe(ref y, 8);
        c02.StoreUnsafe(ref y, 16);
        c03.StoreUnsafe(ref y, 24);
        c10.StoreUnsafe(ref y, yStride);
        c11.StoreUnsafe(ref y, yStride + 8);
        c12.StoreUnsafe(ref y, yStride + 16);
        c13.StoreUnsafe(ref y, yStride + 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByFour(in TileOperands operands, ref float start, ref float y)
    {
        ref float x0 = ref operands.X;
        ref float p0 = ref operands.Panel;
        ref float p1 = ref Unsafe.Add(ref p0, operands.PanelStride);
        ref float p2 = ref Unsafe.Add(ref p1, operands.PanelStride);
        ref float p3 = ref Unsafe.Add(ref p2, operands.PanelStride);
        Vector256<float> c00 = Vector256.LoadUnsafe(ref start);
        Vector256<float> c01 = Vector256.LoadUnsafe(ref start, 8);
        Vector256<float> c02 = Vector256.LoadUnsafe(ref start, 16);
        Vector256<float> c03 = Vector256.LoadUnsafe(ref start, 24);
        Vector256<float> c04 = Vector256.LoadUnsafe(ref start, 32);
        Vector256<float> c05 = Vector256.LoadUnsafe(ref start, 40);
        Vector256<float> c06 = Vector256.LoadUnsafe(ref start, 48);
        Vector256<float> c07 = Vector256.LoadUnsafe(ref start, 56);
        nuint depth = operands.Depth;
        for (nuint k = 0; k < depth; k++)
        {
            Vector256<float> a = Vector256.Create(Unsafe.Add(ref x0, k));
            c00 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p0), a, c00);
            c01 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p0, 8), a, c01);
            c02 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p1), a, c02);
            c03 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p1, 8), a, c03);
            c04 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p2), a, c04);
            c05 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p2, 8), a, c05);
            c06 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p3), a, c06);
            c07 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p3, 8), a, c07);
            p0 = ref Unsafe.Add(ref p0, PackedMatrix.PanelWidth);
            p1 = ref Unsafe.Add(ref p1, PackedMatrix.PanelWidth);
            p2 = ref Unsafe.Add(ref p2, PackedMatrix.PanelWidth);
            p3 = ref Unsafe.Add(ref p3, PackedMatrix.PanelWidth);
        }

        c00.StoreUnsafe(ref y);
        c01.StoreUnsafe(ref y, 8);
        c02.StoreUnsafe(ref y, 16);
        c03.StoreUnsafe(ref y, 24);
        c04.StoreUnsafe(ref y, 32);
        c05.StoreUnsafe(ref y, 40);
        c06.StoreUnsafe(ref y, 48);
        c07.StoreUnsafe(ref y, 56);
    }
}
