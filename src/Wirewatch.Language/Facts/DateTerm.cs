using System.Collections.Frozen;
using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <summary>What a token can mean in an expression of the calendar.</summary>
internal enum DateTermKind : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A month, 1 to 12.</summary>
    Month,

    /// <summary>A day of the week, as <see cref="DayOfWeek"/>.</summary>
    Weekday,

    /// <summary>A day counted from the day of publication: <c>yesterday</c> is -1.</summary>
    RelativeDay,

    /// <summary>Four digits that may be a year.</summary>
    Year,

    /// <summary>A cardinal number other than a year, in digits or words.</summary>
    Number,

    /// <summary>An ordinal number, in digits or words; -1 is <c>final</c>.</summary>
    Ordinal,

    /// <summary>The first year of a decade: <c>1990s</c>.</summary>
    Decade,

    /// <summary>A unit of the calendar, as <see cref="DateUnit"/>.</summary>
    Unit,

    /// <summary>A direction from the present: <c>last</c> -1, <c>this</c> 0, <c>next</c> 1.</summary>
    Direction,

    /// <summary>A direction from the date named before: <c>previous</c> -1, <c>that</c> and <c>same</c> 0, <c>following</c> 1.</summary>
    Anaphor,

    /// <summary>Narrows a period without changing its value: <c>early</c>, <c>late</c>, <c>mid</c>, <c>earlier</c>, <c>later</c>.</summary>
    Part,

    /// <summary>Narrows a period through <c>of</c>: <c>beginning of</c>, <c>end of</c>.</summary>
    PartNoun,

    /// <summary>Joins the ends of a range: <c>to</c>, <c>until</c>, <c>through</c>, a dash.</summary>
    To,

    /// <summary>The word <c>and</c>.</summary>
    And,

    /// <summary>The word <c>of</c>.</summary>
    Of,

    /// <summary>The word <c>the</c>.</summary>
    The,

    /// <summary>The word <c>between</c>.</summary>
    Between,

    /// <summary>The word <c>ago</c>.</summary>
    Ago,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A slash.</summary>
    Slash,

    /// <summary>A quarter or a half of a year in short: <c>Q3</c> is 3, <c>H1</c> is 11.</summary>
    YearPart,

    /// <summary>The first word of a name in <see cref="Holidays"/>.</summary>
    Holiday,
}

/// <summary>Units of the calendar.</summary>
internal enum DateUnit
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week, from Monday to Sunday.</summary>
    Week,

    /// <summary>Saturday and Sunday.</summary>
    Weekend,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months of a year.</summary>
    Quarter,

    /// <summary>Six months of a year.</summary>
    Half,

    /// <summary>A year.</summary>
    Year,

    /// <summary>Ten years.</summary>
    Decade,

    /// <summary>A hundred years.</summary>
    Century,

    /// <summary>A part of a day: morning, afternoon, evening.</summary>
    DayPart,

    /// <summary>Fourteen days.</summary>
    Fortnight,

    /// <summary>A night, which <c>last</c> moves to the day before.</summary>
    Night,

    /// <summary>March to May.</summary>
    Spring,

    /// <summary>June to August.</summary>
    Summer,

    /// <summary>September to November.</summary>
    Autumn,

    /// <summary>December to February.</summary>
    Winter,
}

/// <summary>A token as the grammar of dates sees it.</summary>
/// <param name="Kind">Its meaning.</param>
/// <param name="Value">The month, day, year, number or direction.</param>
internal readonly record struct DateTerm(DateTermKind Kind, int Value)
{
    private static readonly FrozenDictionary<string, DateTerm>.AlternateLookup<ReadOnlySpan<char>> Lower = BuildLower();
    private static readonly FrozenDictionary<string, DateTerm>.AlternateLookup<ReadOnlySpan<char>> Capitalised = BuildCapitalised();

    private static readonly WordSet Words = new(Lower.Dictionary.Keys.Concat(Capitalised.Dictionary.Keys));

    /// <summary>Classifies <paramref name="token"/>. Thread safe.</summary>
    public static DateTerm Of(ReadOnlySpan<char> text, Token token)
    {
        var word = token.Of(text);
        switch (token.Kind)
        {
            case TokenKind.Number:
                return OfNumber(word);
            case TokenKind.Word or TokenKind.Abbreviation:
                return token.HasDigit ? OfMixed(word) : OfWord(token, word);
            case TokenKind.Dash:
                return new DateTerm(DateTermKind.To, 1);
            case TokenKind.Clitic when token.HasDigit:
                return new DateTerm(DateTermKind.Decade, 1900 + ((word[1] - '0') * 10));
            case TokenKind.Punctuation:
                return word[0] switch
                {
                    ',' => new DateTerm(DateTermKind.Comma, 0),
                    '/' => new DateTerm(DateTermKind.Slash, 0),
                    _ => default,
                };
            default:
                return default;
        }
    }

    private static DateTerm OfWord(Token token, ReadOnlySpan<char> word)
    {
        switch (word)
        {
            // The commonest words of English, and one term in two.
            case "the":
                return new DateTerm(DateTermKind.The, 0);
            case "of":
                return new DateTerm(DateTermKind.Of, 0);
            case "and":
                return new DateTerm(DateTermKind.And, 0);
            case "to":
                return new DateTerm(DateTermKind.To, 0);
        }
        if (!Words.MayContain(word))
        {
            return default;
        }
        if (token.IsCapitalised)
        {
            if (Capitalised.TryGetValue(word, out var name))
            {
                return name;
            }
            Span<char> lower = stackalloc char[word.Length];
            word.ToLowerInvariant(lower);
            return Lower.TryGetValue(lower, out var term) ? term : default;
        }
        return Lower.TryGetValue(word, out var found) ? found : default;
    }

    private static DateTerm OfNumber(ReadOnlySpan<char> digits)
    {
        if (digits.Length > 4 || !int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value))
        {
            return default;
        }
        return digits.Length == 4
            ? new DateTerm(value is >= 1000 and <= 2100 ? DateTermKind.Year : DateTermKind.None, value)
            : new DateTerm(DateTermKind.Number, value);
    }

    // 10th, 1990s
    private static DateTerm OfMixed(ReadOnlySpan<char> word)
    {
        if (word is [('Q' or 'H') and var part, >= '1' and <= '4' and var number] && (part == 'Q' || number <= '2'))
        {
            return new DateTerm(DateTermKind.YearPart, number - '0' + (part == 'Q' ? 0 : 10));
        }
        var digits = word.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 4 || !int.TryParse(word[..digits], out var value))
        {
            return default;
        }
        return word[digits..] switch
        {
            "st" or "nd" or "rd" or "th" => new DateTerm(DateTermKind.Ordinal, value),
            "s" when digits == 4 && value % 10 == 0 && value is >= 1000 and <= 2100 => new DateTerm(DateTermKind.Decade, value),
            "s" when digits == 2 && value % 10 == 0 && value >= 20 => new DateTerm(DateTermKind.Decade, 1900 + value),
            _ => default,
        };
    }

    private static FrozenDictionary<string, DateTerm>.AlternateLookup<ReadOnlySpan<char>> BuildCapitalised()
    {
        var words = new Dictionary<string, DateTerm>(StringComparer.Ordinal);
        string[] months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        for (var i = 0; i < months.Length; i++)
        {
            var month = new DateTerm(DateTermKind.Month, i + 1);
            words[months[i]] = month;
            words[months[i].ToUpperInvariant()] = month;
            words[months[i][..3] + "."] = month;
            if (i != 4 && i != 2)
            {
                words[months[i][..3]] = month;
            }
        }
        words["Sept."] = words["Sept"] = new DateTerm(DateTermKind.Month, 9);
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var weekday = new DateTerm(DateTermKind.Weekday, (int)day);
            words[day.ToString()] = weekday;
            words[day.ToString().ToUpperInvariant()] = weekday;
            words[day.ToString()[..3] + "."] = weekday;
            words[day.ToString()[..3]] = weekday;
        }
        words["Tues."] = new DateTerm(DateTermKind.Weekday, 2);
        words["Thur."] = words["Thurs."] = new DateTerm(DateTermKind.Weekday, 4);
        return words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static FrozenDictionary<string, DateTerm>.AlternateLookup<ReadOnlySpan<char>> BuildLower()
    {
        var words = new Dictionary<string, DateTerm>(StringComparer.Ordinal)
        {
            ["yesterday"] = new(DateTermKind.RelativeDay, -1),
            ["today"] = new(DateTermKind.RelativeDay, 0),
            ["tonight"] = new(DateTermKind.RelativeDay, 0),
            ["tomorrow"] = new(DateTermKind.RelativeDay, 1),
            ["last"] = new(DateTermKind.Direction, -1),
            ["this"] = new(DateTermKind.Direction, 0),
            ["next"] = new(DateTermKind.Direction, 1),
            ["past"] = new(DateTermKind.Direction, -2),
            ["coming"] = new(DateTermKind.Direction, 2),
            ["upcoming"] = new(DateTermKind.Direction, 2),
            ["previous"] = new(DateTermKind.Anaphor, -1),
            ["that"] = new(DateTermKind.Anaphor, 0),
            ["same"] = new(DateTermKind.Anaphor, 0),
            ["following"] = new(DateTermKind.Anaphor, 1),
            ["early"] = new(DateTermKind.Part, 0),
            ["late"] = new(DateTermKind.Part, 0),
            ["mid"] = new(DateTermKind.Part, 0),
            ["earlier"] = new(DateTermKind.Part, 1),
            ["later"] = new(DateTermKind.Part, 1),
            ["beginning"] = new(DateTermKind.PartNoun, -1),
            ["start"] = new(DateTermKind.PartNoun, -1),
            ["middle"] = new(DateTermKind.PartNoun, 0),
            ["end"] = new(DateTermKind.PartNoun, 1),
            ["to"] = new(DateTermKind.To, 0),
            ["until"] = new(DateTermKind.To, 0),
            ["till"] = new(DateTermKind.To, 0),
            ["through"] = new(DateTermKind.To, 0),
            ["and"] = new(DateTermKind.And, 0),
            ["of"] = new(DateTermKind.Of, 0),
            ["the"] = new(DateTermKind.The, 0),
            ["between"] = new(DateTermKind.Between, 0),
            ["ago"] = new(DateTermKind.Ago, 0),
            ["a"] = new(DateTermKind.Number, 1),
            ["an"] = new(DateTermKind.Number, 1),
        };
        Units(DateUnit.Day, "day days");
        Units(DateUnit.Week, "week weeks");
        Units(DateUnit.Fortnight, "fortnight");
        Units(DateUnit.Weekend, "weekend");
        Units(DateUnit.Month, "month months");
        Units(DateUnit.Quarter, "quarter");
        Units(DateUnit.Half, "half");
        Units(DateUnit.Year, "year years");
        Units(DateUnit.Decade, "decade");
        Units(DateUnit.Century, "century");
        Units(DateUnit.DayPart, "morning afternoon evening");
        Units(DateUnit.Night, "night");
        Units(DateUnit.Spring, "spring");
        Units(DateUnit.Summer, "summer");
        Units(DateUnit.Autumn, "autumn fall");
        Units(DateUnit.Winter, "winter");
        Count(DateTermKind.Number, 1, "one two three four five six seven eight nine ten eleven twelve");
        Count(DateTermKind.Ordinal, 1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            + "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth "
            + "twenty-ninth thirtieth thirty-first");
        words["final"] = new DateTerm(DateTermKind.Ordinal, -1);
        // As in messages; "march", "may" and "august" are words of their own.
        Count(DateTermKind.Weekday, 0, "sunday monday tuesday wednesday thursday friday saturday");
        Count(DateTermKind.Month, 1, "january february");
        Count(DateTermKind.Month, 4, "april");
        Count(DateTermKind.Month, 6, "june july");
        Count(DateTermKind.Month, 9, "september october november december");
        foreach (var word in Holidays.FirstWords)
        {
            words.TryAdd(word, new DateTerm(DateTermKind.Holiday, 0));
        }
        var decade = 1920;
        foreach (var word in "twenties thirties forties fifties sixties seventies eighties nineties".Split(' '))
        {
            words[word] = new DateTerm(DateTermKind.Decade, decade);
            decade += 10;
        }
        return words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        void Units(DateUnit unit, string list)
        {
            foreach (var word in list.Split(' '))
            {
                words[word] = new DateTerm(DateTermKind.Unit, (int)unit);
            }
        }

        void Count(DateTermKind kind, int first, string list)
        {
            foreach (var word in list.Split(' '))
            {
                words[word] = new DateTerm(kind, first++);
            }
        }
    }
}
