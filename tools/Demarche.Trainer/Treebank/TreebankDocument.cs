using Demarche.Text;

namespace Demarche.Trainer.Treebank;

/// <summary>
/// One document of a treebank as running text: the sentences of a paragraph joined by one blank, paragraphs by an empty line,
/// which is how the end-to-end evaluation hands it to the product.
/// </summary>
/// <param name="Id">The <c># newdoc id</c>; <c>dN</c> where the file names none.</param>
internal sealed record TreebankDocument(string Id, string Text, IReadOnlyList<TreebankSentence> Sentences);

/// <param name="Id">The <c># sent_id</c>.</param>
/// <param name="Span">Where the sentence stands in the document's text.</param>
/// <param name="OpensParagraph">A paragraph starts with this sentence.</param>
/// <param name="Words">In order; the index is the word's id less one.</param>
/// <param name="Multiwords">Written words of two or more syntactic words ("don't").</param>
internal sealed record TreebankSentence(
    string Id,
    TextSpan Span,
    bool OpensParagraph,
    IReadOnlyList<TreebankWord> Words,
    IReadOnlyList<MultiwordToken> Multiwords
);

/// <summary>A syntactic word with the columns of its line; a column <c>_</c> is kept as it is.</summary>
/// <param name="Span">
/// Where it stands in the document's text. The words of a contraction share out its letters where the forms are found in it
/// one after the other; otherwise each has the span of the whole.
/// </param>
/// <param name="Multiword">Index into the sentence's multiwords; -1 for a word of its own.</param>
/// <param name="Head">1-based in the sentence; 0 for the root.</param>
internal sealed record TreebankWord(
    string Form,
    string Lemma,
    string Upos,
    string Xpos,
    string Feats,
    int Head,
    string Deprel,
    string Misc,
    TextSpan Span,
    int Multiword
);

/// <param name="First">Index of its first word in the sentence.</param>
/// <param name="Count">Number of its words.</param>
internal sealed record MultiwordToken(string Form, TextSpan Span, int First, int Count);
