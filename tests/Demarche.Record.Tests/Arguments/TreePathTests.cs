using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record.Tests.Arguments;

public class TreePathTests
{
    // Arvenia urged Tasmere to free the envoys of Soland
    private static readonly SentenceTree s_tree = SentenceTree.Of([
        Word("Arvenia", 2, "nsubj"),
        Word("urged", 0, "root"),
        Word("Tasmere", 2, "obj"),
        Word("to", 5, "mark"),
        Word("free", 2, "xcomp"),
        Word("the", 7, "det"),
        Word("envoys", 5, "obj"),
        Word("of", 9, "case"),
        Word("Soland", 7, "nmod"),
    ]);

    [Fact]
    public void A_path_leads_down_from_the_word_to_what_hangs_on_it() =>
        Assert.Equal(new TreePath(true, 8, Up: 0, Down: 3, Above: -1, Below: 4), TreePath.Between(s_tree, 1, 8));

    [Fact]
    public void A_path_leads_up_to_the_first_word_above_both_and_down_from_there() =>
        Assert.Equal(new TreePath(true, 0, Up: 1, Down: 1, Above: 4, Below: 0), TreePath.Between(s_tree, 4, 0));

    [Fact]
    public void Of_several_words_the_nearest_is_taken_and_the_first_of_those_as_near()
    {
        Assert.Equal(2, TreePath.Shortest(s_tree, 1, [8, 2]).Head);
        Assert.Equal(0, TreePath.Shortest(s_tree, 1, [0, 2]).Head);
        Assert.False(TreePath.Shortest(s_tree, 1, []).Known);
    }

    private static Token Word(string form, int head, string relation) =>
        new()
        {
            Span = new TextSpan(0, form.Length),
            Sentence = 0,
            Form = form,
            Head = head,
            Deprel = relation,
        };
}
