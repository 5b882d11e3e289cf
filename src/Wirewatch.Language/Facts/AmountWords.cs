using System.Collections.Frozen;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>Words around numbers: currencies, and what can be no unit. Thread safe.</summary>
internal static class AmountWords
{
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> CurrencyNames = Pairs(
        "dollar USD dollars USD cent USD cents USD euro EUR euros EUR pound GBP pounds GBP yen JPY won KRW yuan CNY renminbi CNY ruble RUB rubles RUB rouble RUB roubles RUB "
        + "rupee INR rupees INR franc CHF francs CHF hryvnia UAH hryvnias UAH lira TRY liras TRY shekel ILS shekels ILS baht THB dong VND ringgit MYR rand ZAR real BRL reais BRL "
        + "zloty PLN zlotys PLN złoty PLN złotys PLN forint HUF forints HUF naira NGN rial IRR rials IRR riyal SAR riyals SAR");

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Countries = Pairs(
        "US USD U.S. USD American USD Australian AUD Canadian CAD Singapore SGD Zealand NZD Taiwan TWD Kong HKD Hong HKD Swiss CHF Egyptian EGP Lebanese LBP Indian INR Pakistani PKR "
        + "Jamaican JMD A AUD AU AUD C CAD CA CAD HK HKD NT TWD NZ NZD S SGD R BRL");

    private static readonly WordSet Codes = new(
        "USD EUR GBP JPY KRW CNY RUB INR CHF AUD CAD NZD SGD HKD TWD UAH TRY ILS THB SEK NOK DKK PLN ZAR BRL MXN");

    // Before a number as a sign is: "Rs 500", "SFr 7 million".
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Signs = Pairs("Rs INR SFr CHF Rp IDR RM MYR Tk BDT");

    private static readonly WordSet BeforeNumbers = new([.. Codes.Words, .. Signs.Dictionary.Keys]);

    private static readonly WordSet Times = new("seconds minutes hours days weeks months years decades");

    private static readonly WordSet Scores = new("votes goals games sets points runs matches wins");

    private static readonly WordSet NoUnits = new(
        "a an the and or but of for at to in on from by with as that which who whose when while where after before since until if than then during under over between into per "
        + "his her its their our my your this these those he she it they we i is was were are be been being has have had do does did will would could should may might can not also "
        + "more less others other ago later earlier times time am pm points point because about around against so such each apiece yet both have now still only just here there "
        + "through without within across via said told took went came remain remained died killed out up off down back away together left");

    private static readonly WordSet Plurals = new(
        "people men women children police troops feet personnel staff crew fish aircraft kg km mph ft miles hectares tonnes lives mm cm kilometers kilometres");

    /// <summary>The ISO 4217 code of a currency's sign, or null where the sign is shared by too many.</summary>
    public static string? OfSign(char sign) => sign switch
    {
        '$' => "USD",
        '€' => "EUR",
        '£' => "GBP",
        '¥' => "JPY",
        '₩' => "KRW",
        '₽' => "RUB",
        '₹' => "INR",
        '₴' => "UAH",
        '₺' => "TRY",
        '₪' => "ILS",
        '฿' => "THB",
        '₫' => "VND",
        '₱' => "PHP",
        '₦' => "NGN",
        _ => null,
    };

    /// <summary>The code of a currency's name (<c>euros</c>), or null.</summary>
    public static string? OfName(ReadOnlySpan<char> word) => word.Length is > 2 and < 12 && CurrencyNames.TryGetValue(word, out var code) ? code : null;

    /// <summary>The code that a country's word before a sign or a name means (<c>US</c> <c>$</c>, <c>Australian dollars</c>), or null.</summary>
    public static string? OfCountry(ReadOnlySpan<char> word) => word.Length < 12 && Countries.TryGetValue(word, out var code) ? code : null;

    /// <summary>Whether the word is itself an ISO 4217 code.</summary>
    public static bool IsCode(ReadOnlySpan<char> word) => Codes.Contains(word);

    /// <summary>Whether the word may stand for a currency before a number.</summary>
    public static bool MayStandBefore(ReadOnlySpan<char> word) => BeforeNumbers.Contains(word);

    /// <summary>The code that the word means before a number (<c>Rs</c>, <c>EUR</c>), or null.</summary>
    public static string? OfWordBefore(ReadOnlySpan<char> word) => !BeforeNumbers.Contains(word) ? null : Signs.TryGetValue(word, out var code) ? code : word.ToString();

    /// <summary>Whether the unit is one of time.</summary>
    public static bool IsTime(ReadOnlySpan<char> unit) => Times.Contains(unit);

    /// <summary>Whether two numbers with a dash between them may be the two sides' shares of the unit.</summary>
    public static bool IsScore(ReadOnlySpan<char> unit) => Scores.Contains(unit);

    /// <summary>Whether the lower-case word can be no part of what is counted.</summary>
    public static bool EndsUnit(ReadOnlySpan<char> word) => NoUnits.Contains(word);

    /// <summary>Whether the word is a plural, after which the unit ends.</summary>
    public static bool IsPlural(ReadOnlySpan<char> word) =>
        (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')) || Plurals.Contains(word);

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Pairs(string list)
    {
        var parts = list.Split(' ');
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Length; i += 2)
        {
            pairs[parts[i]] = parts[i + 1];
        }
        return pairs.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
