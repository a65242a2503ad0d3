using System.Collections.Immutable;

namespace Demarche.Language;

/// <summary>Which way a clause looks: what it tells is over, still to come, or not said.</summary>
internal enum Tense
{
    Unknown,
    Past,
    Present,
    Future,
}

/// <summary>
/// The tense of the clause that governs a word. Read from the tree where there is one (auxiliaries of the verb, "to" before it, the verb
/// that plans it); else from cues within a few words to the left (design: a cue anywhere in the sentence misleads).
/// </summary>
internal sealed class TimeDirection(ImmutableArray<Token> tokens)
{
    private const int Climb = 12;
    private const int CueWords = 6;

    private static readonly HashSet<string> s_planning = new(DataFile.Lines("times.planning-words.txt"), StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_undertaking = new(
        DataFile.Lines("times.undertaking-words.txt"),
        StringComparer.OrdinalIgnoreCase
    );

    public Tense Of(Sentence sentence, int token)
    {
        if (tokens[token].Head < 0)
        {
            return Cue(sentence, token);
        }

        int at = token;
        for (int step = 0; step < Climb; step++)
        {
            Token word = tokens[at];
            if (word.Upos is "VERB" or "AUX" || (step > 0 && HasVerb(sentence, at)))
            {
                return OfVerb(sentence, at);
            }

            if (word.Head <= 0)
            {
                break;
            }

            at = sentence.FirstToken + word.Head - 1;
        }

        return Cue(sentence, token);
    }

    // "The talks are on Friday": the head is the noun, with a copula.
    private bool HasVerb(Sentence sentence, int at)
    {
        int number = at - sentence.FirstToken + 1;
        int from = Math.Max(sentence.FirstToken, at - 8);
        for (int i = from; i < at; i++)
        {
            if (tokens[i].Head == number && tokens[i].Deprel is "cop")
            {
                return true;
            }
        }

        return false;
    }

    private Tense OfVerb(Sentence sentence, int at)
    {
        Token verb = tokens[at];
        int number = at - sentence.FirstToken + 1;
        Tense found = Tense.Unknown;
        bool infinitive = false;
        for (int i = Math.Max(sentence.FirstToken, at - 10); i < at; i++)
        {
            if (tokens[i].Head != number)
            {
                continue;
            }

            string form = tokens[i].Form;
            if (tokens[i].Deprel is "mark" && form is "to")
            {
                infinitive = true;
            }
            else if (tokens[i].Deprel is "aux" or "aux:pass" or "cop")
            {
                string lower = form.ToLowerInvariant();
                if (
                    lower
                    is "will"
                        or "'ll"
                        or "’ll"
                        or "wo"
                        or "shall"
                        or "may"
                        or "might"
                        or "can"
                        or "must"
                        or "should"
                        or "would"
                        or "could"
                )
                {
                    return Tense.Future;
                }

                found = lower switch
                {
                    "was" or "were" or "had" or "did" => Tense.Past,
                    "has" or "have" or "'ve" or "’ve" => Tense.Past,
                    "is" or "are" or "'s" or "'re" or "’s" or "’re" or "am" => found == Tense.Past ? found : Tense.Present,
                    _ => found,
                };
                if (found == Tense.Present && tokens[i].Deprel == "aux:pass" && !s_planning.Contains(verb.Form))
                {
                    found = Tense.Unknown;
                }
            }
        }

        if (infinitive)
        {
            int head = verb.Head > 0 ? sentence.FirstToken + verb.Head - 1 : -1;
            return head >= 0 && (LooksAhead(tokens[head].Form) || OfVerbForm(tokens[head]) != Tense.Past) ? Tense.Future : Tense.Unknown;
        }

        if (verb.Form is "planned" or "scheduled" or "slated")
        {
            return Tense.Future;
        }

        // "the record set on 6 August", "they agreed on Friday": told, not planned.
        bool told = verb.Form is "set" or "agreed" or "agree" or "wants" or "want" or "ready";
        return !told && s_planning.Contains(verb.Form) && verb.Xpos is "VBN" or "VBZ" or "VBP" ? Tense.Future
            : found == Tense.Present && verb.Xpos == "VBG" ? Tense.Future
            : found != Tense.Unknown ? found
            : OfVerbForm(verb);
    }

    private static bool LooksAhead(string governor) => s_planning.Contains(governor) || s_undertaking.Contains(governor);

    private static Tense OfVerbForm(Token verb) =>
        verb.Xpos switch
        {
            "VBD" => Tense.Past,
            "VBZ" or "VBP" => Tense.Present,
            "VBN" => Tense.Past,
            _ => Tense.Unknown,
        };

    private Tense Cue(Sentence sentence, int token)
    {
        for (int i = token - 1; i >= Math.Max(sentence.FirstToken, token - CueWords); i--)
        {
            string form = tokens[i].Form;
            if (form is "," or ";" or "“" or "\"" or "that")
            {
                break;
            }

            if (form is "will" or "shall" or "until" || s_planning.Contains(form))
            {
                return Tense.Future;
            }

            if (form is "was" or "were" or "said" or "had" || (form.Length > 4 && form.EndsWith("ed", StringComparison.Ordinal)))
            {
                return Tense.Past;
            }
        }

        return Tense.Unknown;
    }
}
