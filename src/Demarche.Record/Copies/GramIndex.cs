namespace Demarche.Record;

/// <summary>Where each word sequence of a text stands: made once for a text that is compared with many.</summary>
internal sealed class GramIndex
{
    private readonly ulong[] _grams;
    private readonly int[] _heads;
    private readonly int[] _next;

    public GramIndex(ulong[] grams)
    {
        _grams = grams;
        _heads = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(grams.Length * 2) + 1)];
        _next = new int[grams.Length];
        _heads.AsSpan().Fill(-1);
        for (int j = grams.Length - 1; j >= 0; j--)
        {
            ref int head = ref _heads[Slot(grams[j])];
            _next[j] = head;
            head = j;
        }
    }

    /// <summary>The first place of a sequence; -1 for none.</summary>
    public int First(ulong gram) => Equal(gram, _heads[Slot(gram)]);

    /// <summary>The place after this one where the same sequence stands; -1 for none.</summary>
    public int After(int place) => Equal(_grams[place], _next[place]);

    private int Equal(ulong gram, int place)
    {
        while (place >= 0 && _grams[place] != gram)
        {
            place = _next[place];
        }

        return place;
    }

    private int Slot(ulong gram) => (int)(gram & (ulong)(_heads.Length - 1));
}
