namespace Wirewatch.Language.Resolution;

/// <summary>The variants of one article by folded form and type. Not thread safe.</summary>
internal sealed class VariantTable(int capacity)
{
    private readonly Dictionary<string, NameVariant> _byForm = new(capacity, StringComparer.Ordinal);

    /// <summary>Adds a variant that the table does not have.</summary>
    public void Add(NameVariant variant)
    {
        if (!_byForm.TryAdd(variant.Folded, variant))
        {
            variant.NextOfForm = _byForm[variant.Folded];
            _byForm[variant.Folded] = variant;
        }
    }

    /// <summary>The variant of a type with the folded form <paramref name="folded"/>, or null.</summary>
    public NameVariant? Find(MentionType type, ReadOnlySpan<char> folded)
    {
        _byForm.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var variant);
        while (variant is not null && variant.Type != type)
        {
            variant = variant.NextOfForm;
        }

        return variant;
    }
}
