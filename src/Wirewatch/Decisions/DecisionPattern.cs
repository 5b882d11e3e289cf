using Wirewatch.Language.Text;

namespace Wirewatch.Decisions;

/// <summary>Words that a sentence holds in a row, spelling folded; <c>*</c> at the end of a word stands for any ending, <c>*</c> alone for any
/// words between. Takes time in proportion to the sentence times the pattern, whatever they say. Immutable.</summary>
public sealed record DecisionPattern
{
    /// <summary>The most UTF-16 code units of a pattern.</summary>
    public const int MaximumLength = 200;

    private readonly string text;
    private readonly Word[][] phrases;

    private DecisionPattern(string text, Word[][] phrases) => (this.text, this.phrases) = (text, phrases);

    /// <summary>Reads a pattern; null where it is too long or holds no letter and no digit.</summary>
    public static DecisionPattern? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaximumLength)
        {
            return null;
        }

        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var phrases = new List<Word[]>();
        var phrase = new List<Word>();
        foreach (var word in words)
        {
            if (word.All(letter => letter == '*'))
            {
                phrases.Add([.. phrase]);
                phrase.Clear();
                continue;
            }

            var parts = Folding.Fold(word).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            phrase.AddRange(parts.Select((part, index) => new Word(part, word[^1] == '*' && index == parts.Length - 1)));
        }

        phrases.Add([.. phrase]);
        phrases.RemoveAll(one => one.Length == 0);
        return phrases.Count == 0 ? null : new DecisionPattern(string.Join(' ', words), [.. phrases]);
    }

    /// <summary>Whether a sentence fits.</summary>
    public bool Fits(string sentence)
    {
        var words = Folding.Fold(sentence).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = 0;
        foreach (var phrase in phrases)
        {
            // The leftmost place leaves the most room for what follows.
            while (from + phrase.Length <= words.Length && !StandsAt(phrase, words, from))
            {
                from++;
            }

            if (from + phrase.Length > words.Length)
            {
                return false;
            }

            from += phrase.Length;
        }

        return true;
    }

    /// <summary>The pattern as written, with single spaces.</summary>
    public override string ToString() => text;

    /// <summary>Patterns are equal where they are written alike.</summary>
    public bool Equals(DecisionPattern? other) => other is not null && other.text == text;

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    private static bool StandsAt(Word[] phrase, string[] words, int at)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (phrase[i].IsStart ? !words[at + i].StartsWith(phrase[i].Text, StringComparison.Ordinal) : words[at + i] != phrase[i].Text)
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Word(string Text, bool IsStart);
}
