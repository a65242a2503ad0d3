namespace Demarche.Trainer.Coreference.Scoring;

/// <summary>The assignment problem: pairs rows with columns so that the sum of their values is greatest (Kuhn 1955, Munkres 1957).</summary>
internal static class Assignment
{
    /// <summary>The greatest sum of one-to-one pairs; not every row or column needs a partner.</summary>
    /// <param name="values">At least 0.</param>
    public static double GreatestSum(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        bool turned = values.GetLength(0) > values.GetLength(1);
        int rows = turned ? values.GetLength(1) : values.GetLength(0);
        int columns = turned ? values.GetLength(0) : values.GetLength(1);
        double Cost(int row, int column) => turned ? -values[column, row] : -values[row, column];

        // Shortest augmenting paths with potentials; index 0 is the source.
        double[] rowPotential = new double[rows + 1];
        double[] columnPotential = new double[columns + 1];
        int[] rowOf = new int[columns + 1];
        int[] way = new int[columns + 1];
        for (int row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            int column = 0;
            double[] least = new double[columns + 1];
            Array.Fill(least, double.PositiveInfinity);
            bool[] used = new bool[columns + 1];
            do
            {
                used[column] = true;
                int from = rowOf[column];
                int next = 0;
                double delta = double.PositiveInfinity;
                for (int j = 1; j <= columns; j++)
                {
                    if (used[j])
                    {
                        continue;
                    }

                    double reduced = Cost(from - 1, j - 1) - rowPotential[from] - columnPotential[j];
                    if (reduced < least[j])
                    {
                        least[j] = reduced;
                        way[j] = column;
                    }

                    if (least[j] < delta)
                    {
                        delta = least[j];
                        next = j;
                    }
                }

                for (int j = 0; j <= columns; j++)
                {
                    if (used[j])
                    {
                        rowPotential[rowOf[j]] += delta;
                        columnPotential[j] -= delta;
                    }
                    else
                    {
                        least[j] -= delta;
                    }
                }

                column = next;
            } while (rowOf[column] != 0);

            while (column != 0)
            {
                rowOf[column] = rowOf[way[column]];
                column = way[column];
            }
        }

        double sum = 0;
        for (int j = 1; j <= columns; j++)
        {
            sum += rowOf[j] == 0 ? 0 : -Cost(rowOf[j] - 1, j - 1);
        }

        return sum;
    }
}
