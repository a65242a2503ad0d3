using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Demarche.Intake.Tests.Readers.Html;

/// <summary>The tree that pages are read from is the one that the library builds.</summary>
public sealed class PageTreeTests
{
    private const int Pages = 4000;

    // Pieces between which the rules of parsing have something to decide: tables, templates, formatting, foreign elements, lists, forms.
    private static readonly string[] s_pieces =
    [
        .. "a b i nobr font p div li ul dl dd dt h1 h2 table caption colgroup col tbody tr td th select option optgroup button form input svg math title desc foreignObject mi annotation-xml style script textarea template frameset frame noscript iframe body head html meta link image br hr pre plaintext custom-tag ruby rp rt object marquee main article time span"
            .Split(' ')
            .SelectMany(name =>
                new[]
                {
                    $"<{name}>",
                    $"</{name}>",
                    $"<{name} class=x id='y'>",
                    $"<{name} type=hidden encoding=text/html CLASS=\"a b\" data-z=1>",
                    $"<{name}/>",
                }
            ),
        "words",
        " ",
        "\n",
        "&amp;",
        "&#0;",
        "&notit;",
        "<!-- a comment -->",
        "<!doctype html>",
        "<![CDATA[raw]]>",
        "<a href=1>",
        "<a href=2>",
        "</p",
        "< p>",
        "<?php ?>",
        "\0",
    ];

    [Fact]
    public void It_is_the_tree_of_the_library_on_any_markup()
    {
        uint state = 20260711;
        HtmlParser library = new(
            new HtmlParserOptions
            {
                SkipComments = true,
                SkipProcessingInstructions = true,
                DisableElementPositionTracking = true,
            }
        );
        for (int page = 0; page < Pages; page++)
        {
            StringBuilder html = new(page % 3 == 0 ? "" : "<!doctype html><title>Sluices</title><body>");
            for (int i = Next(ref state, 40); i >= 0; i--)
            {
                html.Append(s_pieces[Next(ref state, s_pieces.Length)]);
            }

            string source = html.ToString();
            using IDocument expected = library.ParseDocument(source);
            using PageTree tree = PageParser.Parse(source.AsMemory());
            Assert.True(Written(TreeCopy.Of(expected)) == Written(tree), source);
            Assert.Equal(expected.Title, tree.Title);
            Assert.Equal(expected.Body is not null, tree.HasBody);
        }
    }

    [Theory]
    [InlineData("<table><tr><td>1</td></tr></table>", false)]
    [InlineData("<table><div>beside</div></table>", true)]
    [InlineData("<table>beside</table>", false)]
    [InlineData("<p>a<template><p>b</template>", true)]
    public void Only_pages_that_need_it_are_read_by_way_of_the_librarys_own_tree(string html, bool irregular)
    {
        using PageTree tree = PageParser.Parse(html.AsMemory());
        Assert.Equal(irregular, tree.Source.Length == 0);
    }

    private static int Next(ref uint state, int below)
    {
        state = (state * 1664525) + 1013904223;
        return (int)((state >> 8) % (uint)below);
    }

    // Only the attributes that pages are read with are kept; those of the test's own elements are compared.
    private static string Written(TreeNode node)
    {
        StringBuilder text = new();
        Stack<(TreeNode Node, int Next)> open = new([(node, 0)]);
        while (open.TryPop(out (TreeNode Node, int Next) level))
        {
            if (level.Next == level.Node.Count)
            {
                text.Append(')');
                continue;
            }

            open.Push((level.Node, level.Next + 1));
            TreeNode child = level.Node[level.Next];
            if (child is TreeText data)
            {
                text.Append('"').Append(data.Data).Append('"');
                continue;
            }

            TreeElement element = (TreeElement)child;
            text.Append('(').Append(element.LocalName).Append(' ').Append(element.Flags);
            foreach (string name in new[] { "class", "id", "type" })
            {
                text.Append(' ').Append(element.GetAttribute(name));
            }

            open.Push((element, 0));
        }

        return text.ToString();
    }
}
