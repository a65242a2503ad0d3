namespace Demarche.Intake;

/// <summary>An element with what stands around it.</summary>
/// <param name="InFurniture">It or an element around it is navigation, a side list, an advert or the like.</param>
/// <param name="Before">The node before it among its siblings.</param>
/// <param name="ElementBefore">The element before it among its siblings.</param>
/// <param name="IsUpdate">Its class is one that updates of live blogs bear.</param>
/// <param name="IsDated">Its class or id says that it holds a date.</param>
/// <param name="IsMarked">It has one of the attributes <c>itemprop</c>, <c>property</c>, <c>rel</c>, <c>datetime</c>, <c>pubdate</c>: all that markup says of a report.</param>
internal readonly record struct PageElement(
    TreeElement Element,
    TreeNode? Before,
    TreeElement? ElementBefore,
    bool InFurniture,
    bool IsMarked,
    bool IsUpdate,
    bool IsDated
);

/// <summary>
/// A parsed page as flat tables, made in one pass over its tree: its elements in document order, and its text cut into blocks.
/// Nothing that follows asks the tree for text again. Disposing gives the tables back to their pools: nothing of the page is read afterwards.
/// </summary>
internal sealed class HtmlPage : IDisposable
{
    private const int Unknown = -2;

    private const PageMarks Names =
        PageMarks.RelatedName
        | PageMarks.AdvertName
        | PageMarks.SubscribeName
        | PageMarks.CommentName
        | PageMarks.NavigationName
        | PageMarks.DisclaimerName
        | PageMarks.Furniture
        | PageMarks.Hidden
        | PageMarks.Header;

    private PooledTable<PageNode> _nodes;
    private PooledTable<PageElement> _elements;
    private PooledTable<PageBlock> _blocks;
    private PooledTable<char> _text;
    private int _mostProse = Unknown;
    private int _headline = Unknown;
    private PageOutline? _outline;
    private PageCards? _cards;

    internal HtmlPage(
        PageTree document,
        PooledTable<PageNode> nodes,
        PooledTable<PageElement> elements,
        PooledTable<PageBlock> blocks,
        PooledTable<char> text
    )
    {
        Document = document;
        _nodes = nodes;
        _elements = elements;
        _blocks = blocks;
        _text = text;
    }

    public PageTree Document { get; }

    public ReadOnlySpan<PageElement> Elements => _elements.Rows;

    /// <summary>One entry for each of <see cref="Elements"/>, in the same order.</summary>
    public Span<PageNode> Nodes => _nodes.Rows;

    /// <summary>The blocks in reading order, hidden ones and furniture included.</summary>
    public Span<PageBlock> Blocks => _blocks.Rows;

    /// <param name="words">What the words of classes say.</param>
    public static HtmlPage Of(PageTree document, ClassWords? words = null) => new PageWalk(words ?? ClassWords.Shipped).Over(document);

    /// <summary>The text of a block: runs of white space are one space.</summary>
    public ReadOnlySpan<char> TextOf(in PageBlock block) => _text.Rows.Slice(block.Start, block.Length);

    public IEnumerable<TreeElement> Named(string name)
    {
        for (int i = 0; i < _elements.Count; i++)
        {
            TreeElement element = _elements.Rows[i].Element;
            if (element.LocalName == name)
            {
                yield return element;
            }
        }
    }

    /// <summary>
    /// What a block stands in, below the container of most of the prose: names of that container and of what is around it say nothing of a
    /// part of the article ("page-header has-sharing").
    /// </summary>
    public PageMarks MarksOf(in PageBlock block)
    {
        PageMarks marks = Nodes[block.Holder].Marks;
        int most = MostProse;
        return most >= 0 && IsWithin(block.Holder, most) ? marks & ~(Nodes[most].Marks & Names) : marks;
    }

    /// <summary>Index of the innermost element with more than half of the prose; -1 where there is no prose.</summary>
    public int MostProse
    {
        get
        {
            if (_mostProse == Unknown)
            {
                _mostProse = -1;
                Span<PageNode> nodes = Nodes;
                int prose = nodes.Length == 0 ? 0 : nodes[0].ProseWords;
                for (int i = 0; i < nodes.Length && prose > 0; i++)
                {
                    _mostProse = nodes[i].ProseWords * 2 > prose ? i : _mostProse;
                }
            }

            return _mostProse;
        }
    }

    /// <summary>The large lines of the page, found once.</summary>
    public PageOutline Outline => _outline ??= PageOutline.Of(this);

    /// <summary>Containers that stand beside others of their kind, found once.</summary>
    public PageCards Cards => _cards ??= PageCards.Of(this);

    /// <summary>Index of the element of the main headline (see <see cref="MarkupMetadata.Headline"/>), found once; -1 where there is none.</summary>
    public int Headline => _headline == Unknown ? _headline = MarkupMetadata.Headline(this) : _headline;

    /// <summary>Whether the element at an index lies in another, or is it.</summary>
    public bool IsWithin(int node, int outer) => node >= outer && node < Nodes[outer].End;

    public void Dispose()
    {
        _nodes.Return();
        _elements.Return();
        _blocks.Return();
        _text.Return();
    }
}
