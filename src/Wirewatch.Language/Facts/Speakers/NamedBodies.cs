using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts.Speakers;

/// <summary>Which body "the court" or "the statement" may mean, by what the article says of the bodies that it names. One document; not thread safe.</summary>
internal sealed class NamedBodies(SpeechContext context)
{
    /// <summary>How many entities are looked at: hostile text must not make the work grow with its square.</summary>
    private const int MostEntities = 256;

    /// <summary>How far back the same word is searched.</summary>
    private const int LongestMemory = 400;

    private int? _mostNamed;
    private (int Token, int Entity) _issuer = (-1, -1);
    private (int Token, int Count) _named = (-1, 0);

    /// <summary>The index of the organization with the most mentions, or -1.</summary>
    public int MostNamed => _mostNamed ??= FindMostNamed();

    /// <summary>Whether the name of an entity holds the word at a token: <c>Supreme Court</c> for "the court".</summary>
    public bool IsNamed(int entity, int token) =>
        context.Document.Entities[entity].Name.AsSpan().Contains(context.Word(token), StringComparison.OrdinalIgnoreCase);

    /// <summary>How many organizations' names hold the word at a token: none, one, or two for more.</summary>
    public int CountNamed(int token)
    {
        if (_named.Token != token)
        {
            var count = 0;
            for (var i = 0; i < context.Document.Entities.Count && i < MostEntities && count < 2; i++)
            {
                count += context.Document.Entities[i].Type == MentionType.Organization && IsNamed(i, token) ? 1 : 0;
            }
            _named = (token, count);
        }
        return _named.Count;
    }

    /// <summary>The index of the body or person named first in the nearest sentence before that has the word at a token too, before the word: who "released a
    /// statement", for "the statement". -1 where there is none.</summary>
    public int Issuer(int token)
    {
        if (_issuer.Token != token)
        {
            _issuer = (token, FindIssuer(token));
        }
        return _issuer.Entity;
    }

    private int FindIssuer(int token)
    {
        var word = context.Word(token);
        var found = -1;
        var same = false;
        for (var i = token - 1; i >= 0 && token - i < LongestMemory; i--)
        {
            if (!context.IsQuoted(i))
            {
                if (context.Mentions.At(i) is var mention and >= 0)
                {
                    found = same && context.Document.Mentions[mention].Type is MentionType.Organization or MentionType.Person ? context.EntityOf(mention) : found;
                }
                else
                {
                    same |= context.Word(i).Equals(word, StringComparison.OrdinalIgnoreCase);
                }
            }
            if (same && found >= 0 && (context.Document.Tokens[i].StartsParagraph || (i > 0 && context.Document.Tokens[i - 1].Kind == TokenKind.Stop)))
            {
                return found;
            }
            same &= !context.Document.Tokens[i].StartsParagraph && !(i > 0 && context.Document.Tokens[i - 1].Kind == TokenKind.Stop);
        }
        return found;
    }

    private int FindMostNamed()
    {
        var best = -1;
        var counts = new int[context.Document.Entities.Count];
        for (var i = 0; i < context.Document.Mentions.Count; i++)
        {
            var entity = context.EntityOf(i);
            if (entity >= 0 && context.Document.Mentions[i].Type == MentionType.Organization)
            {
                counts[entity]++;
                best = best < 0 || counts[entity] > counts[best] ? entity : best;
            }
        }
        return best;
    }
}
