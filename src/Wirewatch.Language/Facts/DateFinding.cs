namespace Wirewatch.Language.Facts;

/// <summary>The step that finds expressions of the calendar and resolves them against the day of publication. A name that holds a date, such as
/// "Beyond Fest 2019", stays a name. Thread safe.</summary>
internal sealed class DateFinding : IAnnotationStep
{
    /// <inheritdoc/>
    public void Apply(Document document)
    {
        DateOnly? published = document.Article.Published is { } time ? DateOnly.FromDateTime(time.DateTime) : null;
        var tokens = document.Tokens;
        var grammar = new DateGrammar(document.Text.AsMemory(), tokens, published);
        var name = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (grammar.Match(i) is not { } match)
            {
                continue;
            }
            var start = tokens[match.First].Start;
            var end = tokens[match.Last - 1].End;
            // A sign that Unicode joins to the digit behind it cuts a number in two.
            if (start > 0 && char.IsAsciiLetterOrDigit(document.Text[start - 1]) && char.IsAsciiLetterOrDigit(document.Text[start]))
            {
                continue;
            }
            while (name < document.Names.Count && document.Names[name].End <= start)
            {
                name++;
            }
            // A holiday is a name and a day.
            if (name < document.Names.Count && document.Names[name].Start < end && !(match.IsNamed && document.Names[name].Start >= start && document.Names[name].End <= end))
            {
                continue;
            }
            document.Dates.Add(new DateExpression(start, end, document.Text[start..end], match.Period.ToString()));
            i = match.Last - 1;
        }
    }
}
