using System.Text;

namespace Demarche.Language;

/// <summary>Scripts by key. In the file the keys stand sorted, as differences of variable length.</summary>
internal sealed class LemmaTable
{
    private const uint Mark = 0x314D454C; // "LEM1"

    private readonly Dictionary<uint, ushort> _entries;
    private readonly EditScript[] _scripts;

    public LemmaTable(IReadOnlyDictionary<uint, EditScript> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _scripts =
        [
            .. entries
                .Values.Distinct()
                .OrderBy(static s => s.Ending, StringComparer.Ordinal)
                .ThenBy(static s => s.Cut)
                .ThenBy(static s => s.Case),
        ];
        Dictionary<EditScript, ushort> numbers = [];
        for (int i = 0; i < _scripts.Length; i++)
        {
            numbers.Add(_scripts[i], checked((ushort)i));
        }

        _entries = entries.ToDictionary(static e => e.Key, e => numbers[e.Value]);
    }

    private LemmaTable(Dictionary<uint, ushort> entries, EditScript[] scripts)
    {
        _entries = entries;
        _scripts = scripts;
    }

    public int Count => _entries.Count;

    public bool TryFind(uint key, out EditScript script)
    {
        bool found = _entries.TryGetValue(key, out ushort number);
        script = found ? _scripts[number] : default;
        return found;
    }

    public byte[] Write()
    {
        using MemoryStream bytes = new();
        using (BinaryWriter file = new(bytes, Encoding.UTF8))
        {
            file.Write(Mark);
            file.Write7BitEncodedInt(_scripts.Length);
            foreach (EditScript script in _scripts)
            {
                file.Write((byte)script.Case);
                file.Write(script.Cut);
                file.Write(script.Ending);
            }

            file.Write7BitEncodedInt(_entries.Count);
            uint last = 0;
            foreach ((uint key, ushort script) in _entries.OrderBy(static e => e.Key))
            {
                file.Write7BitEncodedInt64(key - last);
                file.Write7BitEncodedInt(script);
                last = key;
            }
        }

        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no table of this version.</exception>
    public static LemmaTable Read(byte[] bytes)
    {
        using BinaryReader file = new(new MemoryStream(bytes), Encoding.UTF8);
        if (file.ReadUInt32() != Mark)
        {
            throw new InvalidDataException("no lemma table");
        }

        EditScript[] scripts = new EditScript[file.Read7BitEncodedInt()];
        for (int i = 0; i < scripts.Length; i++)
        {
            scripts[i] = new EditScript((LemmaCase)file.ReadByte(), file.ReadByte(), file.ReadString());
        }

        int count = file.Read7BitEncodedInt();
        Dictionary<uint, ushort> entries = new(count);
        uint key = 0;
        for (int i = 0; i < count; i++)
        {
            key += (uint)file.Read7BitEncodedInt64();
            entries.Add(key, (ushort)file.Read7BitEncodedInt());
        }

        return new LemmaTable(entries, scripts);
    }
}
