namespace Wirewatch.Language.Resolution;

/// <summary>The variants of one article by type and folded form. Not thread safe.</summary>
internal sealed class VariantTable
{
    private readonly Dictionary<string, NameVariant>?[] _byType = new Dictionary<string, NameVariant>?[(int)MentionType.Miscellaneous + 1];

    /// <summary>Adds a variant that the table does not have.</summary>
    public void Add(NameVariant variant) => (_byType[(int)variant.Type] ??= new(16, StringComparer.Ordinal)).Add(variant.Folded, variant);

    /// <summary>The variant of a type with the folded form <paramref name="folded"/>, or null.</summary>
    public NameVariant? Find(MentionType type, ReadOnlySpan<char> folded) =>
        _byType[(int)type] is { } variants && variants.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var variant) ? variant : null;
}
