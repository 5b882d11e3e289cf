using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit.Utils;

namespace Wirewatch.Articles;

/// <summary>Dates of publication as uploads, pages and texts state them. A date without a time is that day at 00:00 UTC, and a time
/// without an offset is UTC.</summary>
internal static partial class PublishedDate
{
    private const int FirstYear = 1600;
    private const int LastYear = 9998;

    private static readonly string[] IsoFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmzzz", "yyyy-MM-dd HH:mm:sszzz",
        "yyyyMMdd", "yyyyMMddTHHmmK", "yyyyMMddTHHmmssK", "yyyyMMddTHHmmzzz", "yyyyMMddTHHmmsszzz",
    ];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>An ISO 8601 date or date-time, or null where the text is none.</summary>
    public static DateTimeOffset? ParseIso(string? text) =>
        DateTimeOffset.TryParseExact(
            CompactOffset().Replace((text ?? "").Trim(), "$1$2:$3"), IsoFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;

    /// <summary>A date in any form that pages use in their metadata, or null; also where it is of a year in which nobody published news, as programs write
    /// where they know no date.</summary>
    public static DateTimeOffset? ParseMetadata(string? text) => ParseAny(text) is { Year: >= FirstYear and <= LastYear } date ? date : null;

    private static DateTimeOffset? ParseAny(string? text) =>
        ParseIso(text)
        ?? (DateTimeOffset.TryParseExact((text ?? "").Trim(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : FindIn(text));

    /// <summary>A date in the form of mail and RSS (RFC 5322, with a zone by name or number), or in any form of <see cref="ParseMetadata"/>, or null.</summary>
    public static DateTimeOffset? ParseMail(string? text) =>
        ParseIso(text) ?? (text is { Length: < 100 } && DateUtils.TryParse(text.Trim(), out var date) ? date : FindIn(text));

    /// <summary>The first full date - day, month and year, the month by name or in ISO order - within a short text, or null.</summary>
    public static DateTimeOffset? FindIn(string? text)
    {
        if (text is null or { Length: > 400 })
        {
            return null;
        }

        foreach (Match match in FullDate().Matches(text))
        {
            var month = match.Groups["name"] is { Success: true, Value: var name }
                ? MonthOf(name)
                : Number(match, "month");
            var (year, day) = (Number(match, "year"), Number(match, "day"));
            if (month is >= 1 and <= 12 && year is >= FirstYear and <= LastYear && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            {
                return new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero);
            }
        }

        return null;
    }

    /// <summary>Whether the text is nothing but a date or two, with times and words such as "Published" and "Updated".</summary>
    public static bool IsDateLine(string text) => text.Length <= 120 && DateLine().IsMatch(text) && FindIn(text) is not null;

    // By the first three letters, which German shares with English but for four months.
    private static int MonthOf(string name) =>
        Array.FindIndex(Months, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase)) is var month and >= 0 ? month + 1
        : name[..3].ToUpperInvariant() switch { "MÄR" => 3, "MAI" => 5, "OKT" => 10, _ => 12 };

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private const string MonthName = "(?<name>Jan(?:uary?|\\.)?|Feb(?:ruary?|\\.)?|Mar(?:ch|\\.)?|M\u00e4rz|Apr(?:il|\\.)?|Ma[iy]|Jun[ei]?|Jul[iy]?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|O[ck]t(?:ober|\\.)?|Nov(?:ember|\\.)?|De[cz](?:ember|\\.)?)";

    private const string Date =
        $"(?:(?<year>[0-9]{{4}})[-/.](?<month>[0-9]{{1,2}})[-/.](?<day>[0-9]{{1,2}})|{MonthName}\\s+(?<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\\s+(?<year>[0-9]{{4}})|(?<day>[0-9]{{1,2}})(?:st|nd|rd|th|\\.)?\\s+{MonthName},?\\s+(?<year>[0-9]{{4}}))";

    [GeneratedRegex("\\b" + Date + "(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FullDate();

    [GeneratedRegex(
        "^(?>" + Date + "|[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:\\s*[ap]\\.?m\\b\\.?)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b\\.?"
        + "|(?:(?:first|last)\\s+)?(?:published|posted|updated|input|date|released?|issued|publiziert|ver\u00f6ffentlicht|erstellt|aktualisiert|stand)\\b|(?:on|at|am|um|vom)\\b|[0-9]{1,2}\\s+min(?:ute)?s?\\s+read\\b|(?-i:[A-Z]{2,4})\\b|[\\s,.:：|•·@()–—-]+)+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateLine();

    [GeneratedRegex("^(.*[T ].*)([+-][0-9]{2})([0-9]{2})$")]
    private static partial Regex CompactOffset();
}
