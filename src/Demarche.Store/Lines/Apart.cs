using Demarche.Record;

namespace Demarche.Store;

/// <summary>No rule at all, for mentions that stand in lines for other reasons than each other's likeness.</summary>
internal abstract class Apart<T> : IJoinRule<T>
{
    public abstract string Kind { get; }

    public abstract IEnumerable<BlockingKey> BlockingKeys(Mention<T> mention);

    public Comparand Draw(Mention<T> mention) => Nothing.There;

    public bool Joins(Comparand left, Comparand right) => false;

    private sealed record Nothing : Comparand
    {
        public static Nothing There { get; } = new();

        public override int Size => 0;
    }
}
