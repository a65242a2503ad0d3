using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>Verbs that say of another verb that it is planned ("planned to renew", "is about to renew") or denied ("denied bombing"); they give its subject.</summary>
internal static class EventGovernors
{
    private static readonly FrozenSet<string> Plans = FrozenSet.Create(
        StringComparer.Ordinal,
        "plan",
        "intend",
        "expect",
        "schedule",
        "due",
        "set",
        "decide"
    );

    /// <summary>The governor's subject; null where the verb stands on its own.</summary>
    public static Party? SubjectOf(SentenceView view, VerbGroup group, ref EventStatus status)
    {
        Word[] words = view.Words;
        if (group.Infinitive && group.First > 0 && (Plans.Contains(words[group.First - 1].Lemma) || words[group.First - 1].Is(WordRole.Be)))
        {
            VerbGroup governor = VerbGroup.At(view, group.First - 1);
            status = governor.Negated ? EventStatus.Denied : EventStatus.Announced;
            return SubjectFinder.Of(view, governor.First);
        }

        if (group.Infinitive && group.First > 1 && words[group.First - 1].Lower == "about" && words[group.First - 2].Is(WordRole.Be))
        {
            status = EventStatus.Announced;
            return SubjectFinder.Of(view, VerbGroup.At(view, group.First - 2).First);
        }

        if (words[group.Head].IsGerund && group.Head > 0 && words[group.Head - 1].Lemma == "deny")
        {
            status = EventStatus.Denied;
            return SubjectFinder.Of(view, VerbGroup.At(view, group.Head - 1).First);
        }

        return null;
    }
}
