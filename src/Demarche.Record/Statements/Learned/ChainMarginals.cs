namespace Demarche.Record;

/// <summary>
/// How sure a linear-chain conditional random field is of each label of a sequence: marginal probabilities by the forward and
/// backward sums (L. Rabiner, Proceedings of the IEEE 77(2), 1989).
/// </summary>
internal sealed class ChainMarginals(float[] transitions, float[] start, float[] end)
{
    private readonly int _labels = start.Length;

    /// <param name="emissions">[words × labels]</param>
    /// <param name="labels">[words]</param>
    /// <param name="probabilities">[words]: of the given label at each word.</param>
    public void Of(ReadOnlySpan<float> emissions, ReadOnlySpan<int> labels, Span<double> probabilities)
    {
        int words = labels.Length;
        if (words == 0)
        {
            return;
        }

        double[] forward = new double[words * _labels];
        double[] backward = new double[words * _labels];
        Span<double> terms = stackalloc double[_labels];
        for (int j = 0; j < _labels; j++)
        {
            forward[j] = start[j] + emissions[j];
            backward[((words - 1) * _labels) + j] = end[j];
        }

        for (int i = 1; i < words; i++)
        {
            for (int j = 0; j < _labels; j++)
            {
                for (int k = 0; k < _labels; k++)
                {
                    terms[k] = forward[((i - 1) * _labels) + k] + transitions[(k * _labels) + j];
                }

                forward[(i * _labels) + j] = LogSum(terms) + emissions[(i * _labels) + j];
            }
        }

        for (int i = words - 2; i >= 0; i--)
        {
            for (int j = 0; j < _labels; j++)
            {
                for (int k = 0; k < _labels; k++)
                {
                    int next = ((i + 1) * _labels) + k;
                    terms[k] = transitions[(j * _labels) + k] + emissions[next] + backward[next];
                }

                backward[(i * _labels) + j] = LogSum(terms);
            }
        }

        for (int k = 0; k < _labels; k++)
        {
            terms[k] = forward[((words - 1) * _labels) + k] + end[k];
        }

        double all = LogSum(terms);
        for (int i = 0; i < words; i++)
        {
            int at = (i * _labels) + labels[i];
            probabilities[i] = Math.Exp(Math.Min(0, forward[at] + backward[at] - all));
        }
    }

    private static double LogSum(ReadOnlySpan<double> terms)
    {
        double most = double.NegativeInfinity;
        foreach (double term in terms)
        {
            most = Math.Max(most, term);
        }

        if (double.IsNegativeInfinity(most))
        {
            return most;
        }

        double sum = 0;
        foreach (double term in terms)
        {
            sum += Math.Exp(term - most);
        }

        return most + Math.Log(sum);
    }
}
