namespace Demarche.Record;

/// <summary>A rule that decides by what it draws of two mentions.</summary>
public abstract class JoinRule<T, TComparand> : IJoinRule<T>
    where TComparand : Comparand
{
    public abstract string Kind { get; }

    public abstract IEnumerable<BlockingKey> BlockingKeys(Mention<T> mention);

    public Comparand Draw(Mention<T> mention) => Compared(mention);

    public bool Joins(Comparand left, Comparand right) => Joins((TComparand)left, (TComparand)right);

    /// <summary>The same of two mentions.</summary>
    public bool Joins(Mention<T> left, Mention<T> right) => Joins(Compared(left), Compared(right));

    protected abstract TComparand Compared(Mention<T> mention);

    /// <summary>Symmetric and pure.</summary>
    protected abstract bool Joins(TComparand left, TComparand right);
}
