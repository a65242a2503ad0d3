namespace Demarche.Store;

/// <summary>The paraphrases of all utterances as a bundle shows them: the same that the quote board links.</summary>
internal static class RetoldUtterances
{
    private const int AtOnce = 200;

    /// <param name="query">Gives id and dispute of the utterances that may have paraphrases, those of a dispute together.</param>
    /// <param name="row">Takes utterance, place among its paraphrases, report, outlet, evidence and text.</param>
    public static void Rows(SqlSession session, string query, Action<object?[]> row)
    {
        foreach (
            IGrouping<string, string> dispute in session
                .Query(query, static found => (Id: found.GetString(0), Dispute: found.GetString(1)))
                .GroupBy(static found => found.Dispute, static found => found.Id, StringComparer.Ordinal)
        )
        {
            foreach (string[] ids in dispute.Chunk(AtOnce))
            {
                ViewQuery asked = new(dispute.Key, Limit: AtOnce) { Filter = new LineFilter { Ids = [.. ids] } };
                foreach (
                    UtteranceItem item in new SqliteViews(ViewScope.Of(session, asked))
                        .Quotes()
                        .Items.OrderBy(static item => item.Id, StringComparer.Ordinal)
                )
                {
                    Rows(item, row);
                }
            }
        }
    }

    private static void Rows(UtteranceItem item, Action<object?[]> row)
    {
        for (int i = 0; i < item.Paraphrases.Length; i++)
        {
            ParaphraseItem told = item.Paraphrases[i];
            row([item.Id, (long)i, told.Report, told.Outlet, told.Evidence.Id, told.Text]);
        }
    }
}
