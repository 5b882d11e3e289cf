using Wirewatch.Language.Text;

namespace Wirewatch.Language.Recognition;

/// <summary>A name in the text, before anything is known about what it names.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last code unit.</param>
/// <param name="Type">What kind of thing it names.</param>
internal readonly record struct NameSpan(int Start, int End, MentionType Type)
{
    /// <summary>Where the name stands.</summary>
    public TextSpan Span => new(Start, End);
}
