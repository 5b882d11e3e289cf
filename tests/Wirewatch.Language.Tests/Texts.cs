using CsCheck;

namespace Wirewatch.Language.Tests;

/// <summary>Generators of texts for laws that must hold for every text.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        " ", " ", " ", " ", "\n", "\r\n", "\n\n", "\t", ".", ",", "\"", "“", "”", "‘", "’", "'", "«", "»", "„", "(", ")", "[...]", "...", "…", "-", "–", "—", "--",
        "$", "€", "£", "US$", "%", "#", "@", "/", ":", "http://", "www.", "a@b.com", "'s", "’s", "n't", "🙂", "👩‍🚀", "\ud800", "\udc00", "e\u0301", "\u200b", "\u00a0",
        "said", "he", "she", "told", "according", "to", "the", "of", "Mr.", "Lt.", "Gen.", "President", "minister", "chair", "former", "U.S.", "NATO", "Kim", "Son Jeong-hwan",
        "Bauer", "Jan.", "January", "May", "Friday", "Mon.", "last", "next", "year", "week", "earlier", "from", "until", "and", "early", "1", "15", "2010", "1990s", "10th",
        "11,000", "3.5", "5m", "three", "hundred", "million", "half", "a", "about", "percent", "dollars", "soldiers", "spring", "quarter", "99999999999999999999999999999999",
        "anti-Biden", "Moscow-based", "北京", "Москва", "İstanbul",
    ];

    /// <summary>One of several texts.</summary>
    public static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    /// <summary>Any sequence of UTF-16 code units, sometimes broken, sometimes like news.</summary>
    public static Gen<string> Any { get; } = Gen.OneOf(
        Gen.String,
        Gen.Char['\0', '\uffff'].Array[0, 200].Select(characters => new string(characters)),
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 80].Select(pieces => string.Concat(pieces)),
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 80].Select(pieces => string.Join(' ', pieces)));
}
