namespace Demarche.Record;

/// <summary>"denies that it would attack": what stands below a denial is no position of whoever denies it.</summary>
internal static class Denials
{
    private const int MostSteps = 4;

    public static bool Cover(SentenceTree tree, int word)
    {
        int at = word;
        for (int step = 0; step < MostSteps && tree.Relation(at) is "ccomp" or "xcomp" or "conj" or "obj"; step++)
        {
            at = tree.Head(at);
            if (at < 0)
            {
                return false;
            }

            if (tree.Lemma(at) is "deny" or "refute" or "disprove")
            {
                return true;
            }
        }

        return false;
    }
}
