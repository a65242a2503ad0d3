namespace Demarche.Language;

/// <summary>
/// Which words stand between quotation marks, and who speaks them: the subject of the verb of saying that governs the
/// quotation, or that hangs beside it as an aside. A quotation that names nobody continues the speaker of the one before it in
/// its paragraph, and else that of the paragraph before when that one left its marks open.
/// </summary>
internal sealed class QuotedSpeech
{
    // Longer stretches come from a mark that was forgotten.
    private const int LongestQuotation = 400;

    private readonly ParsedWords _words;

    public QuotedSpeech(ParsedWords words)
    {
        _words = words;
        Quotation = new int[words.Count];
        Array.Fill(Quotation, -1);
        Mark();
        Speaker = new int[_ends.Count];
        for (int q = 0; q < _ends.Count; q++)
        {
            Speaker[q] = FindSpeaker(q);
        }
    }

    private readonly List<(int First, int Last)> _ends = [];

    /// <summary>For each word, the quotation it stands in; -1 outside.</summary>
    public int[] Quotation { get; }

    /// <summary>For each quotation the word that heads its speaker's mention; -1 when nobody is found.</summary>
    public int[] Speaker { get; }

    private void Mark()
    {
        int open = -1;
        int paragraph = -1;
        for (int i = 0; i < _words.Count; i++)
        {
            int here = _words.Sentences[_words.Sentence[i]].Paragraph;
            if (here != paragraph)
            {
                // Newspapers leave a quotation open at the end of a paragraph and open it anew in the next.
                Close(ref open, i - 1);
                paragraph = here;
            }

            string form = _words.Form(i);
            if (form is "“" or "``" or "«" || (form == "\"" && open < 0))
            {
                Close(ref open, i - 1);
                open = i;
            }
            else if (open >= 0 && (form is "”" or "''" or "»" or "\"" || i - open > LongestQuotation))
            {
                Close(ref open, i);
            }
        }

        Close(ref open, _words.Count - 1);
    }

    private void Close(ref int open, int last)
    {
        if (open >= 0 && last > open)
        {
            for (int i = open; i <= last; i++)
            {
                Quotation[i] = _ends.Count;
            }

            _ends.Add((open, last));
        }

        open = -1;
    }

    private int FindSpeaker(int q)
    {
        (int first, int last) = _ends[q];
        for (int i = first + 1; i < last; i++)
        {
            int head = _words.Head[i];
            bool outside = head < 0 || Quotation[head] != q;
            if (!outside)
            {
                continue;
            }

            int speaker = head >= 0 ? SubjectOfSaying(head, q) : -1;
            if (speaker >= 0)
            {
                return speaker;
            }

            for (int child = _words.FirstChild[i]; child >= 0; child = _words.NextSibling[child])
            {
                if (
                    Quotation[child] != q
                    && _words.Relation[child] is Relation.Parataxis or Relation.Loose
                    && SubjectOfSaying(child, q) is var said and >= 0
                )
                {
                    return said;
                }
            }
        }

        bool sameParagraph = q > 0 && Paragraph(_ends[q - 1].First) == Paragraph(first);
        bool leftOpen = q > 0 && Paragraph(_ends[q - 1].First) + 1 == Paragraph(first) && IsLeftOpen(q - 1);
        return sameParagraph || leftOpen ? Speaker[q - 1] : -1;
    }

    private int Paragraph(int word) => _words.Sentences[_words.Sentence[word]].Paragraph;

    private bool IsLeftOpen(int q) => _words.Form(_ends[q].Last) is not ("”" or "''" or "»" or "\"");

    private int SubjectOfSaying(int verb, int q)
    {
        if (!NounLexicon.IsSayVerb(_words.Lemma[verb]))
        {
            return -1;
        }

        int subject = _words.Child(verb, Relation.Subject);
        if (subject < 0 && _words.Relation[verb] == Relation.Conjunct && _words.Head[verb] >= 0)
        {
            subject = _words.Child(_words.Head[verb], Relation.Subject);
        }

        return subject >= 0 && Quotation[subject] != q ? subject : -1;
    }
}
