namespace Demarche.Intake;

/// <summary>What an element or one around it is: passed down from parent to child.</summary>
[Flags]
internal enum PageMarks
{
    None = 0,
    Article = 1 << 0,
    Main = 1 << 1,
    Aside = 1 << 2,
    Navigation = 1 << 3,
    Footer = 1 << 4,
    Header = 1 << 5,
    Form = 1 << 6,
    Figure = 1 << 7,
    Table = 1 << 8,
    List = 1 << 9,
    Quotation = 1 << 10,
    Link = 1 << 11,
    Heading = 1 << 12,

    /// <summary>Not shown when the page opens.</summary>
    Hidden = 1 << 13,

    /// <summary>Holds no text of the page: script, style, form fields.</summary>
    Skipped = 1 << 14,

    /// <summary>Microdata or a class says that it holds the body of the article.</summary>
    ArticleBody = 1 << 15,
    RelatedName = 1 << 16,
    AdvertName = 1 << 17,
    SubscribeName = 1 << 18,
    CommentName = 1 << 19,
    NavigationName = 1 << 20,
    DisclaimerName = 1 << 21,

    /// <summary>Its role or its name says that it holds no part of the report (see <see cref="Intake.Furniture"/>).</summary>
    Furniture = 1 << 22,

    /// <summary>Its name says that it holds the caption of a picture.</summary>
    CaptionName = 1 << 23,
}

/// <summary>An element in the flat table of a page, with sums over all that stands in it.</summary>
internal struct PageNode
{
    public TreeElement Element;

    /// <summary>Index of the element around it; -1 for the outermost.</summary>
    public int Parent;

    /// <summary>Index behind its last descendant.</summary>
    public int End;
    public int Depth;
    public PageMarks Marks;

    /// <summary>Hash of the names of the elements and classes from the outermost down to this one.</summary>
    public uint Path;

    /// <summary>What the words of its own class, id and role say: the log-odds of holding main text (see <see cref="ClassWords"/>).</summary>
    public float Named;
    public float NamedLeast;
    public float NamedMost;
    public float NamedSum;

    public int Words;
    public int LinkWords;
    public int Blocks;
    public int ProseWords;
    public int ProseBlocks;

    /// <summary>Readability's score of a container, after Arc90 (2009): paragraphs and commas of children and grandchildren.</summary>
    public float Score;

    public readonly bool Is(PageMarks mark) => (Marks & mark) != PageMarks.None;
}
