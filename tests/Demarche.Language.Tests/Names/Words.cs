using Demarche.Text;

namespace Demarche.Language.Tests.Names;

/// <summary>A text of one sentence whose tokens stand between blanks; a hyphen between letters is a token too.</summary>
internal sealed class Words
{
    public Words(string text)
    {
        Text = text;
        for (int start = 0; start < text.Length; )
        {
            int end = text.IndexOfAny([' ', '-'], start) is var mark and >= 0 ? mark : text.Length;
            if (end > start)
            {
                Tokens.Add(new TextSpan(start, end));
            }

            if (end < text.Length && text[end] == '-')
            {
                Tokens.Add(new TextSpan(end, end + 1));
            }

            start = end + 1;
        }

        Sentences = [new Sentence(new TextSpan(0, text.Length), 0, Tokens.Count, 0)];
    }

    public string Text { get; }

    public List<TextSpan> Tokens { get; } = [];

    public List<Sentence> Sentences { get; }

    public string Of(LabelledName name) => Tokens[name.First].Union(Tokens[name.Last]).Of(Text);
}
