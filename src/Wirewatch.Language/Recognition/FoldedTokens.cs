using System.Buffers;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition;

/// <summary>The tokens of one document in folded form, with the classes of each: folded and looked up once, read by every rule. Not thread safe;
/// the buffers are rented, so it must be disposed.</summary>
internal sealed class FoldedTokens : IDisposable
{
    private const int LongestPhrase = 9;

    private readonly Document _document;
    private readonly char[] _letters;
    private readonly int[] _starts;
    private readonly WordClasses[] _classes;

    /// <summary>Folds every token of <paramref name="document"/>.</summary>
    public FoldedTokens(Document document)
    {
        _document = document;
        var tokens = document.Tokens;
        _letters = ArrayPool<char>.Shared.Rent(Math.Max(1, document.Text.Length * Folding.MaxExpansion));
        _starts = ArrayPool<int>.Shared.Rent(tokens.Count + 1);
        _classes = ArrayPool<WordClasses>.Shared.Rent(tokens.Count + 1);
        var length = 0;
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            _starts[index] = length;
            _classes[index] = WordClasses.None;
            if (token.Kind <= TokenKind.Number)
            {
                length += Folding.Fold(token.Of(document.Text), _letters.AsSpan(length));
                if (token.IsWord)
                {
                    _classes[index] = WordLexicon.Find(Of(index, length));
                }
            }
        }

        _starts[tokens.Count] = length;
    }

    /// <summary>The folded form of the token at <paramref name="index"/>; empty for punctuation.</summary>
    public ReadOnlySpan<char> this[int index] => Of(index, _starts[index + 1]);

    /// <summary>The classes of the token at <paramref name="index"/>.</summary>
    public WordClasses ClassesOf(int index) => _classes[index];

    /// <summary>Whether the token at <paramref name="index"/> has one of <paramref name="classes"/>.</summary>
    public bool Is(int index, WordClasses classes) => (_classes[index] & classes) != 0;

    /// <summary>The <see cref="NameHash"/> of the folded phrase from <paramref name="first"/> to before <paramref name="last"/>.</summary>
    public ulong HashOf(int first, int last)
    {
        var hash = new NameHash();
        for (var index = first; index < last; index++)
        {
            Add(ref hash, index, index == first);
        }

        return hash.Value;
    }

    /// <summary>The longest known name that begins at <paramref name="first"/> and ends before <paramref name="limit"/>; its end is
    /// <paramref name="first"/> if there is none.</summary>
    public KnownPhrase LongestKnown(int first, int limit)
    {
        var best = new KnownPhrase(first, default, default);
        var hash = new NameHash();
        var capitals = true;
        for (var index = first; index < limit && index < first + LongestPhrase; index++)
        {
            Add(ref hash, index, index == first);
            capitals &= !_document.Tokens[index].IsWord || _document.Tokens[index].IsAllCapitals;
            if (this[index].IsEmpty || (_document.Tokens[index].Kind == TokenKind.Clitic && best.End == index))
            {
                // A known name before "'s" is a possessive.
                continue;
            }

            var readings = KnownEntities.Find(hash.Value);
            for (var reading = 0; reading < readings.Count; reading++)
            {
                if (capitals || (readings[reading].Form & NameForm.Acronym) == 0)
                {
                    best = new KnownPhrase(index + 1, KnownEntities.Get(readings[reading].Entity), readings[reading].Form);
                    break;
                }
            }
        }

        return best;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_letters);
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<WordClasses>.Shared.Return(_classes);
    }

    private ReadOnlySpan<char> Of(int index, int end) => _letters.AsSpan(_starts[index]..end);

    private void Add(ref NameHash hash, int index, bool first)
    {
        var folded = this[index];
        if (!folded.IsEmpty)
        {
            // The apostrophe of a possessive vanishes in folding, so its s belongs to the word before.
            if (!first && _document.Tokens[index].Kind != TokenKind.Clitic)
            {
                hash.Add(' ');
            }

            hash.Add(folded);
        }
    }
}

/// <summary>A known name in the text.</summary>
/// <param name="End">One past its last token.</param>
/// <param name="Entity">Its likeliest meaning.</param>
/// <param name="Form">How the name names that.</param>
internal readonly record struct KnownPhrase(int End, KnownEntity Entity, NameForm Form);
