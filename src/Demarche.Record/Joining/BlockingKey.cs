namespace Demarche.Record;

/// <summary>
/// What mentions that may join find each other by: they have the same text, and their days, where both have one, lie within reach.
/// </summary>
/// <param name="Day">Days since 1970-01-01; null for any day.</param>
/// <param name="Reach">How many days apart two may lie. The same for all keys that can have the same text.</param>
public readonly record struct BlockingKey(string Text, int? Day = null, int Reach = 0)
{
    /// <summary>True when holders of the two may join. Symmetric.</summary>
    public bool Meets(BlockingKey other) => Text == other.Text && (Day is not { } a || other.Day is not { } b || Math.Abs(a - b) <= Reach);
}
