using System.Collections.Frozen;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// Who does what to whom by the tree: where the model names nobody that can be told, the words that stand in the plain places of an actor and
/// a recipient, nearest first (docs/events.md lists the places).
/// </summary>
internal sealed class EventArguments(AttributionWords words, ActTrees trees)
{
    private const int MostSteps = 6;
    private const int MostConcerned = 40;
    private const int MostBelow = 20;

    private static readonly FrozenSet<string> s_beside = FrozenSet.Create(
        StringComparer.Ordinal,
        "after",
        "following",
        "before",
        "since",
        "despite",
        "amid",
        "during",
        "because",
        "while",
        "as"
    );

    private static readonly FrozenSet<string> s_concerned = FrozenSet.Create(
        StringComparer.Ordinal,
        "obj",
        "iobj",
        "obl",
        "nmod",
        "nmod:poss",
        "amod",
        "compound",
        "xcomp",
        "ccomp",
        "advcl",
        "acl",
        "conj"
    );

    private static readonly FrozenSet<string> s_blaming = EmbeddedLines.Words("blaming-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    // "attack on", "protest against", "ties with", "aid to", "withdraw from".
    private static readonly FrozenSet<string> s_towards = FrozenSet.Create(
        StringComparer.Ordinal,
        "against",
        "with",
        "to",
        "on",
        "from",
        "at",
        "toward",
        "towards",
        "upon",
        "for",
        "over",
        "of",
        "into",
        "in",
        "near"
    );

    private static readonly FrozenSet<string> s_objects = FrozenSet.Create(
        StringComparer.Ordinal,
        "obj",
        "iobj",
        "xcomp",
        "ccomp",
        "obl",
        "nmod",
        "acl"
    );

    /// <summary>Words that may act, in the order in which they are to be tried.</summary>
    /// <param name="tells">Whether a word tells an act of its own: who condemns an attack did not make it.</param>
    public List<int> Sources(int trigger, Func<int, bool> tells)
    {
        List<int> found = [];
        if (IsNoun(trigger))
        {
            Below(trigger, found, static (relation, marker) => relation is "nmod:poss" || marker is "by" or "between");
            Below(trigger, found, static (relation, _) => relation is "amod" or "compound");
            Below(trigger, found, static (relation, marker) => relation is "nmod" && marker is "of" or "from" or "among");
            if (NamesAgent(trigger))
            {
                return found;
            }
        }

        int at = trigger;
        for (int step = 0; step < MostSteps && at >= 0; step++)
        {
            if (!IsNoun(at))
            {
                Below(at, found, static (relation, marker) => relation is "nsubj" or "obl:agent" || (relation is "obl" && marker is "by"));
            }

            string relationUp = words.Tokens[at].Deprel ?? "";
            int head = words.Head[at];
            if (head >= 0 && relationUp is "acl:relcl" or "acl" && !HasSubject(at))
            {
                found.Add(head);
            }

            if (!IsNoun(at))
            {
                // A verb that has its own subject takes none from above.
                if (HasSubject(at))
                {
                    break;
                }

                if (Described(at) is { } described)
                {
                    found.Add(described);
                }
            }

            if (relationUp == "conj" && head >= 0 && NearerSubject(head, at) is { } nearer)
            {
                found.Add(nearer);
                break;
            }

            // "closed the border after the killing of two soldiers": what is told beside an act was done by others, as far as the tree tells.
            if (Marker(at) is { } marker && s_beside.Contains(marker))
            {
                break;
            }

            if (head >= 0 && IsNoun(at) && !IsNoun(head) && tells(head))
            {
                break;
            }

            at = head;
        }

        return found;
    }

    /// <summary>Whoever a noun names as its maker: "an attack by Arvenian troops"; none for other words.</summary>
    /// <param name="isParty">Whether a word names somebody.</param>
    public List<int> Makers(int trigger, Func<int, bool> isParty)
    {
        List<int> found = [];
        if (IsNoun(trigger))
        {
            Below(trigger, found, static (relation, marker) => relation is "nmod" or "obl" && marker is "by");
            if (
                found.Count == 0
                && words.Tokens[trigger].Deprel == "obj"
                && words.Head[trigger] is >= 0 and var verb
                && PassiveSubject(verb) is null
            )
            {
                // "condemned the seizure of ships by rebels": or on an active verb, which has no agent behind "by".
                Below(verb, found, (relation, marker) => relation is "obl" && marker is "by");
                found.RemoveAll(agent => agent < trigger);
            }

            foreach (int thing in found.Count == 0 ? trees.Below(trigger) : [])
            {
                // "attacks on Arvenian troops by rebels", "the seizure of ships by rebels": parsers hang the rebels on what suffers.
                if (words.Tokens[thing].Deprel == "nmod" && thing > trigger && (isParty(thing) || Marker(thing) == "of"))
                {
                    Below(thing, found, static (relation, marker) => relation is "nmod" && marker is "by");
                }
            }
        }

        return found;
    }

    /// <summary>What stands behind "of" one of the nouns; none for other words.</summary>
    public List<int> Objects(int noun, FrozenSet<string> nouns)
    {
        List<int> found = [];
        if (!nouns.Contains(words.Tokens[noun].Lemma ?? ""))
        {
            return found;
        }

        Below(noun, found, static (relation, marker) => relation is "nmod" && marker is "of");
        foreach (int joined in found.Count == 0 ? trees.Below(noun) : [])
        {
            // "the occupation and annexation of Tasmere": said of both.
            if (words.Tokens[joined].Deprel == "conj" && joined > noun && IsNoun(joined))
            {
                Below(joined, found, static (relation, marker) => relation is "nmod" && marker is "of");
            }
        }

        return found;
    }

    /// <summary>The subject of a passive verb; null for none.</summary>
    public int? PassiveSubject(int verb)
    {
        foreach (int child in trees.Below(verb))
        {
            if (words.Tokens[child].Deprel == "nsubj:pass")
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>What stands behind "by" a verb.</summary>
    public List<int> Agents(int verb)
    {
        List<int> found = [];
        Below(verb, found, static (relation, marker) => relation is "obl:agent" || (relation is "obl" && marker is "by"));
        return found;
    }

    /// <summary>A word with what stands before it and names whose it is: "Tasmerian territory", "Tasmere's remarks", "the remarks of Tasmere".</summary>
    public IEnumerable<int> WithQualifiers(int word)
    {
        yield return word;
        List<int> qualifying = [];
        Below(
            word,
            qualifying,
            static (relation, marker) => relation is "amod" or "nmod:poss" or "compound" || (relation is "nmod" && marker is "of" or "in")
        );
        foreach (int child in qualifying)
        {
            yield return child;
        }
    }

    /// <summary>The words with those that the tree joins to them before: a model that marks the last of a list means the list.</summary>
    public IEnumerable<int> WithJoined(IEnumerable<int> heads)
    {
        foreach (int head in heads)
        {
            if (words.Tokens[head].Deprel == "conj" && words.Head[head] is >= 0 and var first && IsNoun(first) && IsNoun(head))
            {
                yield return first;
            }

            yield return head;
        }
    }

    /// <summary>The object of the verb above a gerund behind "for", which does what the gerund tells ("blamed Arvenia for cutting the cable"); null for none.</summary>
    public int? Controlling(int trigger)
    {
        if (
            words.Tokens[trigger].Xpos != "VBG"
            || Marker(trigger) != "for"
            || HasSubject(trigger)
            || words.Head[trigger] is not (>= 0 and var verb)
        )
        {
            return null;
        }

        if (!s_blaming.Contains((words.Tokens[verb].Lemma ?? "").ToLowerInvariant()))
        {
            return null;
        }

        foreach (int child in trees.Below(verb))
        {
            if (words.Tokens[child].Deprel == "obj" && child > verb && child < trigger)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>Words that may be acted on, in the order in which they are to be tried.</summary>
    public List<int> Targets(int trigger)
    {
        List<int> found = [];
        Below(trigger, found, static (relation, _) => relation is "nsubj:pass" or "iobj" or "obj");
        Below(trigger, found, static (relation, marker) => relation is "obl" or "nmod" && marker is not null && s_towards.Contains(marker));
        int at = trigger;
        for (int step = 0; step < 3 && at >= 0; step++)
        {
            int next = -1;
            foreach (int child in trees.Below(at))
            {
                string relation = words.Tokens[child].Deprel ?? "";
                if (next < 0 && child > at && s_objects.Contains(relation))
                {
                    next = child;
                }
            }

            if (next >= 0)
            {
                Below(
                    next,
                    found,
                    static (relation, _) => relation is "nsubj" or "nsubj:pass" or "obj" or "amod" or "compound" or "nmod:poss"
                );
                Below(
                    next,
                    found,
                    static (relation, marker) => relation is "obl" or "nmod" && marker is not null && s_towards.Contains(marker)
                );
            }

            at = next;
        }

        return found;
    }

    /// <summary>Whoever is named in what the act is about, nearest in the tree first: "withdraw its troops from Tasmere" names whom the offer is for.</summary>
    public List<int> Concerned(int word)
    {
        List<int> found = [word];
        if (
            IsNoun(word)
            && words.Tokens[word].Deprel == "obj"
            && words.Head[word] is var verb and >= 0
            && Makers(word, static _ => false).Count == 0
        )
        {
            // "staged a rally against the minister": what hangs on the verb belongs to the act, but not where others made it ("condemned an attack by rebels").
            found.Add(verb);
        }

        for (int next = 0; next < found.Count && found.Count < MostConcerned; next++)
        {
            foreach (int child in trees.Below(found[next]))
            {
                string relation = words.Tokens[child].Deprel ?? "";
                if ((next > 0 && relation is "nsubj" or "nsubj:pass") || s_concerned.Contains(relation))
                {
                    if (Marker(child) is not ("according" or "by" or "than" or "like" or "unlike" or "before" or "after" or "since"))
                    {
                        found.Add(child);
                    }
                }
            }
        }

        found.RemoveAll(at => at == word || at == words.Head[word]);
        return found;
    }

    // "Newly appointed Prime Minister Ismail Haniyeh has refused": parsers take the participle for a clause and the name for its object; without a comma
    // behind it, it is the subject that the participle describes.
    private int? Described(int verb)
    {
        foreach (int clause in trees.Below(verb))
        {
            if (clause >= verb || words.Tokens[clause] is not { Deprel: "advcl", Xpos: "VBN" } || Marker(clause) is not null)
            {
                continue;
            }

            foreach (int named in trees.Below(clause))
            {
                if (named > clause && named < verb && words.Tokens[named].Deprel == "obj" && !HasComma(named, verb))
                {
                    return named;
                }
            }
        }

        return null;
    }

    /// <summary>The subject of the clause joined between a first verb and one joined to it without a subject of its own; null for none.</summary>
    public int? NearerSubject(int first, int joined)
    {
        int? subject = null;
        foreach (int clause in trees.Below(first))
        {
            if (clause > first && clause < joined && words.Tokens[clause].Deprel == "conj" && Subject(clause) is { } own)
            {
                subject = own;
            }
        }

        return subject;
    }

    /// <summary>Who does what a verb tells, in its own clause or in the one joined right before it; null for none.</summary>
    public int? SubjectOf(int verb) =>
        IsNoun(verb) ? null
        : HasSubject(verb) ? Subject(verb)
        : words.Tokens[verb].Deprel == "conj" && words.Head[verb] is >= 0 and var head ? NearerSubject(head, verb)
        : null;

    private int? Subject(int verb)
    {
        foreach (int child in trees.Below(verb))
        {
            if (words.Tokens[child].Deprel == "nsubj")
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>True for a word that hangs on another, through a score of others at most.</summary>
    public bool IsBelow(int word, int above)
    {
        int at = word;
        for (int step = 0; step < MostBelow && at >= 0; step++)
        {
            if (at == above)
            {
                return true;
            }

            at = words.Head[at];
        }

        return false;
    }

    private bool HasComma(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (words.Tokens[i].Form == ",")
            {
                return true;
            }
        }

        return false;
    }

    // "protests by students": whoever they are, nobody else is meant.
    private bool NamesAgent(int noun)
    {
        foreach (int child in trees.Below(noun))
        {
            if (
                words.Tokens[child].Deprel is "nmod:poss"
                || (words.Tokens[child].Deprel is "nmod" or "obl" && Marker(child) is "by" or "between")
            )
            {
                return true;
            }
        }

        return false;
    }

    private void Below(int word, List<int> found, Func<string, string?, bool> wanted)
    {
        foreach (int child in trees.Below(word))
        {
            if (wanted(words.Tokens[child].Deprel ?? "", Marker(child)))
            {
                found.Add(child);
            }
        }
    }

    private string? Marker(int word)
    {
        foreach (int child in trees.Below(word))
        {
            if (words.Tokens[child].Deprel is "case" or "mark")
            {
                return words.Tokens[child].Form.ToLowerInvariant();
            }
        }

        return null;
    }

    private bool HasSubject(int word)
    {
        foreach (int child in trees.Below(word))
        {
            if (words.Tokens[child].Deprel is "nsubj" or "nsubj:pass" or "csubj")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNoun(int word) => words.Tokens[word].Upos is "NOUN" or "PROPN" or "ADJ";
}
