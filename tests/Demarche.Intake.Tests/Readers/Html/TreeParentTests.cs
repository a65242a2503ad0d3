using AngleSharp.Html.Construction;
using AngleSharp.Text;

namespace Demarche.Intake.Tests.Readers.Html;

public class TreeParentTests
{
    [Fact]
    public void Children_stand_where_they_are_put_and_leave_no_gap()
    {
        PageTree tree = new(new TextSource(""));
        Random random = new(11);
        for (int round = 0; round < 50; round++)
        {
            TreeElement parent = Made(tree, "div");
            List<TreeElement> expected = [];
            for (int step = 0; step < 40; step++)
            {
                if (expected.Count > 0 && random.Next(3) == 0)
                {
                    int gone = random.Next(expected.Count);
                    TreeElement child = expected[gone];
                    expected.RemoveAt(gone);
                    child.RemoveFromParent();
                    Assert.Null(child.Parent);
                }
                else
                {
                    int at = random.Next(expected.Count + 1);
                    TreeElement child = Made(tree, "p");
                    expected.Insert(at, child);
                    parent.InsertNode(at, child);
                    Assert.Same(parent, child.Parent);
                }

                Assert.Equal(expected, ((IConstructableNodeList)parent).Cast<TreeElement>());
                Assert.Equal(expected.Count, parent.Count);
            }
        }
    }

    [Fact]
    public void Attributes_that_come_later_stay_with_their_element()
    {
        PageTree tree = new(new TextSource(""));
        TreeElement first = Made(tree, "html");
        first.SetOwnAttribute("lang", "en");
        TreeElement second = Made(tree, "body");
        second.SetOwnAttribute("class", "a");
        first.SetOwnAttribute("class", "b");
        second.SetOwnAttribute("id", "c");
        first.SetOwnAttribute("lang", "fr");
        TreeElement copy = (TreeElement)first.ShallowCopy();
        copy.SetOwnAttribute("class", "d");
        Assert.Equal(("fr", "b", null), (first.GetAttribute("lang"), first.GetAttribute("class"), first.GetAttribute("id")));
        Assert.Equal((null, "a", "c"), (second.GetAttribute("lang"), second.GetAttribute("class"), second.GetAttribute("id")));
        Assert.Equal(("fr", "d"), (copy.GetAttribute("lang"), copy.GetAttribute("class")));
        Assert.Equal((2, 2, 2), (first.Attributes.Length, second.Attributes.Length, copy.Attributes.Length));
    }

    private static TreeElement Made(PageTree tree, string name)
    {
        TreeName known = tree.NameOf(name);
        return new TreeElement(known, known.Flags, tree.Attributes);
    }
}
