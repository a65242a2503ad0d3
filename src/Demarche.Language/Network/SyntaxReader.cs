using Demarche.Text;

namespace Demarche.Language;

/// <summary>Runs the network over the sentences of a text, many at once, and gives each word its tags, head, relation and name label.</summary>
internal sealed class SyntaxReader(JointNetwork network)
{
    /// <summary>Hardly a sentence of the treebanks is longer; what is longer is a list or no sentence at all, and is read in pieces.</summary>
    private const int LongestPiece = 160;

    /// <summary>Enough for the multiplications to run at full speed, few enough to stay in the cache.</summary>
    private const int BatchWords = 640;

    // The root of a later piece hangs on the root of the first.
    private readonly byte _joined = (byte)Array.IndexOf(network.Labels.Relations, "parataxis");

    private readonly byte _apposition = (byte)Array.IndexOf(network.Labels.Relations, "appos");

    /// <summary>One reading a token; heads are 1-based in the sentence. Time and memory are linear in tokens.</summary>
    public WordReading[] Read(string text, IReadOnlyList<TextSpan> tokens, IReadOnlyList<Sentence> sentences, IWordStates? states = null)
    {
        ReadOnlyMemory<char>[] forms = new ReadOnlyMemory<char>[tokens.Count];
        for (int i = 0; i < forms.Length; i++)
        {
            forms[i] = Form(text, tokens[i]);
        }

        WordReading[] readings = new WordReading[tokens.Count];
        List<int> pieces = Pieces(forms, sentences);
        List<int> offsets = [0];
        for (int p = 0, start = 0; p + 1 < pieces.Count; p++)
        {
            offsets.Add(pieces[p + 1] - start);
            if (offsets[^1] >= BatchWords || p + 2 == pieces.Count)
            {
                int words = offsets[^1];
                network.Read(forms.AsSpan(start, words), [.. offsets], readings.AsSpan(start, words), states, start);
                start += words;
                offsets.RemoveRange(1, offsets.Count - 1);
            }
        }

        Join(readings, pieces, sentences);
        return readings;
    }

    /// <summary>The token that each token is an apposition to; -1 for none.</summary>
    public int[] Appositions(ReadOnlySpan<WordReading> readings, IReadOnlyList<Sentence> sentences)
    {
        int[] apposed = new int[readings.Length];
        Array.Fill(apposed, -1);
        foreach (Sentence sentence in sentences)
        {
            for (int i = sentence.FirstToken; i < sentence.FirstToken + sentence.TokenCount; i++)
            {
                if (readings[i].Relation == _apposition)
                {
                    apposed[i] = sentence.FirstToken + readings[i].Head - 1;
                }
            }
        }

        return apposed;
    }

    // Tokens of given input may hold blanks ("10 000"); the treebanks write such words without.
    private static ReadOnlyMemory<char> Form(string text, TextSpan span) =>
        span.In(text).Contains(' ')
            ? span.Of(text).Replace(" ", "", StringComparison.Ordinal).AsMemory()
            : text.AsMemory(span.Start, span.Length);

    // Where pieces start, and the end of the last: each sentence is one, or several if it is too long.
    private static List<int> Pieces(ReadOnlyMemory<char>[] forms, IReadOnlyList<Sentence> sentences)
    {
        List<int> pieces = [0];
        foreach (Sentence sentence in sentences)
        {
            int end = sentence.FirstToken + sentence.TokenCount;
            for (int first = sentence.FirstToken; first < end; first = pieces[^1])
            {
                pieces.Add(end - first <= LongestPiece ? end : PieceEnd(forms, first + LongestPiece));
            }
        }

        return pieces;
    }

    // After a comma or the like, if there is one in the last quarter.
    private static int PieceEnd(ReadOnlyMemory<char>[] forms, int latest)
    {
        for (int i = latest; i > latest - (LongestPiece / 4); i--)
        {
            if (forms[i - 1].Span is "," or ";" or ":" or "|" or "-" or "–" or "—")
            {
                return i;
            }
        }

        return latest;
    }

    private void Join(WordReading[] readings, List<int> pieces, IReadOnlyList<Sentence> sentences)
    {
        int piece = 0;
        foreach (Sentence sentence in sentences)
        {
            int end = sentence.FirstToken + sentence.TokenCount;
            int root = 0;
            for (; piece + 1 < pieces.Count && pieces[piece] < end; piece++)
            {
                int shift = pieces[piece] - sentence.FirstToken;
                for (int i = pieces[piece]; i < pieces[piece + 1]; i++)
                {
                    WordReading reading = readings[i];
                    if (reading.Head != 0)
                    {
                        readings[i] = reading with { Head = reading.Head + shift };
                    }
                    else if (shift == 0)
                    {
                        root = i - sentence.FirstToken + 1;
                    }
                    else
                    {
                        readings[i] = reading with { Head = root, Relation = _joined };
                    }
                }
            }
        }
    }
}
