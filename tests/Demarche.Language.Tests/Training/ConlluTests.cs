using Demarche.Trainer.Treebank;

namespace Demarche.Language.Tests.Training;

public class ConlluTests
{
    private const string Example = """
        # newdoc id = invented-1
        # newpar
        # sent_id = 1
        # text = They don't.
        1	They	they	PRON	PRP	_	0	root	_	_
        2-3	don't	_	_	_	_	_	_	_	SpaceAfter=No
        2	do	do	AUX	VBP	_	1	aux	_	_
        3	n't	not	PART	RB	_	1	advmod	_	_
        4	.	.	PUNCT	.	_	1	punct	_	_

        # newpar
        # sent_id = 2
        # text = Boats sink
        1	Boats	boat	NOUN	NNS	_	2	nsubj	_	_
        1.1	_	_	_	_	_	_	_	_	_
        2	sink	sink	VERB	VBP	_	0	root	_	_

        """;

    [Fact]
    public void A_document_is_running_text_with_words_at_their_places()
    {
        TreebankDocument document = Assert.Single(ConlluReader.Read(new StringReader(Example)));

        Assert.Equal("They don't.\n\nBoats sink", document.Text);
        Assert.Equal(
            ["They", "do", "n't", ".", "Boats", "sink"],
            document.Sentences.SelectMany(s => s.Words).Select(w => w.Span.Of(document.Text))
        );
        Assert.Equal("don't", Assert.Single(document.Sentences[0].Multiwords).Span.Of(document.Text));
        Assert.True(document.Sentences[1].OpensParagraph);
    }

    [Fact]
    public void A_form_that_does_not_stand_in_the_text_is_an_error() =>
        Assert.Throws<InvalidDataException>(() =>
            ConlluReader.Read(new StringReader(Example.Replace("text = Boats", "text = Ships", StringComparison.Ordinal))).ToList()
        );
}
