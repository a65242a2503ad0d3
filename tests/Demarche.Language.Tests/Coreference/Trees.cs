using System.Collections.Immutable;
using System.Text;
using Demarche.Text;

namespace Demarche.Language.Tests.Coreference;

/// <summary>
/// Parsed sentences in short: <c>form/XPOS/head/relation</c>, a lemma after the form where it is not the form in small letters
/// (<c>said|say/VBD/0/root</c>), and <c>{PER</c> .. <c>}</c> around names. A sentence that begins with <c>¶</c> opens a paragraph.
/// </summary>
internal static class Trees
{
    public static (string Text, CoreferenceInput Input) Read(params string[] sentences)
    {
        StringBuilder text = new();
        ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
        ImmutableArray<Sentence>.Builder all = ImmutableArray.CreateBuilder<Sentence>();
        ImmutableArray<NameSpan>.Builder names = ImmutableArray.CreateBuilder<NameSpan>();
        int paragraph = 0;
        foreach (string sentence in sentences)
        {
            paragraph += sentence.StartsWith('¶') ? 1 : 0;
            int first = tokens.Count;
            (int Start, EntityType Type) name = (-1, default);
            foreach (string piece in sentence.TrimStart('¶').Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (piece[0] == '{')
                {
                    name = (tokens.Count, TypeOf(piece[1..]));
                }
                else if (piece == "}")
                {
                    names.Add(new NameSpan(name.Start, tokens.Count - name.Start, name.Type));
                }
                else
                {
                    text.Append(text.Length == 0 ? "" : " ");
                    tokens.Add(Word(piece, all.Count, text));
                }
            }

            all.Add(new Sentence(tokens[first].Span.Union(tokens[^1].Span), first, tokens.Count - first, paragraph));
        }

        return (text.ToString(), new CoreferenceInput(tokens.ToImmutable(), all.ToImmutable(), names.ToImmutable()));
    }

    /// <summary>The chains as a reader would write them: "Pell Adair = he = the minister".</summary>
    public static string[] Chains(params string[] sentences)
    {
        (string text, CoreferenceInput input) = Read(sentences);
        return
        [
            .. CoreferenceResolver.Shipped.Resolve(input).Select(c => string.Join(" = ", c.Mentions.Select(m => Span(input, m).Of(text)))),
        ];
    }

    public static TextSpan Span(CoreferenceInput input, CoreferenceMention m) =>
        input.Tokens[m.FirstToken].Span.Union(input.Tokens[m.FirstToken + m.TokenCount - 1].Span);

    private static Token Word(string piece, int sentence, StringBuilder text)
    {
        string[] parts = piece.Split('/');
        string[] form = parts[0].Split('|');
        int start = text.Length;
        text.Append(form[0]);
        return new Token
        {
            Span = new TextSpan(start, text.Length),
            Sentence = sentence,
            Form = form[0],
            Lemma = form.Length > 1 ? form[1] : form[0].ToLowerInvariant(),
            Xpos = parts[1],
            Upos = ClassOf(parts[1], parts[3]),
            Head = int.Parse(parts[2]),
            Deprel = parts[3],
        };
    }

    private static string ClassOf(string tag, string relation) =>
        tag switch
        {
            "NNP" or "NNPS" => "PROPN",
            "NN" or "NNS" => "NOUN",
            "PRP" or "PRP$" or "WP" or "WDT" or "EX" => "PRON",
            "DT" => relation == "det" ? "DET" : "PRON",
            "IN" => relation == "case" ? "ADP" : "SCONJ",
            "JJ" => "ADJ",
            "CD" => "NUM",
            "CC" => "CCONJ",
            "RB" => "ADV",
            "TO" or "POS" => "PART",
            "MD" => "AUX",
            _ when tag[0] == 'V' => relation is "cop" or "aux" or "aux:pass" ? "AUX" : "VERB",
            _ => "PUNCT",
        };

    private static EntityType TypeOf(string type) =>
        type switch
        {
            "PER" => EntityType.Person,
            "ORG" => EntityType.Organisation,
            "GPE" => EntityType.GeopoliticalEntity,
            "LOC" => EntityType.Location,
            _ => EntityType.Miscellaneous,
        };
}
