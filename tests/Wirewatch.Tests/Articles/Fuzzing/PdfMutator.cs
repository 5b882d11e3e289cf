using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Wirewatch.Tests.Articles.Fuzzing;

/// <summary>Changes what holds a PDF together: references, lengths, the table of objects, dictionaries in each other, filters, the trailer.</summary>
internal static partial class PdfMutator
{
    private static readonly string[] Filters = ["/FlateDecode", "[/FlateDecode /FlateDecode]", "/ASCIIHexDecode", "/LZWDecode", "[/ASCII85Decode /RunLengthDecode]", "/DCTDecode", "/None", "1 0 R"];

    /// <summary>The document with one to five changes.</summary>
    public static byte[] Mutated(byte[] original, Random random)
    {
        var text = Encoding.Latin1.GetString(original);
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            text = random.Next(9) switch
            {
                0 or 1 => One(Reference(), text, random, _ => string.Create(CultureInfo.InvariantCulture, $"{random.Next(16)} 0 R")),
                2 => One(Length(), text, random, _ => $"/Length {(random.Next(3) == 0 ? "11 0 R" : (random.Next(5) switch { 0 => -1L, 1 => long.MaxValue, 2 => int.MaxValue, _ => random.Next(2_000) }).ToString(CultureInfo.InvariantCulture))}"),
                3 => One(Place(), text, random, _ => string.Create(CultureInfo.InvariantCulture, $"{random.Next(text.Length):D10} 00000 n")),
                4 => One(Dictionary(), text, random, _ => string.Concat(Enumerable.Repeat("<< /Kids [", random.Next(1, 3_000)))),
                5 => One(Dictionary(), text, random, _ => $"<< /Filter {Filters[random.Next(Filters.Length)]} "),
                6 => One(ObjectStart(), text, random, _ => string.Create(CultureInfo.InvariantCulture, $"{random.Next(16)} 0 obj")),
                7 => One(Keyword(), text, random, _ => ""),
                _ => One(Number(), text, random, _ => (random.Next(4) == 0 ? long.MaxValue : random.Next(-5, 100_000)).ToString(CultureInfo.InvariantCulture)),
            };
        }

        return Encoding.Latin1.GetBytes(text);
    }

    private static string One(Regex pattern, string text, Random random, MatchEvaluator replacement)
    {
        var matches = pattern.Matches(text);
        if (matches.Count == 0)
        {
            return text;
        }

        var match = matches[random.Next(matches.Count)];
        return string.Concat(text.AsSpan(0, match.Index), replacement(match), text.AsSpan(match.Index + match.Length));
    }

    [GeneratedRegex(@"\d+ 0 R")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/Length \d+")]
    private static partial Regex Length();

    [GeneratedRegex(@"\d{10} \d{5} n")]
    private static partial Regex Place();

    [GeneratedRegex(@"<< ?")]
    private static partial Regex Dictionary();

    [GeneratedRegex(@"\d+ 0 obj")]
    private static partial Regex ObjectStart();

    [GeneratedRegex(@"endobj|endstream|stream|>>|\]|xref|trailer|startxref|%%EOF|BT|ET|Tj")]
    private static partial Regex Keyword();

    [GeneratedRegex(@"(?<= )\d+(?= |\n)")]
    private static partial Regex Number();
}
