namespace Demarche.Record;

/// <summary>
/// How much of what an answer is about is what a position wants: words in common (synonyms folded), the same act told by another verb
/// (<c>Data/same-acts.tsv</c>), and words that are alike (<see cref="WordLikeness"/>), which count less than equal ones.
/// </summary>
/// <param name="Shared">Content words in common.</param>
/// <param name="OtherVerb">Both open with verbs that tell one act, and these are not the same.</param>
/// <param name="Alike">The words that are alike, the most alike first; each word stands in one pair at most.</param>
/// <param name="About">Content words of the answer.</param>
/// <param name="Proposition">Content words of the position.</param>
internal sealed record PropositionLikeness(int Shared, bool OtherVerb, IReadOnlyList<AlikeWords> Alike, int About, int Proposition)
{
    /// <summary>Of <see cref="Shared"/>, those that say something: no names (a place in common may be the place of anything), no "not", no verbs that say too little ("give").</summary>
    public int SharedWords { get; private init; }

    /// <summary>Both open with the same verb, and it says something.</summary>
    public bool SameVerb { get; private init; }

    /// <summary>Least cosine of words that are alike, where something else is in common.</summary>
    public const double LeastAlike = .5;

    /// <summary>From here on likeness says something by itself. Chosen on the composed answers (docs/positions.md).</summary>
    public const double VeryAlike = .65;

    private const double LeastInCommon = .4;
    private const double LeastAlikeInCommon = .3;
    private const int ShortName = 2;
    private const double OfOtherVerb = .75;
    private const double OfAlike = .5;

    /// <summary>In common, in words: what is only alike counts in part.</summary>
    public double Common =>
        Shared + (OtherVerb ? OfOtherVerb : 0) + Alike.Sum(static pair => OfAlike * Math.Min(1, pair.Likeness / VeryAlike));

    /// <summary>Harmonic mean of the shares in common, 0 to 1.</summary>
    public double F1 => About + Proposition == 0 ? 0 : Math.Min(1, 2 * Common / (About + Proposition));

    /// <summary>
    /// True where likeness makes up for words in common that are missing. From the party that was asked: two things in common (words, or a word and the same act told by
    /// another verb), or one and what is left has words that are alike, or what is answered is named in a word or two, very much alike. From anybody else: the same act, and
    /// words that are alike. A deed must be the same act upon the same things.
    /// </summary>
    /// <param name="asked">The position names the one who answers.</param>
    public bool IsEnough(bool deed, bool asked)
    {
        bool act = SameVerb || OtherVerb;
        if (deed)
        {
            return act && SharedWords >= 2 && F1 >= LeastInCommon;
        }

        if (!asked)
        {
            return act && Alike.Count > 0 && F1 >= LeastInCommon;
        }

        int words = SharedWords + (OtherVerb ? 1 : 0);
        return (SharedWords >= 1 && Shared + (OtherVerb ? 1 : 0) >= 2 && F1 >= LeastInCommon)
            || (words >= 1 && Alike.Count > 0 && F1 >= LeastAlikeInCommon)
            || (About <= ShortName && Alike is [{ Likeness: >= VeryAlike }, ..]);
    }

    /// <summary>Compares two short texts.</summary>
    /// <param name="leaving">Stems that are left out, such as the names of the parties.</param>
    public static PropositionLikeness Of(string about, string proposition, IReadOnlySet<string> leaving)
    {
        List<ContentWord> mine = ContentStems.WithWords(about);
        List<ContentWord> theirs = ContentStems.WithWords(proposition);
        if (mine.Count > 1 && theirs.Count > 1)
        {
            mine.RemoveAll(word => leaving.Contains(word.Stem));
            theirs.RemoveAll(word => leaving.Contains(word.Stem));
        }

        int left = mine.Count;
        int right = theirs.Count;
        HashSet<string> stems = theirs.Select(static word => word.Stem).ToHashSet(StringComparer.Ordinal);
        stems.IntersectWith(mine.Select(static word => word.Stem));
        int words = mine.Count(word => word.Says && stems.Contains(word.Stem));
        mine.RemoveAll(word => stems.Contains(word.Stem));
        theirs.RemoveAll(word => stems.Contains(word.Stem));
        string verb = ContentStems.VerbOf(about);
        string otherVerb = ContentStems.VerbOf(proposition);
        bool act =
            verb.Length > 0
            && !ShippedWords.EmptyVerbs.Contains(verb)
            && !ShippedWords.EmptyVerbs.Contains(otherVerb)
            && verb != otherVerb
            && !stems.Contains(otherVerb)
            && ContentStems.SameAct(about, proposition);
        if (act)
        {
            mine.RemoveAll(word => word.Stem == verb);
            theirs.RemoveAll(word => word.Stem == otherVerb);
        }

        return new PropositionLikeness(stems.Count, act, Pairs(mine, theirs), left, right)
        {
            SharedWords = words,
            SameVerb = verb.Length > 0 && verb == otherVerb && !ShippedWords.EmptyVerbs.Contains(verb),
        };
    }

    // Greedy: the most alike first. What is wanted is a verb before what it acts on: the two are no pair.
    private static List<AlikeWords> Pairs(List<ContentWord> mine, List<ContentWord> theirs)
    {
        List<AlikeWords> pairs = [];
        foreach (ContentWord word in mine.Where(static w => w.MayBeAlike))
        {
            foreach (ContentWord other in theirs.Where(static w => w.MayBeAlike))
            {
                if (WordLikeness.Of(word.Word, other.Word) is var likeness && likeness >= LeastAlike)
                {
                    pairs.Add(new AlikeWords(word.Word, other.Word, likeness));
                }
            }
        }

        pairs.Sort(
            static (a, b) =>
                a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness)
                : string.CompareOrdinal(a.About, b.About) is var order and not 0 ? order
                : string.CompareOrdinal(a.Proposition, b.Proposition)
        );
        HashSet<string> used = new(StringComparer.Ordinal);
        pairs.RemoveAll(pair =>
            used.Contains("<" + pair.About)
            || used.Contains(">" + pair.Proposition)
            || !used.Add("<" + pair.About) | !used.Add(">" + pair.Proposition)
        );
        return pairs;
    }
}

/// <summary>Two words that are alike.</summary>
/// <param name="Likeness">Cosine.</param>
internal readonly record struct AlikeWords(string About, string Proposition, double Likeness);
