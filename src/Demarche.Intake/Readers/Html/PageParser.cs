using AngleSharp;
using AngleSharp.Browser;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Dom;
using AngleSharp.Html.LinkRels;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Demarche.Intake;

/// <summary>Pages as trees, without what no reading asks for: places in the source, comments, and most attributes.</summary>
internal static class PageParser
{
    private static readonly HtmlParserOptions s_options = new()
    {
        DisableElementPositionTracking = true,
        SkipComments = true,
        SkipProcessingInstructions = true,
        ShouldEmitAttribute = IsAsked,
    };

    // Links to style sheets are never followed, and trees never changed, so nothing has to be made ready for it. Pages are decoded before they are
    // parsed; what looks for a charset in a "meta" copies its value once for each character of it.
    private static readonly IConfiguration s_services = new Configuration()
        .WithOnly<ILinkRelationFactory>(new NoRelations())
        .WithOnly<IAttributeObserver>(new NoObserver())
        .Without<IMetaHandler>();

    // A parser of its own for each page would make all services of the library anew.
    [ThreadStatic]
    private static TreeParser? t_parser;

    /// <param name="html">The page; it must stay as it is until the tree is disposed.</param>
    public static PageTree Parse(ReadOnlyMemory<char> html) => (t_parser ??= new TreeParser()).Parse(html);

    private sealed class TreeParser
    {
        private readonly TreeFactory _factory = new();
        private readonly HtmlParser _parser;
        private readonly TokenizerMiddleware _step;

        public TreeParser()
        {
            IConfiguration services = s_services.WithOnly<IDomConstructionElementFactory<PageTree, TreeElement>>(_factory);
            _parser = new HtmlParser(s_options, BrowsingContext.New(services));
            _step = Step;
        }

        public PageTree Parse(ReadOnlyMemory<char> html)
        {
            PageTree tree = _parser.ParseDocument<PageTree, TreeElement>(new TextSource(new ReadOnlyMemoryTextSource(html)), _step);
            _factory.Started = null;
            if (!tree.IsIrregular)
            {
                return tree;
            }

            tree.Dispose();
            using IDocument document = _parser.ParseDocument(html);
            return TreeCopy.Of(document);
        }

        private TokenConsumptionResult Step(ref StructHtmlToken token, TokenConsumer next)
        {
            next(ref token);
            return _factory.Started is { IsIrregular: true } ? TokenConsumptionResult.Stop : TokenConsumptionResult.Continue;
        }
    }

    // All that PageWalk and the metadata look at, and what the rules of HTML ask where an element stands ("type" of an input in a table,
    // "encoding" of an annotation of MathML).
    private static bool IsAsked(ref StructHtmlToken tag, ReadOnlyMemory<char> attribute)
    {
        ReadOnlySpan<char> name = attribute.Span;
        return name.Length switch
            {
                2 => name is "id",
                3 => name is "rel" or "src",
                4 => name is "name" or "role" or "type" or "lang" or "href",
                5 => name is "class" or "style" or "title",
                6 => name is "hidden",
                7 => name is "content" or "pubdate",
                8 => name is "datetime" or "itemprop" or "property" or "encoding" or "xml:lang",
                10 => name is "http-equiv",
                _ => false,
            } || IsFormatting(tag.Name.Memory.Span);
    }

    // The parser closes the fourth of equal formatting elements: it needs all their attributes to tell them apart.
    private static bool IsFormatting(ReadOnlySpan<char> tag) =>
        tag is "a" or "b" or "big" or "code" or "em" or "font" or "i" or "nobr" or "s" or "small" or "strike" or "strong" or "tt" or "u";

    private sealed class NoRelations : ILinkRelationFactory
    {
        public BaseLinkRelation Create(IHtmlLinkElement link, string? relation) => null!;
    }

    private sealed class NoObserver : IAttributeObserver
    {
        public void NotifyChange(IElement host, string name, string? value) { }
    }
}
