namespace Wirewatch.Training.Corpora;

/// <summary>The mention types that a label may stand for, as bits: bit <c>t</c> is the type with the value <c>t</c>.</summary>
[Flags]
internal enum TypeSet
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A person.</summary>
    Person = 1,

    /// <summary>An organization.</summary>
    Organization = 2,

    /// <summary>A location.</summary>
    Location = 4,

    /// <summary>A facility.</summary>
    Facility = 8,

    /// <summary>A nationality or religious or political group.</summary>
    Norp = 16,

    /// <summary>A product.</summary>
    Product = 32,

    /// <summary>Anything else that is named.</summary>
    Miscellaneous = 64,

    /// <summary>Every type.</summary>
    All = 127,
}

/// <summary>A labelled stretch. Offsets are UTF-16 code units.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Types">The types that it may have; empty where the label says nothing about the words, so that nothing is learned from them.</param>
internal readonly record struct LabelledSpan(int Start, int End, TypeSet Types);

/// <summary>A text with what a corpus says about it.</summary>
/// <param name="Id">The name of the text within its corpus.</param>
/// <param name="Text">The text.</param>
/// <param name="Spans">Labelled stretches, ordered, not overlapping.</param>
/// <param name="Unmarked">The types that this corpus does not mark: words outside the spans may be names of these types.</param>
internal sealed record LabelledText(string Id, string Text, IReadOnlyList<LabelledSpan> Spans, TypeSet Unmarked);
