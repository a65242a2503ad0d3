namespace Demarche.Language;

/// <summary>A text while its mentions are joined: candidates, chains so far, and what holds for the text as a whole.</summary>
internal sealed class ResolvedText
{
    // How many candidates back an antecedent may stand when no word leads to it.
    private const int Window = 24;
    private const int PronounWindow = 45;

    private const int MostByWord = 4;
    private readonly int[] _chainOf;
    private readonly List<Chain> _chains = [];
    private readonly Dictionary<uint, int> _latestByKey = [];
    private readonly int[] _previousByKey;
    private readonly HashSet<uint> _exacts = [];
    private readonly HashSet<uint> _acronyms = [];
    private readonly int[] _ofHead;

    public ResolvedText(CoreferenceInput input)
    {
        Words = new ParsedWords(input);
        QuotedSpeech speech = new(Words);
        Candidates = MentionFinder.Find(Words);
        MentionReader reader = new(Words, speech, input);
        _ofHead = new int[Words.Count];
        Array.Fill(_ofHead, -1);
        int personal = 0;
        foreach (Candidate candidate in Candidates)
        {
            reader.Read(candidate);
            if (!candidate.Coordination && _ofHead[candidate.Head] < 0)
            {
                _ofHead[candidate.Head] = candidate.Index;
            }

            personal += candidate.IsPronoun && candidate.Pronoun.Person < 3 && candidate.Quotation < 0 ? 1 : 0;
        }

        double share = Candidates.Count == 0 ? 0 : personal / (double)Candidates.Count;
        Conversational = share switch
        {
            < 0.005 => 0,
            < 0.05 => 1,
            < 0.15 => 2,
            _ => 3,
        };
        _chainOf = new int[Candidates.Count];
        Array.Fill(_chainOf, -1);
        _previousByKey = new int[Candidates.Count];
    }

    public ParsedWords Words { get; }

    public List<Candidate> Candidates { get; }

    /// <summary>0 for a text without "I" and "you" outside quotations, to 3 for talk.</summary>
    public int Conversational { get; }

    /// <summary>The candidate that a word heads; -1 for none.</summary>
    public int CandidateOf(int headWord) => headWord < 0 ? -1 : _ofHead[headWord];

    public Chain ChainOf(int candidate) => _chains[_chainOf[candidate]];

    public int ChainNumber(int candidate) => _chainOf[candidate];

    public bool SameChain(int a, int b) => a >= 0 && b >= 0 && _chainOf[a] >= 0 && _chainOf[a] == _chainOf[b];

    public bool KeySeen(uint key) => _latestByKey.ContainsKey(key);

    public bool ExactSeen(uint exact) => _exacts.Contains(exact);

    public bool InitialsSeen(Candidate mention) =>
        mention.Acronym != 0 && _acronyms.Contains(mention.Acronym) || mention.Initials != 0 && _acronyms.Contains(~mention.Initials);

    /// <summary>
    /// The candidates in the order in which they are decided: that of the text, but who speaks is known before what is said, also
    /// where the quotation comes first.
    /// </summary>
    public IEnumerable<Candidate> Order()
    {
        bool[] done = new bool[Candidates.Count];
        foreach (Candidate candidate in Candidates)
        {
            int speaker = CandidateOf(candidate.Speaker);
            if (speaker > candidate.Index && !done[speaker])
            {
                done[speaker] = true;
                yield return Candidates[speaker];
            }

            if (!done[candidate.Index])
            {
                done[candidate.Index] = true;
                yield return candidate;
            }
        }
    }

    /// <summary>
    /// Decided candidates before <paramref name="mention"/> that could be its antecedent, nearest first: a bounded number. For "I"
    /// and "we" in a quotation the speaker comes first.
    /// </summary>
    public void Antecedents(Candidate mention, List<int> antecedents)
    {
        antecedents.Clear();
        int speaker = mention.IsPronoun && mention.Pronoun.Person == 1 ? CandidateOf(mention.Speaker) : -1;
        if (speaker >= 0 && _chainOf[speaker] >= 0)
        {
            antecedents.Add(speaker);
        }

        int first = Math.Max(0, mention.Index - (mention.IsPronoun ? PronounWindow : Window));
        for (int j = mention.Index - 1; j >= first; j--)
        {
            if (j != speaker && _chainOf[j] >= 0 && !Candidates[j].Covers(mention))
            {
                antecedents.Add(j);
            }
        }

        if (mention.IsPronoun)
        {
            return;
        }

        AddByWord(mention.Key, first, antecedents);
        if (mention.Kind == MentionKind.Name)
        {
            foreach (uint modifier in mention.Modifiers)
            {
                AddByWord(modifier, first, antecedents);
            }
        }

        if (mention.Acronym != 0)
        {
            AddByWord(mention.Acronym ^ 0x5bd1e995, first, antecedents);
        }
    }

    /// <summary>Begins a chain with <paramref name="mention"/>, or adds it to the chain of its antecedent.</summary>
    /// <param name="antecedent">-1 for none.</param>
    public void Join(Candidate mention, int antecedent)
    {
        int chain = antecedent < 0 ? _chains.Count : _chainOf[antecedent];
        if (antecedent < 0)
        {
            _chains.Add(new Chain());
        }

        _chainOf[mention.Index] = chain;
        _chains[chain].Add(mention);
        if (mention.IsPronoun)
        {
            return;
        }

        _exacts.Add(mention.Exact);
        _previousByKey[mention.Index] = _latestByKey.GetValueOrDefault(mention.Key, -1);
        _latestByKey[mention.Key] = mention.Index;
        if (mention.Initials != 0)
        {
            _acronyms.Add(mention.Initials);
            _latestByKey[mention.Initials ^ 0x5bd1e995] = mention.Index;
        }

        if (mention.Acronym != 0)
        {
            _acronyms.Add(~mention.Acronym);
        }
    }

    private void AddByWord(uint word, int before, List<int> antecedents)
    {
        int found = _latestByKey.GetValueOrDefault(word, -1);
        for (int n = 0; n < MostByWord && found >= 0; n++)
        {
            if (found < before && !antecedents.Contains(found))
            {
                antecedents.Add(found);
            }

            found = Candidates[found].Key == word ? _previousByKey[found] : -1;
        }
    }
}
