namespace Wirewatch.Training.Corpora;

/// <summary>Copies of a labelled text as other desks write it. Every offset stays valid.</summary>
internal static class CaseCopies
{
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "as", "with", "from", "vs", "via", "is", "s", "t", "de", "al", "la", "bin",
    };

    /// <summary>All in lower case.</summary>
    public static LabelledText Lower(LabelledText text) => text with { Id = text.Id + "/lower", Text = text.Text.ToLowerInvariant() };

    /// <summary>All in capitals.</summary>
    public static LabelledText Upper(LabelledText text) => text with { Id = text.Id + "/upper", Text = text.Text.ToUpperInvariant() };

    /// <summary>Every sentence as a headline: a capital for every word but the smallest, no full stop, a paragraph of its own.</summary>
    public static LabelledText Headlines(LabelledText text)
    {
        var letters = text.Text.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (!char.IsLetter(letters[i]) || (i > 0 && (char.IsLetterOrDigit(letters[i - 1]) || letters[i - 1] is '\'' or '\u2019')))
            {
                continue;
            }
            var end = i;
            while (end < letters.Length && char.IsLetter(letters[end]))
            {
                end++;
            }
            if (!Small.Contains(new string(letters, i, end - i)))
            {
                letters[i] = char.ToUpperInvariant(letters[i]);
            }
        }
        for (var i = 1; i + 1 < letters.Length; i++)
        {
            if (letters[i] == '.' && letters[i + 1] is ' ' or '\n' && !text.Spans.Any(s => s.Start <= i && i < s.End) && char.IsLower(letters[i - 1]))
            {
                letters[i] = letters[i + 1] = '\n';
            }
        }
        return text with { Id = text.Id + "/headlines", Text = new string(letters) };
    }
}
