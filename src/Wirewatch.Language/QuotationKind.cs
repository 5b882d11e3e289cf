using System.Text.Json.Serialization;

namespace Wirewatch.Language;

/// <summary>Whether a quotation gives somebody's words or their sense.</summary>
[JsonConverter(typeof(QuotationKindJsonConverter))]
public enum QuotationKind
{
    /// <summary>The words stand in quotation marks.</summary>
    Direct,

    /// <summary>The article tells in words of its own what was said: <c>said that ...</c>, <c>according to ...</c>.</summary>
    Indirect,
}

/// <summary>Writes a <see cref="QuotationKind"/> as <c>direct</c> or <c>indirect</c>.</summary>
public sealed class QuotationKindJsonConverter() : JsonStringEnumConverter<QuotationKind>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false);
