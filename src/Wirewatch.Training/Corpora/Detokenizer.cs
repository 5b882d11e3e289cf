namespace Wirewatch.Training.Corpora;

/// <summary>Puts the tokens of one sentence together again as newspapers space them.</summary>
internal sealed class Detokenizer
{
    private bool _first = true;
    private bool _glue;
    private bool _quoteOpen;

    /// <summary>Whether a space belongs between the last word and <paramref name="word"/>, which becomes the last word.</summary>
    public bool NeedsSpaceBefore(string word)
    {
        var glueBefore = word is "." or "," or ";" or ":" or "?" or "!" or ")" or "]" or "%" or "'s" or "\u2019s" or "n't" or "'" or "''" or "..."
            || (word.StartsWith('\'') && word.Length is 2 or 3 && char.IsLower(word[^1]));
        var glueAfter = word is "(" or "[" or "$" or "``";
        if (word == "\"")
        {
            glueBefore = _quoteOpen;
            glueAfter = !_quoteOpen;
            _quoteOpen = !_quoteOpen;
        }
        var space = !_first && !_glue && !glueBefore;
        _glue = glueAfter;
        _first = false;
        return space;
    }
}
