using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <content>Whether the words around a date speak of the future.</content>
internal sealed partial class DateGrammar
{
    private const int WordsBefore = 12;
    private const int WordsBehind = 6;

    private static readonly WordSet FutureWords = new(
        "will won't shall scheduled planned expected expects expect due forecast targeted targeting postponed rescheduled delayed upcoming tomorrow slated 'll ’ll plans "
        + "intends hopes looms until deadline expecting before funeral");

    private static readonly WordSet ReportingWords = new(
        "said told announced reported stated confirmed added declared released published issued held met");

    private bool SpeaksOfFuture(int index)
    {
        var before = index - 1;
        while (before >= 0 && tokens[before].Of(text.Span) is "on" or "late" or "early" or "for" or "the" or "last" or "in")
        {
            before--;
        }
        if (before >= 0 && (ReportingWords.Contains(tokens[before].Of(text.Span)) || IsPastVerb(before)))
        {
            return false;
        }
        if (before >= 0 && tokens[before].Of(text.Span) is "by" or "By" or "until" or "Until")
        {
            return true;
        }
        for (var i = index - 1; i >= 0 && i >= index - WordsBefore && !tokens[i + 1].StartsParagraph; i--)
        {
            if (tokens[i].Kind == TokenKind.Stop)
            {
                break;
            }
            if (FutureWords.Contains(tokens[i].Of(text.Span)) || IsToBe(i))
            {
                return true;
            }
        }
        for (var i = index + 1; i < tokens.Count && i <= index + WordsBehind && !tokens[i].StartsParagraph; i++)
        {
            if (tokens[i].Kind is TokenKind.Stop || (tokens[i].Kind == TokenKind.Punctuation && i > index + 1))
            {
                break;
            }
            if (tokens[i].Of(text.Span) is "will" or "shall")
            {
                return true;
            }
        }
        return false;
    }

    // "crashed on Wednesday", but not "is scheduled on Wednesday" or "to be sentenced on Wednesday".
    private bool IsPastVerb(int index)
    {
        if (!tokens[index].IsLowerCase || !tokens[index].Of(text.Span).EndsWith("ed", StringComparison.Ordinal) || FutureWords.Contains(tokens[index].Of(text.Span)))
        {
            return false;
        }
        // "will be officially opened", "will hear the accused"
        var before = index > 0 && tokens[index - 1].Of(text.Span).EndsWith("ly", StringComparison.Ordinal) ? index - 2 : index - 1;
        return !(before >= 0 && tokens[before].Of(text.Span) is "be" or "is" or "are" or "being" or "get") && !(index > 0 && tokens[index - 1].Of(text.Span) is "the" or "a" or "an");
    }

    // "is to be sentenced on", but not "appeared to be falling on"
    private bool IsToBe(int index) =>
        tokens[index].Of(text.Span) is "be" && index > 0 && tokens[index - 1].Of(text.Span) is "to" && !tokens[index + 1].Of(text.Span).EndsWith("ing", StringComparison.Ordinal);
}
