using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace Wirewatch.Watchlists;

/// <summary>Keeps a text that may be longer than one column of the table service holds (32,768 UTF-16 code units) in several. Stateless.</summary>
internal static class TextColumns
{
    private const int MaximumColumn = 30_000;

    /// <summary>Writes a text to the columns <paramref name="name"/>, <c>name2</c>, <c>name3</c> and so on.</summary>
    public static void Write(TableEntity row, string name, string text)
    {
        var number = 1;
        for (var start = 0; start < text.Length || number == 1; number++)
        {
            var end = Math.Min(text.Length, start + MaximumColumn);
            if (end < text.Length && char.IsLowSurrogate(text[end]))
            {
                end--;
            }

            row[NameOf(name, number)] = text[start..end];
            start = end;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; empty where it wrote nothing.</summary>
    public static string Read(TableEntity row, string name)
    {
        var text = new StringBuilder();
        for (var number = 1; row.TryGetValue(NameOf(name, number), out var value) && value is string part; number++)
        {
            text.Append(part);
        }

        return text.ToString();
    }

    private static string NameOf(string name, int number) => number == 1 ? name : name + number.ToString(CultureInfo.InvariantCulture);
}
