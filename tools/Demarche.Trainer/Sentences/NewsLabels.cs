using Demarche.Language;
using Demarche.Text;

namespace Demarche.Trainer.Sentences;

/// <summary>Labels for news without annotation: only what is safe to say.</summary>
internal static class NewsLabels
{
    private const int ShortestProse = 80;

    public static LabelledText Of(string text)
    {
        List<TextSpan> tokens = [];
        Tokenizer.Split(text, 0, AbbreviationList.Shipped, tokens);
        sbyte[] labels = new sbyte[tokens.Count];
        int paragraph = 0;
        while (paragraph < text.Length)
        {
            int end = text.IndexOf("\n\n", paragraph, StringComparison.Ordinal) is >= 0 and var found ? found : text.Length;
            ReadOnlySpan<char> prose = text.AsSpan(paragraph, end - paragraph).TrimEnd();
            if (prose.Length >= ShortestProse && prose[^1] is '.' or '”' or '"' or '?' or '!')
            {
                Deny(text, tokens, labels, paragraph, end);
            }

            paragraph = end + 2;
        }

        return new LabelledText(text, tokens, labels);
    }

    private static void Deny(string text, List<TextSpan> tokens, sbyte[] labels, int from, int to)
    {
        int first = tokens.BinarySearch(new TextSpan(from, from));
        for (int i = first < 0 ? ~first : first; i + 1 < tokens.Count && tokens[i + 1].End <= to; i++)
        {
            char last = text[tokens[i].End - 1];
            if (char.IsLetterOrDigit(last) || last is ',' or ';' or '-')
            {
                labels[i] = -1;
            }
        }
    }
}
