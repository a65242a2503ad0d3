using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>Lays out the numbers that a verifier sees of a line, one after the other.</summary>
internal ref struct LineFeatures(Span<float> numbers)
{
    /// <summary>Words on either side of the one that tells a line whose states are averaged.</summary>
    private const int Around = 3;

    /// <summary>Numbers of a state of the pretrained encoder.</summary>
    public const int State = 384;

    /// <summary>Scores of the labels of all layers of <see cref="ActLayer"/>, that of telling nothing included.</summary>
    public const int Scores = 40;

    private readonly Span<float> _numbers = numbers;
    private int _at;

    public void Add(double number) => _numbers[_at++] = (float)number;

    public void Add(bool flag) => _numbers[_at++] = flag ? 1 : 0;

    /// <summary>One for the choice that holds, nought for the others.</summary>
    public void AddOneOf(int choice, int choices)
    {
        for (int k = 0; k < choices; k++)
        {
            Add(k == choice);
        }
    }

    /// <summary>What the choice of labels thought of a word; noughts where the encoder did not read it.</summary>
    public void AddScores(DeepStates deep, int token) => AddRow(deep.Has(token) ? deep.Scores(token) : [], Scores);

    /// <summary>The mean of what the encoder made of a word and of those beside it; noughts where it read none.</summary>
    public void AddStatesAround(DeepStates deep, int token)
    {
        Span<float> here = _numbers.Slice(_at, State);
        _at += State;
        here.Clear();
        int words = 0;
        for (int i = token - Around; i <= token + Around && deep.Has(token); i++)
        {
            if (deep.Has(i))
            {
                ReadOnlySpan<float> state = deep.Of(i);
                for (int k = 0; k < here.Length; k++)
                {
                    here[k] += state[k];
                }

                words++;
            }
        }

        for (int k = 0; k < here.Length && words > 0; k++)
        {
            here[k] /= words;
        }
    }

    /// <summary>What the encoder made of one word; noughts where it did not read it.</summary>
    public void AddState(DeepStates deep, int token) => AddRow(deep.Has(token) ? deep.Of(token) : [], State);

    // Noughts where there are no numbers.
    private void AddRow(ReadOnlySpan<float> row, int length)
    {
        Span<float> here = _numbers.Slice(_at, length);
        _at += length;
        here.Clear();
        row.CopyTo(here);
    }

    /// <summary>How long the sentence is, and who speaks at a word: is it a statement, a direct one, one of the parties, anybody known.</summary>
    public void AddSpeech(SentenceView view, int word, ImmutableArray<Actor> parties)
    {
        Statement? statement = view.StatementAt(word);
        Add(Math.Log(1 + view.Words.Length));
        Add(statement is not null);
        Add(statement?.Kind == StatementKind.Direct);
        Add(statement?.Speaker is { } speaker && parties.Any(party => party.Party == speaker.Party));
        Add(statement?.Speaker is not null);
    }

    /// <summary>Relation of a word to its head; none for -1.</summary>
    public void AddRelation(SentenceTree tree, int word) => AddOneOf(word < 0 ? -1 : s_relations.IndexOf(tree.Relation(word)), Relations);

    /// <summary>The preposition or conjunction that marks a word; none for -1, which differs from a word without one.</summary>
    public void AddMarker(SentenceTree tree, int word)
    {
        string marker = word < 0 ? "" : tree.Marker(word);
        AddOneOf(word < 0 ? -1 : s_markers.IndexOf(marker.Length == 0 ? "none" : marker.Split(' ')[0]), Markers);
    }

    /// <summary>Class of a word: verb, noun, adjective, auxiliary, name.</summary>
    public void AddClass(SentenceTree tree, int word)
    {
        string found = tree.Class(word);
        foreach (string known in s_classes)
        {
            Add(found == known);
        }
    }

    private static readonly ImmutableArray<string> s_relations =
    [
        .. "root nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss amod compound appos conj ccomp xcomp advcl acl acl:relcl parataxis flat dep advmod".Split(
            ' '
        ),
    ];

    private static readonly ImmutableArray<string> s_markers =
    [
        .. "none by with to against on from of in for at between over into than as after before near about that if because like".Split(' '),
    ];

    /// <summary>Numbers that <see cref="AddRelation"/> adds.</summary>
    public static int Relations => s_relations.Length;

    /// <summary>Numbers that <see cref="AddMarker"/> adds.</summary>
    public static int Markers => s_markers.Length;

    private static readonly string[] s_classes = ["VERB", "NOUN", "ADJ", "AUX", "PROPN"];

    /// <summary>Numbers that <see cref="AddClass"/> adds.</summary>
    public const int Classes = 5;
}
