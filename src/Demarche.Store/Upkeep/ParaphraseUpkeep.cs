namespace Demarche.Store;

/// <summary>Paraphrases join nothing: one that waits is done as soon as it is told.</summary>
internal sealed class ParaphraseUpkeep(SqlSession session)
{
    /// <summary>False when none waits.</summary>
    public bool Next() =>
        session.Execute("UPDATE members SET line = 0, prior = NULL, cause = NULL WHERE kind = 'paraphrase' AND line IS NULL") > 0;
}
