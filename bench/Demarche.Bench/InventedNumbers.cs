namespace Demarche.Bench;

/// <summary>Numbers by SplitMix64: seeded, the same on every machine.</summary>
internal sealed class InventedNumbers(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15UL;

    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Evenly between minus and plus <paramref name="range"/>.</summary>
    public float[] Floats(int count, float range)
    {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++)
        {
            floats[i] = (((Next() >> 40) / (float)(1 << 23)) - 1) * range;
        }

        return floats;
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
