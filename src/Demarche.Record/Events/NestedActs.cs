using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// Tells what another act is about from what happened by itself: who "rejected a proposal to withdraw" neither proposed nor withdrew, and who
/// "threatened to break off relations" broke none off. PLOVER codes the outer act alone.
/// </summary>
internal sealed class NestedActs
{
    // What asks, offers, threatens, refuses or gives way has a content that has not come about.
    private static readonly FrozenSet<string> s_governing = FrozenSet.Create(
        StringComparer.Ordinal,
        "AGREE",
        "REQUEST",
        "REJECT",
        "THREATEN",
        "CONCEDE"
    );

    private static readonly FrozenSet<string> s_contents = FrozenSet.Create(
        StringComparer.Ordinal,
        "xcomp",
        "ccomp",
        "obj",
        "obl",
        "nmod",
        "acl",
        "compound",
        "amod"
    );

    // "rejected the plan after the attack", "agreed during talks": told beside the act, not in its content.
    private static readonly FrozenSet<string> s_beside = FrozenSet.Create(
        StringComparer.Ordinal,
        "after",
        "before",
        "during",
        "since",
        "following",
        "amid",
        "despite",
        "at",
        "in",
        "by",
        "because",
        "over",
        "until"
    );

    private static readonly FrozenSet<string> s_of = FrozenSet.Create(StringComparer.Ordinal, "of");

    private readonly AttributionWords _words;
    private readonly ActTrees _trees;
    private readonly HashSet<int> _outer = [];

    /// <param name="acts">Those that are told as events.</param>
    /// <param name="answers">Tokens that tell an answer: what an answer takes up is no event either.</param>
    public NestedActs(AttributionWords words, ActTrees trees, IEnumerable<Act> acts, IEnumerable<int> answers)
    {
        _words = words;
        _trees = trees;
        foreach (Act act in acts)
        {
            // What somebody is accused of is told by the accuser alone; what is condemned did happen.
            if (act.Layer == ActLayer.Event && (s_governing.Contains(act.Label) || (act.Label == "ACCUSE" && act.Mode == "allege")))
            {
                _outer.Add(act.Trigger);
            }
        }

        _outer.UnionWith(answers);
    }

    /// <summary>True where the word stands in the content of another act. A relative clause, an aside or a clause joined to the act tells for itself.</summary>
    /// <param name="token">Over the whole text.</param>
    public bool Has(int token)
    {
        int at = token;
        while (_words.Head[at] is var head and >= 0)
        {
            if (!IsContent(at))
            {
                return false;
            }

            at = head;
            if (_outer.Contains(at))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsContent(int word)
    {
        string relation = _words.Tokens[word].Deprel ?? "";
        int colon = relation.IndexOf(':', StringComparison.Ordinal);
        if (relation is "acl:relcl" or "nmod:poss")
        {
            return false;
        }

        string plain = colon < 0 ? relation : relation[..colon];
        if (plain == "advcl" && HasMarker(word, s_of))
        {
            // "accused them of jamming its radars".
            return true;
        }

        if (!s_contents.Contains(plain) || (plain == "acl" && _words.Tokens[word].Xpos == "VBN"))
        {
            return false;
        }

        return !HasMarker(word, s_beside);
    }

    private bool HasMarker(int word, FrozenSet<string> markers)
    {
        foreach (int child in _trees.Below(word))
        {
            if (_words.Tokens[child].Deprel is "case" or "mark" && markers.Contains(_words.Tokens[child].Form.ToLowerInvariant()))
            {
                return true;
            }
        }

        return false;
    }
}
