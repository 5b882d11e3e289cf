using System.Globalization;
using Spectre.Console;
using Wirewatch.Language;

namespace Wirewatch.Local.Hosting;

/// <summary>The entities of articles as a table on the terminal.</summary>
internal static class EntityTable
{
    private const int WidthWhenPiped = 160;

    /// <summary>Writes one table for all articles: an entity of several is one line.</summary>
    public static void Write(IReadOnlyList<AnnotatedText> articles)
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthWhenPiped;
        }

        var table = new Table { Border = TableBorder.Rounded };
        foreach (var heading in new[] { "Name", "Type", "Id", "Also", "Roles" })
        {
            table.AddColumn(heading);
        }

        table.AddColumn(new TableColumn("Mentions").RightAligned());
        foreach (var entity in articles
            .SelectMany(article => article.Entities)
            .GroupBy(entity => entity.Id)
            .OrderBy(group => group.First().Type)
            .ThenByDescending(Mentions)
            .ThenBy(group => group.First().Name, StringComparer.Ordinal))
        {
            var first = entity.First();
            table.AddRow(
            [
                Cell(first.Name),
                Cell(first.Type.ToString().ToLowerInvariant()),
                Cell(first.Id.Value),
                Cell(Joined(entity.SelectMany(one => one.Aliases))),
                Cell(Joined(entity.SelectMany(one => one.Roles).Select(role => role.Title))),
                Cell(Mentions(entity).ToString(CultureInfo.InvariantCulture)),
            ]);
        }

        console.Write(table);
    }

    private static int Mentions(IEnumerable<Entity> entities) => entities.Sum(entity => entity.Mentions);

    private static string Joined(IEnumerable<string> parts) => string.Join("; ", parts.Distinct(StringComparer.Ordinal));

    // Names come from articles: whatever in them looks like markup or a terminal's control sequence is shown, not obeyed.
    private static Text Cell(string text) => new(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)));
}
