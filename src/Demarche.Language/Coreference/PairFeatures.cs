namespace Demarche.Language;

/// <summary>Features of a mention together with one possible antecedent and the chain that the antecedent belongs to.</summary>
internal static class PairFeatures
{
    /// <param name="order">Place of the antecedent among those offered, nearest first.</param>
    /// <param name="rivals">How many nearer candidates agree with the mention.</param>
    public static void Write(ResolvedText text, Candidate m, Candidate a, int order, int rivals, ref FeatureRows rows)
    {
        Chain chain = text.ChainOf(a.Index);
        int mc = MentionFeatures.ClassOf(m);
        int ac = MentionFeatures.ClassOf(a);
        int mk = (int)m.Kind;
        int ak = (int)a.Kind;
        int apart = Math.Max(0, m.Sentence - a.Sentence);
        int sentences = Math.Min(7, apart < 3 ? apart : 1 + MentionFeatures.Few(apart));
        rows.Add(101, mc, ac);
        rows.Add(102, mk, sentences);
        rows.Add(103, mc, ak, sentences);
        rows.Add(104, mk, ak, MentionFeatures.Few(order) + (m.Kind == MentionKind.Pronoun ? 8 : 0));
        rows.Add(105, mc, Math.Min(4, rivals), ak);

        // Agreement with all that the chain has shown.
        rows.Add(110, mc, chain.Genders, (int)m.Gender);
        rows.Add(111, mc, chain.Numbers + (8 * (int)a.Number), (int)m.Number);
        rows.Add(112, mc, chain.Animacies + (16 * (int)m.Animacy), chain.NameType);
        rows.Add(113, mc, chain.Kinds, Math.Min(5, chain.Size));
        rows.Add(114, mc, MentionFeatures.Few(m.Index - chain.Latest), MentionFeatures.Few(chain.Size));
        rows.Add(115, mk, Math.Min(3, chain.First < 0 ? 0 : text.Candidates[chain.First].Sentence), chain.Kinds);

        rows.Add(116, mc, (a.LeadsSentence ? 1 : 0) + (a.InMainClause ? 2 : 0) + (a.Role == Role.Subject ? 4 : 0), Math.Min(3, sentences));

        // Structure.
        rows.Add(120, mc, ((int)m.Role * 16) + (int)a.Role, Math.Min(2, sentences));
        int structure = Structure(text.Words, m, a);
        rows.Add(121, structure, mk, ak);
        rows.Add(122, structure, mc);
        bool sameGovernor = m.Governor != 0 && m.Governor == a.Governor && m.Role == a.Role;
        rows.Add(123, mk, ak, sameGovernor ? 1 : 0);

        int talk = Talk(text, m, a);
        rows.Add(130, talk, mc, ac);
        rows.Add(131, talk, mk, ak);
        if (m.IsPronoun || a.IsPronoun)
        {
            rows.Add(132, text.Conversational, mc, ac);
            return;
        }

        Strings(m, a, chain, ref rows);
    }

    /// <summary>True when neither number, nor gender, nor person forbids that the two are one.</summary>
    public static bool Agree(Candidate m, Candidate a)
    {
        bool number = m.Number == Number.Unknown || a.Number == Number.Unknown || m.Number == a.Number;
        bool gender = m.Gender == Gender.Unknown || a.Gender == Gender.Unknown || m.Gender == a.Gender;
        bool person = !m.IsPronoun || (a.IsPronoun ? m.Pronoun.Person == a.Pronoun.Person : m.Pronoun.Person == 3);
        return number && gender && person;
    }

    private static void Strings(Candidate m, Candidate a, Chain chain, ref FeatureRows rows)
    {
        int mc = MentionFeatures.ClassOf(m);
        int kinds = ((int)m.Kind * 4) + (int)a.Kind;
        bool key = m.Key == a.Key;
        int match =
            (m.Exact == a.Exact ? 1 : 0)
            + (m.Core == a.Core ? 2 : 0)
            + (key ? 4 : 0)
            + (a.Modifiers.AsSpan().Contains(m.Key) ? 8 : 0)
            + (m.Modifiers.AsSpan().Contains(a.Key) ? 16 : 0)
            + (m.Acronym != 0 && m.Acronym == a.Initials || a.Acronym != 0 && a.Acronym == m.Initials ? 32 : 0);
        int shared = 0;
        foreach (uint modifier in m.Modifiers)
        {
            shared += a.Modifiers.AsSpan().Contains(modifier) || modifier == a.Key ? 1 : 0;
        }

        int extra = Math.Min(2, m.Modifiers.Length - shared);
        int missing = Math.Min(2, Math.Max(0, a.Modifiers.Length - shared));
        int chainMatch = (chain.HasExact(m.Exact) ? 1 : 0) + (chain.HasKey(m.Key) ? 2 : 0);
        rows.Add(140, match, kinds);
        rows.Add(141, match, mc, extra);
        rows.Add(142, match, extra + (4 * missing) + (16 * Math.Min(2, shared)), kinds);
        rows.Add(143, chainMatch, kinds, match);
        rows.Add(144, chainMatch, mc);
        rows.Add(145, m.NameType + (8 * a.NameType), match, kinds);
        rows.Add(146, match == 0 ? 0 : 1 + Math.Min(2, m.Postmodification) + (3 * Math.Min(2, a.Postmodification)), kinds, mc);
        rows.Add(147, (int)a.Definiteness + (16 * (int)m.Definiteness), match, kinds);
        if (key)
        {
            rows.Add(148, m.Key);
        }
        else
        {
            rows.Add(149, unchecked((m.Key * 31) + a.Key));
        }
    }

    // How the two stand in one sentence: 0 in different ones.
    private static int Structure(ParsedWords words, Candidate m, Candidate a)
    {
        if (m.Sentence != a.Sentence)
        {
            return 0;
        }

        if (m.Covers(a))
        {
            return m.Head == a.Head ? 1 : 2;
        }

        if (words.Head[m.Head] == a.Head || words.Head[a.Head] == m.Head)
        {
            return 3 + (int)(words.Head[m.Head] == a.Head ? m.Role : a.Role);
        }

        int mg = Clause(words, m.Head);
        int ag = Clause(words, a.Head);
        if (mg == ag)
        {
            bool direct = words.Head[m.Head] == mg && words.Head[a.Head] == ag;
            return 20 + (direct ? 2 : 0) + (m.IsPronoun && m.Pronoun.Use == PronounUse.Reflexive ? 1 : 0);
        }

        // The subject of the clause above governs into the clause below.
        int above = mg >= 0 && words.Head[mg] >= 0 ? Clause(words, mg) : -1;
        return above == ag ? (a.Role == Role.Subject ? 25 : 26) : 27;
    }

    // The nearest verb or predicate above a word, over at most a few noun phrases.
    private static int Clause(ParsedWords words, int word)
    {
        int at = words.Head[word];
        for (int steps = 0; steps < 6 && at >= 0; steps++)
        {
            if (words.Class[at] == WordClass.Verb || words.Relation[at] is Relation.Root || words.Governs[at].HasFlag(Governed.Copula))
            {
                return at;
            }

            at = words.Head[at];
        }

        return at;
    }

    // Who speaks to whom: "I" in a quotation is its speaker, and "he" there is not.
    private static int Talk(ResolvedText text, Candidate m, Candidate a)
    {
        if (m.Quotation < 0 && a.Quotation < 0)
        {
            return 0;
        }

        if (m.Quotation >= 0 && m.Quotation == a.Quotation)
        {
            return 1;
        }

        int mSpeaker = text.CandidateOf(m.Speaker);
        int aSpeaker = text.CandidateOf(a.Speaker);
        if (m.Quotation >= 0 && a.Quotation >= 0)
        {
            return mSpeaker < 0 || aSpeaker < 0 ? 2
                : mSpeaker == aSpeaker || text.SameChain(mSpeaker, aSpeaker) ? 3
                : 4;
        }

        Candidate outside = m.Quotation < 0 ? m : a;
        int speaker = m.Quotation < 0 ? aSpeaker : mSpeaker;
        int side = m.Quotation < 0 ? 4 : 0;
        return side
            + (
                speaker < 0 ? 5
                : speaker == outside.Index ? 6
                : text.SameChain(speaker, outside.Index) ? 7
                : 8
            );
    }
}
