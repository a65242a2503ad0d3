namespace Demarche.Trainer.Judging;

/// <summary>What models say of examples that they have not seen: no report is on both sides.</summary>
internal static class CrossValidation
{
    /// <param name="fold">The fold of the report that an example is of: <see cref="JudgedReports.Folds"/>.</param>
    /// <param name="train">Learns from the examples of the other folds, in their order.</param>
    /// <param name="judge">What such a model says of an example.</param>
    public static Dictionary<TExample, TVerdict> Of<TExample, TModel, TVerdict>(
        IReadOnlyList<TExample> examples,
        Func<TExample, int> fold,
        Func<IReadOnlyList<TExample>, TModel> train,
        Func<TModel, TExample, TVerdict> judge
    )
        where TExample : class
    {
        Dictionary<TExample, TVerdict> verdicts = new(ReferenceEqualityComparer.Instance);
        for (int held = 0; held < JudgedReports.Folds; held++)
        {
            TModel model = train([.. examples.Where(example => fold(example) != held)]);
            foreach (TExample example in examples.Where(example => fold(example) == held))
            {
                verdicts.Add(example, judge(model, example));
            }
        }

        return verdicts;
    }
}
