namespace Wirewatch.Language.Facts;

/// <summary>Which mention each token of a document belongs to. Thread safe once built.</summary>
internal sealed class MentionTokens
{
    private readonly int[] _mentionOfToken;
    private readonly (int First, int Last)[] _tokensOfMention;

    /// <summary>Reads the tokens and mentions of <paramref name="document"/>.</summary>
    public MentionTokens(Document document)
    {
        _mentionOfToken = new int[document.Tokens.Count];
        _tokensOfMention = new (int, int)[document.Mentions.Count];
        Array.Fill(_mentionOfToken, -1);
        var token = 0;
        for (var i = 0; i < document.Mentions.Count; i++)
        {
            var mention = document.Mentions[i];
            while (token < document.Tokens.Count && document.Tokens[token].End <= mention.Start)
            {
                token++;
            }
            var first = token;
            while (token < document.Tokens.Count && document.Tokens[token].Start < mention.End)
            {
                _mentionOfToken[token++] = i;
            }
            _tokensOfMention[i] = (first, token);
        }
    }

    /// <summary>The index of the mention that the token <paramref name="token"/> belongs to, or -1; -1 too beyond the ends of the text.</summary>
    public int At(int token) => (uint)token < (uint)_mentionOfToken.Length ? _mentionOfToken[token] : -1;

    /// <summary>The index of the first token of a mention.</summary>
    public int First(int mention) => _tokensOfMention[mention].First;

    /// <summary>One past the index of the last token of a mention.</summary>
    public int Last(int mention) => _tokensOfMention[mention].Last;
}
