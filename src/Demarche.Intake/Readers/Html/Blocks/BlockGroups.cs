using System.Runtime.InteropServices;

namespace Demarche.Intake;

/// <summary>Sums over blocks that belong together.</summary>
internal struct BlockGroup
{
    public int Blocks;
    public int Words;
    public int LinkWords;
    public int ProseBlocks;
}

/// <summary>Blocks of a page that stand at the same path of elements and classes, and those in the same container with the same path.</summary>
internal sealed class BlockGroups
{
    private readonly int[] _alike;
    private readonly int[] _beside;
    private readonly int[] _same;
    private readonly List<BlockGroup> _groups;

    private BlockGroups(int blocks)
    {
        _alike = new int[blocks];
        _beside = new int[blocks];
        _same = new int[blocks];
        _groups = new List<BlockGroup>(blocks * 2);
    }

    public static BlockGroups Of(HtmlPage page)
    {
        BlockGroups groups = new(page.Blocks.Length);
        Dictionary<ulong, int> paths = new(page.Blocks.Length);
        Dictionary<ulong, int> containers = new(page.Blocks.Length);
        Dictionary<ulong, int> texts = new(page.Blocks.Length);
        for (int i = 0; i < page.Blocks.Length; i++)
        {
            ref readonly PageBlock block = ref page.Blocks[i];
            ref readonly PageNode holder = ref page.Nodes[block.Holder];
            groups._alike[i] = groups.Join(paths, holder.Path, block);
            groups._beside[i] = groups.Join(containers, ((ulong)(uint)holder.Parent << 32) | holder.Path, block);
            groups._same[i] = groups.Join(texts, block.Hash, block);
        }

        return groups;
    }

    /// <summary>All blocks at the path of this one.</summary>
    public BlockGroup Alike(int block) => _groups[_alike[block]];

    /// <summary>Those of them in the same container.</summary>
    public BlockGroup Beside(int block) => _groups[_beside[block]];

    /// <summary>How often the text of the block stands on the page.</summary>
    public int Repeats(int block) => _groups[_same[block]].Blocks;

    /// <summary>A number for the path of the block, the same for all at it.</summary>
    public int PathOf(int block) => _alike[block];

    /// <summary>A number for container and path of the block.</summary>
    public int ContainerOf(int block) => _beside[block];

    /// <summary>One more than the largest of these numbers.</summary>
    public int Numbers => _groups.Count;

    private int Join(Dictionary<ulong, int> known, ulong key, in PageBlock block)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, key, out bool there);
        if (!there)
        {
            number = _groups.Count;
            _groups.Add(default);
        }

        ref BlockGroup group = ref CollectionsMarshal.AsSpan(_groups)[number];
        group.Blocks++;
        group.Words += block.Words;
        group.LinkWords += block.LinkWords;
        group.ProseBlocks += block.IsProse ? 1 : 0;
        return number;
    }
}
