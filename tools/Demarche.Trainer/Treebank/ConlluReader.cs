using System.Globalization;
using System.Text;
using Demarche.Text;

namespace Demarche.Trainer.Treebank;

/// <summary>Reads CoNLL-U (Universal Dependencies v2). Empty nodes (<c>8.1</c>) are skipped.</summary>
internal sealed class ConlluReader
{
    private readonly StringBuilder _text = new();
    private readonly List<TreebankSentence> _sentences = [];
    private readonly List<string[]> _rows = [];
    private string? _document;
    private string _sentenceId = "";
    private string _sentenceText = "";
    private bool _paragraph;
    private int _documents;

    private ConlluReader() { }

    /// <exception cref="InvalidDataException">A form does not stand in its sentence's text, or a line has not ten columns.</exception>
    public static IEnumerable<TreebankDocument> Read(string path)
    {
        using StreamReader lines = SharedData.Open(path);
        foreach (TreebankDocument document in Read(lines))
        {
            yield return document;
        }
    }

    /// <inheritdoc cref="Read(string)"/>
    public static IEnumerable<TreebankDocument> Read(TextReader lines)
    {
        ConlluReader reader = new();
        while (lines.ReadLine() is string line)
        {
            if (line.StartsWith("# newdoc", StringComparison.Ordinal))
            {
                if (reader.Close() is { } closed)
                {
                    yield return closed;
                }

                reader._document = Value(line);
            }
            else
            {
                reader.Take(line);
            }
        }

        reader.EndSentence();
        if (reader.Close() is { } last)
        {
            yield return last;
        }
    }

    private void Take(string line)
    {
        if (line.Length == 0)
        {
            EndSentence();
        }
        else if (line[0] != '#')
        {
            string[] columns = line.Split('\t');
            if (columns.Length != 10)
            {
                throw new InvalidDataException($"{columns.Length} columns, not 10: {line}");
            }

            if (!columns[0].Contains('.', StringComparison.Ordinal))
            {
                _rows.Add(columns);
            }
        }
        else if (line.StartsWith("# newpar", StringComparison.Ordinal))
        {
            _paragraph = true;
        }
        else if (line.StartsWith("# text = ", StringComparison.Ordinal))
        {
            _sentenceText = line[9..];
        }
        else if (line.StartsWith("# sent_id", StringComparison.Ordinal))
        {
            _sentenceId = Value(line) ?? "";
        }
    }

    private void EndSentence()
    {
        if (_rows.Count == 0)
        {
            return;
        }

        bool opens = _paragraph || _sentences.Count == 0;
        if (_sentences.Count > 0)
        {
            _text.Append(_paragraph ? "\n\n" : " ");
        }

        int start = _text.Length;
        _text.Append(_sentenceText);
        List<TreebankWord> words = [];
        List<MultiwordToken> multiwords = [];
        Align(start, words, multiwords);
        _sentences.Add(new TreebankSentence(_sentenceId, new TextSpan(start, _text.Length), opens, words, multiwords));
        _rows.Clear();
        _paragraph = false;
    }

    private void Align(int start, List<TreebankWord> words, List<MultiwordToken> multiwords)
    {
        int at = 0;
        int within = 0;
        foreach (string[] row in _rows)
        {
            if (row[0].IndexOf('-', StringComparison.Ordinal) is > 0 and var dash)
            {
                int first = int.Parse(row[0].AsSpan(0, dash), CultureInfo.InvariantCulture);
                int last = int.Parse(row[0].AsSpan(dash + 1), CultureInfo.InvariantCulture);
                TextSpan whole = Find(row[1], ref at);
                multiwords.Add(new MultiwordToken(row[1], whole.Shift(start), first - 1, last + 1 - first));
                within = whole.Start;
                continue;
            }

            bool fused = multiwords.Count > 0 && words.Count < multiwords[^1].First + multiwords[^1].Count;
            TextSpan span = fused ? Piece(row[1], multiwords[^1], start, ref within) : Find(row[1], ref at).Shift(start);
            words.Add(
                new TreebankWord(
                    row[1],
                    row[2],
                    row[3],
                    row[4],
                    row[5],
                    int.TryParse(row[6], CultureInfo.InvariantCulture, out int head) ? head : -1,
                    row[7],
                    row[9],
                    span,
                    fused ? multiwords.Count - 1 : -1
                )
            );
        }
    }

    private TextSpan Find(string form, ref int at)
    {
        while (at < _sentenceText.Length && char.IsWhiteSpace(_sentenceText[at]))
        {
            at++;
        }

        if (string.CompareOrdinal(_sentenceText, at, form, 0, form.Length) != 0)
        {
            throw new InvalidDataException($"{_sentenceId}: \"{form}\" does not stand at {at} of its text");
        }

        TextSpan span = new(at, at + form.Length);
        at = span.End;
        return span;
    }

    private TextSpan Piece(string form, MultiwordToken whole, int start, ref int within)
    {
        bool stands =
            within + form.Length <= whole.Span.End - start && string.CompareOrdinal(_sentenceText, within, form, 0, form.Length) == 0;
        if (!stands)
        {
            return whole.Span;
        }

        TextSpan span = new(start + within, start + within + form.Length);
        within += form.Length;
        return span;
    }

    private TreebankDocument? Close()
    {
        EndSentence();
        TreebankDocument? closed =
            _sentences.Count == 0 ? null : new TreebankDocument(_document ?? $"d{_documents}", _text.ToString(), [.. _sentences]);
        _documents++;
        _text.Clear();
        _sentences.Clear();
        _document = null;
        return closed;
    }

    private static string? Value(string line) =>
        line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? line[(equals + 1)..].Trim() : null;
}
