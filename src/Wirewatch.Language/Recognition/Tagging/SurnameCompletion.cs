using System.Runtime.InteropServices;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition.Tagging;

/// <summary>A surname that the model has found alone in one place, and that belongs to a person named in full in the article, is found
/// wherever it stands alone: also at the start of a sentence, where it may look like a word (<c>Son shared</c>). Linear in the text; reads one article at a time and allocates nothing once it is warm.</summary>
internal sealed class SurnameCompletion
{
    // Hashes of words: 64 bits tell the few names of one article apart.
    private readonly HashSet<ulong> _ends = [];
    private readonly HashSet<ulong> _surnames = [];

    /// <summary>Adds what is missing to <paramref name="names"/>, which stay ordered and apart.</summary>
    public void Complete(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, List<NameSpan> names)
    {
        FindSurnames(text, names);
        if (_surnames.Count == 0)
        {
            return;
        }

        var found = names.Count;
        var next = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            while (next < found && names[next].End <= tokens[i].Start)
            {
                next++;
            }

            var isFree = next == found || tokens[i].End <= names[next].Start;
            if (isFree && IsCapital(text, tokens, i) && !IsCapital(text, tokens, i - 1) && !IsCapital(text, tokens, i + 1)
                && _surnames.Contains(NameHash.Of(text[tokens[i].Start..tokens[i].End])))
            {
                names.Add(new NameSpan(tokens[i].Start, tokens[i].End, MentionType.Person));
            }
        }

        CollectionsMarshal.AsSpan(names).Sort(static (left, right) => left.Start.CompareTo(right.Start));
    }

    private void FindSurnames(ReadOnlySpan<char> text, List<NameSpan> names)
    {
        _ends.Clear();
        _surnames.Clear();
        foreach (var name in names)
        {
            if (name.Type != MentionType.Person)
            {
                continue;
            }

            var words = text[name.Start..name.End];
            var first = words.IndexOf(' ');
            if (first < 0)
            {
                _surnames.Add(NameHash.Of(words));
            }
            else
            {
                _ends.Add(NameHash.Of(words[..first]));
                _ends.Add(NameHash.Of(words[(words.LastIndexOf(' ') + 1)..]));
            }
        }

        _surnames.IntersectWith(_ends);
    }

    private static bool IsCapital(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int index) =>
        index >= 0 && index < tokens.Length && char.IsUpper(text[tokens[index].Start]);
}
