using System.Text;

namespace Wirewatch.Training.Gazetteers;

/// <summary>Reads the rows of tab- or comma-separated files.</summary>
internal static class Delimited
{
    /// <summary>The rows of a tab-separated file below its header, cells as they are; comment lines and blank lines are skipped.</summary>
    public static IEnumerable<string[]> Tabs(string path, int headers = 1) =>
        File.ReadLines(path).Where(static line => line.Length > 0 && line[0] != '#').Skip(headers).Select(static line => line.Split('\t'));

    /// <summary>The rows of a comma-separated file below its header, as cells by the header's names.</summary>
    public static IEnumerable<Dictionary<string, string>> Commas(string path)
    {
        string[]? header = null;
        foreach (var line in File.ReadLines(path))
        {
            var cells = Cells(line);
            if (header is null)
            {
                header = [.. cells.Select(static cell => cell.TrimStart('\ufeff'))];
            }
            else if (cells.Count == header.Length)
            {
                yield return Enumerable.Range(0, header.Length).ToDictionary(index => header[index], index => cells[index]);
            }
        }
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
