using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;
using Demarche.Trainer.Coreference.Scoring;

namespace Demarche.Trainer.Coreference;

/// <summary>Reads a treebank in CoNLL-U, its OntoGUM chains and its names, which stand on the same tokens in the same order.</summary>
internal static class CoreferenceCorpus
{
    /// <param name="trees">CoNLL-U, gold or predicted.</param>
    /// <param name="chains">OntoGUM's <c>.coref.tsv</c>.</param>
    /// <param name="names">BIO tags, one token a line.</param>
    /// <param name="marks">CoNLL-U with <c># newdoc</c> and <c># newpar</c>, when <paramref name="trees"/> has none.</param>
    /// <exception cref="InvalidDataException">The files do not hold the same tokens.</exception>
    public static List<CoreferenceDocument> Read(string trees, string chains, string names, string? marks = null)
    {
        using IEnumerator<List<Token>> sentences = ConlluTrees(trees).GetEnumerator();
        using IEnumerator<List<string>> tags = NameTags(names).GetEnumerator();
        using IEnumerator<bool> paragraphs = Paragraphs(marks ?? trees).GetEnumerator();
        List<CoreferenceDocument> documents = [];
        DocumentDraft? draft = null;
        List<string> rows = [];
        foreach (string line in Lines(chains).Append(""))
        {
            if (line.StartsWith("# doc", StringComparison.Ordinal))
            {
                draft?.Finish(documents);
                draft = new DocumentDraft(line.Split(' ')[2]);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                rows.Add(line);
            }
            else if (line.Length == 0 && rows.Count > 0)
            {
                if (!sentences.MoveNext() || !tags.MoveNext() || !paragraphs.MoveNext())
                {
                    throw new InvalidDataException($"{trees} or {names} ends before {chains}");
                }

                draft!.Add(sentences.Current, rows, tags.Current, paragraphs.Current);
                rows.Clear();
            }
        }

        draft?.Finish(documents);
        return documents;
    }

    private static IEnumerable<string> Lines(string path)
    {
        using StreamReader reader = SharedData.Open(path);
        while (reader.ReadLine() is string line)
        {
            yield return line;
        }
    }

    private static IEnumerable<List<Token>> ConlluTrees(string path)
    {
        List<Token> tokens = [];
        foreach (string line in Lines(path).Append(""))
        {
            if (line.Length == 0 && tokens.Count > 0)
            {
                yield return tokens;
                tokens = [];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                string[] cells = line.Split('\t');
                if (cells[0].AsSpan().ContainsAny('-', '.'))
                {
                    continue;
                }

                tokens.Add(
                    new Token
                    {
                        Span = new TextSpan(0, 0),
                        Sentence = 0,
                        Form = cells[1],
                        Lemma = cells[2],
                        Upos = cells[3],
                        Xpos = cells[4],
                        Feats = cells[5] == "_" ? null : cells[5],
                        Head = int.Parse(cells[6]),
                        Deprel = cells[7],
                    }
                );
            }
        }
    }

    // For each sentence, whether a paragraph or document begins with it.
    private static IEnumerable<bool> Paragraphs(string path)
    {
        bool begins = false;
        bool words = false;
        foreach (string line in Lines(path).Append(""))
        {
            if (line.StartsWith("# newpar", StringComparison.Ordinal) || line.StartsWith("# newdoc", StringComparison.Ordinal))
            {
                begins = true;
            }
            else if (line.Length == 0 && words)
            {
                yield return begins;
                begins = false;
                words = false;
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                words = true;
            }
        }
    }

    private static IEnumerable<List<string>> NameTags(string path)
    {
        List<string> tags = [];
        foreach (string line in Lines(path).Append(""))
        {
            if (line.Length == 0 && tags.Count > 0)
            {
                yield return tags;
                tags = [];
            }
            else if (line.Length > 0 && line.Contains('\t'))
            {
                tags.Add(line.Split('\t')[1]);
            }
        }
    }

    private sealed class DocumentDraft(string id)
    {
        private readonly ImmutableArray<Token>.Builder _tokens = ImmutableArray.CreateBuilder<Token>();
        private readonly ImmutableArray<Sentence>.Builder _sentences = ImmutableArray.CreateBuilder<Sentence>();
        private readonly ImmutableArray<NameSpan>.Builder _names = ImmutableArray.CreateBuilder<NameSpan>();
        private readonly SortedDictionary<int, List<ScoredMention>> _chains = [];
        private readonly HashSet<ScoredMention> _marked = [];
        private int _paragraph = -1;

        public void Add(List<Token> tokens, List<string> rows, List<string> tags, bool newParagraph)
        {
            if (tokens.Count != rows.Count || tags.Count != rows.Count)
            {
                throw new InvalidDataException($"{id}: sentence {_sentences.Count + 1} has not the same tokens in all files");
            }

            _paragraph += newParagraph ? 1 : 0;
            int first = _tokens.Count;
            _sentences.Add(new Sentence(new TextSpan(0, 0), first, tokens.Count, _paragraph));
            foreach (Token token in tokens)
            {
                _tokens.Add(token with { Sentence = _sentences.Count - 1 });
            }

            AddNames(tags, first);
            AddChains(rows, first);
        }

        public void Finish(List<CoreferenceDocument> documents) =>
            documents.Add(
                new CoreferenceDocument(
                    id,
                    new CoreferenceInput(_tokens.ToImmutable(), _sentences.ToImmutable(), _names.ToImmutable()),
                    [.. _chains.Values]
                )
            );

        private void AddNames(List<string> tags, int first)
        {
            for (int i = 0; i < tags.Count; i++)
            {
                if (tags[i].StartsWith("B-", StringComparison.Ordinal))
                {
                    int end = i + 1;
                    while (end < tags.Count && tags[end].StartsWith("I-", StringComparison.Ordinal))
                    {
                        end++;
                    }

                    _names.Add(new NameSpan(first + i, end - i, TypeOf(tags[i][2..])));
                }
            }
        }

        private static EntityType TypeOf(string tag) =>
            tag switch
            {
                "PER" => EntityType.Person,
                "ORG" => EntityType.Organisation,
                "GPE" => EntityType.GeopoliticalEntity,
                "LOC" => EntityType.Location,
                _ => EntityType.Miscellaneous,
            };

        // "(7" opens a mention of chain 7, "7)" closes the innermost, "(7)" is one word; several may stand together.
        private void AddChains(List<string> rows, int first)
        {
            Dictionary<int, Stack<int>> open = [];
            for (int i = 0; i < rows.Count; i++)
            {
                string marks = rows[i].Split('\t')[2];
                for (int at = 0; at < marks.Length; )
                {
                    bool opens = marks[at] == '(';
                    int digit = opens ? at + 1 : at;
                    int end = digit;
                    while (end < marks.Length && char.IsAsciiDigit(marks[end]))
                    {
                        end++;
                    }

                    if (end == digit)
                    {
                        at++;
                        continue;
                    }

                    int chain = int.Parse(marks.AsSpan(digit, end - digit));
                    bool closes = end < marks.Length && marks[end] == ')';
                    if (opens)
                    {
                        if (!open.TryGetValue(chain, out Stack<int>? starts))
                        {
                            open[chain] = starts = new Stack<int>();
                        }

                        starts.Push(first + i);
                    }

                    if (closes)
                    {
                        Mention(chain, open[chain].Pop(), first + i);
                    }

                    at = closes ? end + 1 : end;
                }
            }
        }

        // A few stretches are marked twice; as in the reference scorer the first one counts.
        private void Mention(int chain, int start, int last)
        {
            if (!_marked.Add(new ScoredMention(start, last)))
            {
                return;
            }

            if (!_chains.TryGetValue(chain, out List<ScoredMention>? mentions))
            {
                _chains[chain] = mentions = [];
            }

            mentions.Add(new ScoredMention(start, last));
        }
    }
}
