namespace Demarche.Language;

/// <summary>The mentions that were joined so far, and what they tell together: a "he" makes the whole chain masculine.</summary>
internal sealed class Chain
{
    private const int MostWords = 8;
    private readonly uint[] _exact = new uint[MostWords];
    private readonly uint[] _keys = new uint[MostWords];
    private int _exactCount;
    private int _keyCount;

    /// <summary>Bit n for each <see cref="Gender"/> (1 masculine, 2 feminine, 3 neuter) that a member shows; 0 when none does.</summary>
    public int Genders { get; private set; }

    public int Numbers { get; private set; }

    public int Animacies { get; private set; }

    public byte NameType { get; private set; }

    /// <summary>Bit n for each <see cref="MentionKind"/> among the members.</summary>
    public int Kinds { get; private set; }

    public int Size { get; private set; }

    /// <summary>Index of the latest member.</summary>
    public int Latest { get; private set; }

    public int First { get; private set; } = -1;

    public void Add(Candidate mention)
    {
        Size++;
        Latest = mention.Index;
        First = First < 0 ? mention.Index : First;
        Genders |= mention.Gender == Gender.Unknown ? 0 : 1 << (int)mention.Gender;
        Numbers |= mention.Number == Number.Unknown ? 0 : 1 << (int)mention.Number;
        Animacies |= mention.Animacy == Animacy.Unknown ? 0 : 1 << (int)mention.Animacy;
        Kinds |= 1 << (int)mention.Kind;
        NameType = NameType != 0 ? NameType : mention.NameType;
        if (!mention.IsPronoun)
        {
            Keep(_exact, ref _exactCount, mention.Exact);
            Keep(_keys, ref _keyCount, mention.Key);
        }
    }

    public bool HasExact(uint exact) => _exact.AsSpan(0, _exactCount).Contains(exact);

    public bool HasKey(uint key) => _keys.AsSpan(0, _keyCount).Contains(key);

    private static void Keep(uint[] words, ref int count, uint word)
    {
        if (count < MostWords && !words.AsSpan(0, count).Contains(word))
        {
            words[count++] = word;
        }
    }
}
