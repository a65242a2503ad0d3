namespace Demarche.Language;

/// <summary>Features of a single mention: as what looks for an antecedent, as antecedent, and as what is new to the text.</summary>
internal static class MentionFeatures
{
    private const int NameClass = 28;
    private const int NominalClass = 32;

    /// <summary>The pronoun, or name, or noun phrase by its article.</summary>
    public static int ClassOf(Candidate m) =>
        m.Kind switch
        {
            MentionKind.Pronoun => m.Pronoun.Key,
            MentionKind.Name => NameClass
                + m.Definiteness switch
                {
                    Definiteness.Bare => 0,
                    Definiteness.Definite => 1,
                    _ => 2,
                },
            _ => NominalClass + (int)m.Definiteness,
        };

    public static void Anaphor(Candidate m, ref FeatureRows rows)
    {
        int c = ClassOf(m);
        rows.Add(1, c);
        rows.Add(2, c, (int)m.Role);
        rows.Add(3, (int)m.Number, (int)m.Gender, (int)m.Animacy);
        rows.Add(4, m.NameType, (int)m.Kind);
        rows.Add(5, (int)m.Kind, Few(m.Postmodification), m.Modifiers.Length > 2 ? 3 : m.Modifiers.Length);
        rows.Add(6, c, m.Quotation >= 0 ? 1 : 0);
        if (m.IsPronoun)
        {
            rows.Add(7, (int)m.Pronoun.Use, (int)m.Role);
        }
        else
        {
            rows.Add(8, m.Key);
        }

        rows.Add(9, unchecked((m.Governor * 31) + (uint)m.Role));
        rows.Add(10, (int)m.Kind, m.InsideName ? 1 : 0, (int)m.Role);
    }

    public static void Antecedent(Candidate m, ref FeatureRows rows)
    {
        int c = ClassOf(m);
        rows.Add(21, c);
        rows.Add(22, c, (int)m.Role);
        rows.Add(23, (int)m.Number, (int)m.Gender, (int)m.Animacy);
        rows.Add(24, m.NameType, (int)m.Kind);
        rows.Add(25, (int)m.Kind, Few(m.Postmodification), m.Coordination ? 1 : 0);
        rows.Add(26, (int)m.Kind, m.Quotation >= 0 ? 1 : 0);
        if (!m.IsPronoun)
        {
            rows.Add(27, m.Key);
        }

        rows.Add(28, unchecked((m.Governor * 31) + (uint)m.Role));
        rows.Add(29, (int)m.Kind, m.InsideName ? 1 : 0, (int)m.Role);
        rows.Add(30, (int)m.Kind, m.LeadsSentence ? 1 : 0, m.InMainClause ? 1 : 0);
    }

    public static void New(ResolvedText text, Candidate m, ref FeatureRows rows)
    {
        int c = ClassOf(m);
        int kind = (int)m.Kind;
        rows.Add(40, c);
        rows.Add(41, c, (int)m.Role);
        rows.Add(42, c, text.Conversational);
        rows.Add(43, kind, (int)m.Number, (int)m.Animacy);
        rows.Add(44, m.NameType, kind, (int)m.Role);
        rows.Add(45, c, Few(m.Postmodification), m.Modifiers.Length > 2 ? 3 : m.Modifiers.Length);
        rows.Add(46, kind, Few(m.Sentence));
        rows.Add(47, c, m.Quotation >= 0 ? (m.Speaker >= 0 ? 2 : 1) : 0);
        rows.Add(48, unchecked((m.Governor * 31) + (uint)(c + 256)));
        rows.Add(49, unchecked((m.Governor * 31) + (uint)m.Role));
        rows.Add(50, (m.Coordination ? 1 : 0) + (m.InsideName ? 2 : 0), kind, (int)m.Role);
        if (m.IsPronoun)
        {
            rows.Add(51, c, ClauseBeside(text.Words, m));
            rows.Add(52, (int)m.Pronoun.Use, c, (int)m.Role);
            rows.Add(53, c, Few(m.Index));
        }
        else
        {
            int seen = (text.ExactSeen(m.Exact) ? 1 : 0) + (text.KeySeen(m.Key) ? 2 : 0) + (text.InitialsSeen(m) ? 4 : 0);
            rows.Add(54, seen, c);
            rows.Add(55, seen, kind, m.NameType);
            rows.Add(56, m.Key);
            rows.Add(57, seen, kind, Few(m.Modifiers.Length));
            rows.Add(58, seen, kind, (int)m.Role);
        }
    }

    /// <summary>0, 1, 2, 3-4, 5-8, 9-16, more: as 0 to 6.</summary>
    public static int Few(int count) =>
        count switch
        {
            <= 2 => Math.Max(0, count),
            <= 4 => 3,
            <= 8 => 4,
            <= 16 => 5,
            _ => 6,
        };

    // "It is known that ..", "it takes time to ..": a clause beside the pronoun says that it may stand for nothing.
    private static int ClauseBeside(ParsedWords words, Candidate m)
    {
        int governor = m.GovernorWord;
        if (governor < 0)
        {
            return 0;
        }

        int code = words.Class[governor] switch
        {
            WordClass.Adjective => 1,
            WordClass.Verb => 2,
            WordClass.Noun => 3,
            _ => 4,
        };
        return code + (8 * (int)(words.Governs[governor] & ~Governed.Copula));
    }
}
