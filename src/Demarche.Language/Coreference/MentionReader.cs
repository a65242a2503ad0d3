using System.Collections.Immutable;

namespace Demarche.Language;

/// <summary>Fills in what a candidate is: kind, agreement, definiteness, role, and the words by which mentions match.</summary>
internal sealed class MentionReader
{
    private const int MostModifiers = 6;
    private static readonly uint s_not = WordHash.Of("no");
    private readonly ParsedWords _words;
    private readonly QuotedSpeech _speech;
    private readonly byte[] _nameTypes;
    private readonly int[] _nameOf;
    private readonly ImmutableArray<NameSpan> _names;
    private readonly List<uint> _modifiers = [];
    private int _sentence = -1;

    public MentionReader(ParsedWords words, QuotedSpeech speech, CoreferenceInput input)
    {
        _words = words;
        _speech = speech;
        _nameTypes = new byte[words.Count];
        _nameOf = new int[words.Count];
        Array.Fill(_nameOf, -1);
        _names = input.Names;
        for (int n = 0; n < _names.Length; n++)
        {
            NameSpan name = _names[n];
            for (int i = name.FirstToken; i < name.FirstToken + name.TokenCount; i++)
            {
                // Treebank and reader differ on which places act: here both are places.
                EntityType type = name.Type == EntityType.GeopoliticalEntity ? EntityType.Location : name.Type;
                _nameTypes[i] = (byte)(1 + (int)type);
                _nameOf[i] = n;
            }
        }
    }

    public void Read(Candidate mention)
    {
        int head = mention.Head;
        mention.Quotation = _speech.Quotation[head];
        mention.Speaker = mention.Quotation >= 0 ? _speech.Speaker[mention.Quotation] : -1;
        mention.Postmodification = mention.Last - head;
        mention.LeadsSentence = mention.Sentence != _sentence;
        _sentence = mention.Sentence;
        if (_nameOf[head] >= 0)
        {
            NameSpan name = _names[_nameOf[head]];
            mention.InsideName = name.FirstToken < mention.First || name.FirstToken + name.TokenCount - 1 > mention.Last;
        }

        ReadRole(mention);
        bool pronoun = _words.Class[head] is WordClass.Pronoun or WordClass.Determiner;
        if (pronoun && Pronouns.TryGet(_words.Lower[head], out Pronoun known))
        {
            mention.Kind = MentionKind.Pronoun;
            mention.Pronoun = known;
            mention.Number = known.Number;
            mention.Gender = known.Gender;
            mention.Animacy = AnimacyOf(known);
            mention.Key = _words.Lower[head];
            mention.Exact = mention.Key;
            mention.Core = mention.Key;
            return;
        }

        int keyWord = KeyWord(head);
        mention.NameType = _nameTypes[keyWord] != 0 ? _nameTypes[keyWord] : _nameTypes[head];
        bool proper = _words.Class[head] == WordClass.ProperNoun;
        mention.Kind = proper || mention.NameType != 0 ? MentionKind.Name : MentionKind.Nominal;
        mention.Key = mention.Kind == MentionKind.Name ? _words.Lower[keyWord] : _words.Lemma[keyWord];
        ReadDefiniteness(mention);
        ReadWords(mention, keyWord);
        ReadAgreement(mention, keyWord);
    }

    private static Animacy AnimacyOf(Pronoun pronoun) =>
        pronoun.Person < 3 || pronoun.Gender is Gender.Masculine or Gender.Feminine ? Animacy.Person
        : pronoun.Gender == Gender.Neuter ? Animacy.Thing
        : Animacy.Unknown;

    // "Pell Adair" hangs on its first word, but is taken up by its last.
    private int KeyWord(int head)
    {
        int key = head;
        for (int child = _words.FirstChild[head]; child >= 0; child = _words.NextSibling[child])
        {
            if (
                _words.Relation[child] == Relation.Flat
                && child > head
                && _words.Class[child] is WordClass.ProperNoun or WordClass.Noun or WordClass.Other
            )
            {
                key = child;
            }
        }

        return key;
    }

    private void ReadRole(Candidate mention)
    {
        int word = mention.Head;
        Relation relation = _words.Relation[word];
        bool conjunct = relation == Relation.Conjunct;
        mention.GovernorWord = _words.Head[word];
        mention.Governor = mention.GovernorWord >= 0 ? _words.Lemma[mention.GovernorWord] : 0;
        mention.InMainClause = mention.GovernorWord >= 0 && _words.Head[mention.GovernorWord] < 0;
        mention.Role =
            relation == Relation.Expletive ? Role.Expletive
            : _words.Governs[word].HasFlag(Governed.Copula) ? Role.Predicate
            : conjunct ? Role.Conjunct
            : relation switch
            {
                Relation.Subject or Relation.PassiveSubject => Role.Subject,
                Relation.Object or Relation.IndirectObject => Role.Object,
                Relation.Oblique or Relation.Agent or Relation.UnmarkedOblique => Role.Oblique,
                Relation.Possessor => Role.Possessor,
                Relation.NominalModifier or Relation.UnmarkedModifier => Role.Modifier,
                Relation.Compound or Relation.Description or Relation.Flat => Role.Compound,
                Relation.Apposition => Role.Apposition,
                Relation.OpenComplement => Role.Predicate,
                _ => Role.Apart,
            };
    }

    private void ReadDefiniteness(Candidate mention)
    {
        for (int child = _words.FirstChild[mention.Head]; child >= 0 && child < mention.Head; child = _words.NextSibling[child])
        {
            switch (_words.Relation[child])
            {
                case Relation.Determiner when _words.Lower[child] == s_not:
                    mention.Definiteness = Definiteness.Negated;
                    return;
                case Relation.Determiner:
                    mention.Definiteness = _words.Form(child).ToLowerInvariant() switch
                    {
                        "the" => Definiteness.Definite,
                        "a" or "an" => Definiteness.Indefinite,
                        "this" or "that" or "these" or "those" => Definiteness.Demonstrative,
                        _ => Definiteness.Quantified,
                    };
                    if (mention.Definiteness != Definiteness.Quantified)
                    {
                        return;
                    }

                    break;
                case Relation.Possessor:
                    mention.Definiteness =
                        _words.Class[child] == WordClass.Pronoun ? Definiteness.PronounPossessor : Definiteness.NounPossessor;
                    return;
                case Relation.Numeral when mention.Definiteness == Definiteness.Bare:
                    mention.Definiteness = Definiteness.Numbered;
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadWords(Candidate mention, int keyWord)
    {
        int first = mention.First;
        while (first < mention.Last && _words.Relation[first] == Relation.Determiner && first < mention.Head)
        {
            first++;
        }

        int last = mention.Last;
        if (last > mention.Head && _words.Relation[last] == Relation.Case && _words.Head[last] == mention.Head)
        {
            last--;
        }

        uint exact = 0;
        uint core = 0;
        uint initials = 0;
        int capitals = 0;
        _modifiers.Clear();
        for (int i = first; i <= last; i++)
        {
            uint word = _words.Lower[i];
            exact = WordHash.Join(exact, word);
            if (i > keyWord && mention.Kind == MentionKind.Nominal)
            {
                continue;
            }

            string form = _words.Form(i);
            if (IsCapitalised(form))
            {
                initials = WordHash.Letters(initials, form[0]);
                capitals++;
            }

            if (i > Math.Max(keyWord, mention.Head) || _words.Class[i] is WordClass.Punctuation or WordClass.Adposition)
            {
                continue;
            }

            core = WordHash.Join(core, word);
            if (i != keyWord && _modifiers.Count < MostModifiers && !NounLexicon.IsTitle(word) && _words.Class[i] != WordClass.Pronoun)
            {
                _modifiers.Add(word);
            }
        }

        mention.Exact = mention.Coordination ? WordHash.Join(exact, 1) : NameAliases.Canonical(exact);
        mention.Core = mention.Coordination ? mention.Exact : core;
        mention.Modifiers = _modifiers.Count == 0 ? [] : [.. _modifiers];
        mention.Initials = capitals > 1 ? initials : 0;
        mention.Acronym = AcronymOf(_words.Form(keyWord));
    }

    private static bool IsCapitalised(string form) => form.Length > 0 && char.IsUpper(form[0]);

    private static uint AcronymOf(string form)
    {
        uint letters = 0;
        int count = 0;
        foreach (char c in form)
        {
            if (char.IsUpper(c))
            {
                letters = WordHash.Letters(letters, c);
                count++;
            }
            else if (c != '.')
            {
                return 0;
            }
        }

        return count > 1 ? letters : 0;
    }

    private void ReadAgreement(Candidate mention, int keyWord)
    {
        int head = mention.Head;
        string? tag = _words.Tag(head);
        mention.Number =
            mention.Coordination || tag is "NNS" or "NNPS" ? Number.Plural
            : tag is "NN" or "NNP" ? Number.Singular
            : _words.Features(head)?.Contains("Number=Plur", StringComparison.Ordinal) == true ? Number.Plural
            : Number.Unknown;
        if (mention.Coordination)
        {
            return;
        }

        uint lemma = _words.Lemma[head];
        bool person = mention.NameType == 1 + (int)EntityType.Person;
        mention.Gender = NounLexicon.GenderOfNoun(lemma);
        if (mention.Kind == MentionKind.Name && mention.NameType is 0 or 1)
        {
            for (int i = mention.First; i <= Math.Min(mention.Last, keyWord) && mention.Gender == Gender.Unknown; i++)
            {
                mention.Gender = NounLexicon.GenderOfNoun(_words.Lower[i]);
                if (mention.Gender == Gender.Unknown && (person || i < keyWord || i == head) && IsCapitalised(_words.Form(i)))
                {
                    mention.Gender = NounLexicon.GenderOfGivenName(_words.Lower[i]);
                }
            }
        }

        mention.Animacy =
            mention.NameType != 0
                ? mention.NameType switch
                {
                    1 + (int)EntityType.Person => Animacy.Person,
                    1 + (int)EntityType.Organisation => Animacy.Group,
                    1 + (int)EntityType.Location => Animacy.Thing,
                    _ => Animacy.Unknown,
                }
            : mention.Gender != Gender.Unknown || NounLexicon.IsPerson(lemma) ? Animacy.Person
            : NounLexicon.IsGroup(lemma) ? Animacy.Group
            : mention.Kind == MentionKind.Nominal ? Animacy.Thing
            : Animacy.Unknown;
        if (mention.Animacy is Animacy.Group or Animacy.Thing)
        {
            mention.Gender = Gender.Neuter;
        }
    }
}
