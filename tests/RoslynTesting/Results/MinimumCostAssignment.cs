namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Pairs as many rows with as many columns so that the sum of the costs is least (the Hungarian method, in cubic time).</summary>
internal static class MinimumCostAssignment
{
    /// <summary>The pairs, in the order of the rows.</summary>
    public static IEnumerable<(int Row, int Column)> Solve(int size, Func<int, int, int> cost)
    {
        // Rows and columns count from one; row zero is the one that looks for a column, column zero is where it stands meanwhile.
        var costs = new int[size + 1, size + 1];
        for (var row = 1; row <= size; row++)
        {
            for (var column = 1; column <= size; column++)
                costs[row, column] = cost(row - 1, column - 1);
        }

        var (rowPotentials, columnPotentials, rowOfColumn) = (new int[size + 1], new int[size + 1], new int[size + 1]);
        for (var row = 1; row <= size; row++)
        {
            rowOfColumn[0] = row;
            Augment(FindPath());
        }

        return Enumerable.Range(1, size).Select(column => (Row: rowOfColumn[column] - 1, Column: column - 1)).OrderBy(pair => pair.Row);

        // Finds the cheapest way to a free column; the result is that column and, for each column, the one before it on the way.
        (int Column, int[] Previous) FindPath()
        {
            var (previous, slack, visited) = (new int[size + 1], new int[size + 1], new bool[size + 1]);
            Array.Fill(slack, int.MaxValue);
            var current = 0;
            while (rowOfColumn[current] != 0)
            {
                visited[current] = true;
                var (row, delta, next) = (rowOfColumn[current], int.MaxValue, 0);
                for (var column = 1; column <= size; column++)
                {
                    if (visited[column])
                        continue;

                    var reduced = costs[row, column] - rowPotentials[row] - columnPotentials[column];
                    if (reduced < slack[column])
                        (slack[column], previous[column]) = (reduced, current);
                    if (slack[column] < delta)
                        (delta, next) = (slack[column], column);
                }

                for (var column = 0; column <= size; column++)
                {
                    if (visited[column])
                        (rowPotentials[rowOfColumn[column]], columnPotentials[column]) = (rowPotentials[rowOfColumn[column]] + delta, columnPotentials[column] - delta);
                    else if (column > 0)
                        slack[column] -= delta;
                }

                current = next;
            }

            return (current, previous);
        }

        void Augment((int Column, int[] Previous) path)
        {
            for (var column = path.Column; column != 0; column = path.Previous[column])
                rowOfColumn[column] = rowOfColumn[path.Previous[column]];
        }
    }
}
