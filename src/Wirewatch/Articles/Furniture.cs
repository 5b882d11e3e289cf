using System.Text.RegularExpressions;

namespace Wirewatch.Articles;

/// <summary>Recognises what stands around the body of an article - captions, bylines, addresses of authors - by the general
/// conventions of newspapers and agencies. Every rule looks at one short paragraph.</summary>
internal static partial class Furniture
{
    private const int LongestCaption = 700;
    private const int LongestByline = 120;
    private const int LongestCredits = 400;
    private const int LongestInvitation = 160;
    private const int LongestClosingLine = 300;

    /// <summary>Whether a paragraph is a picture's caption wherever it stands: it is labelled as one, or credits a photographer at its end.</summary>
    public static bool IsLabelledCaption(string paragraph) =>
        paragraph.Length <= LongestCaption && (LabelledCaption().IsMatch(paragraph) || PhotoCredit().IsMatch(paragraph));

    /// <summary>Whether a paragraph above the body is a picture's caption: it speaks of its picture, or ends with a credit in brackets after the final stop.</summary>
    public static bool IsOpeningCaption(string paragraph) =>
        IsLabelledCaption(paragraph)
        || (paragraph.Length <= LongestCaption && (SpeaksOfPicture().IsMatch(paragraph) || CreditAtEnd().IsMatch(paragraph)));

    /// <summary>The people or agencies that a byline names; empty where the paragraph is no byline.</summary>
    public static IReadOnlyList<string> AuthorsOfByline(string paragraph)
    {
        if (paragraph.Length > LongestByline || Byline().Match(paragraph) is not { Success: true } match)
        {
            return [];
        }

        return [.. match.Groups["name"].Captures.Select(capture => capture.Value)];
    }

    /// <summary>The people or agencies in what the format marks as the byline, with or without "By": the whole of it where it is worded in another way.</summary>
    public static IReadOnlyList<string> AuthorsOfStatedByline(string? byline) =>
        DraftCleaning.CleanLine(byline) is not { } line ? []
        : AddressWithName().Match(line) is { Success: true } match ? [match.Groups["name"].Value]
        : AuthorsOfByline(line) is { Count: > 0 } names ? names
        : AuthorsOfByline($"By {line}") is { Count: > 0 } named ? named : [line];

    /// <summary>The author whom a paragraph consisting of an address names: the name beside the address, else the address; null where the paragraph is anything else.</summary>
    public static string? AuthorOfAddress(string paragraph)
    {
        if (paragraph.Length > LongestByline || Address().Match(paragraph) is not { Success: true } match)
        {
            return null;
        }

        return match.Groups["name"] is { Success: true, Value: var name } ? name : match.Groups["address"].Value;
    }

    /// <summary>The people whom a closing line credits with the report, as in <c>Reporting by Jane Roe in Oslo; Editing by Joe Doe</c>, who only edited;
    /// null where the paragraph is no such line.</summary>
    public static IReadOnlyList<string>? AuthorsOfCredits(string paragraph)
    {
        if (paragraph.Length > LongestCredits)
        {
            return null;
        }

        var authors = new List<string>();
        foreach (var part in paragraph.Trim('(', ')', '[', ']', '.', ' ').Split(';', StringSplitOptions.TrimEntries))
        {
            if (Credit().Match(part) is not { Success: true } match)
            {
                return null;
            }

            if (!match.Groups["edits"].Success)
            {
                authors.AddRange(match.Groups["name"].Captures.Select(capture => capture.Value));
            }
        }

        return authors;
    }

    /// <summary>Whether a whole paragraph invites the reader to something else than the article: a newsletter, an account to follow.</summary>
    public static bool IsInvitation(string paragraph) => paragraph.Length <= LongestInvitation && Invitation().IsMatch(paragraph);

    /// <summary>Whether a paragraph at the end of an article is no part of it: an invitation, how to reach the author, rights, a list of tags.</summary>
    public static bool IsClosingLine(string paragraph) => paragraph.Length <= LongestClosingLine && (Invitation().IsMatch(paragraph) || ClosingLine().IsMatch(paragraph));

    [GeneratedRegex(@"^(?:[^.!?]{1,60}[.!?]\s+)?(?:please\s+)?(?:(?:follow|like|find|join)\s+[^.!?]{1,60}?\s+on\s+(?:our\s+)?(?:twitter|facebook|instagram|youtube|linkedin|telegram|whatsapp|social media|x\b)|(?:subscribe|sign up|register)\b[^.!?]{0,80}\b(?:newsletters?|alerts?|inbox|e-?mails?|podcasts?|updates)\b|get\b[^.!?]{0,60}\b(?:newsletters?|in your inbox)\b|(?:this \w+ requires|please enable|you need to enable) javascript)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invitation();

    [GeneratedRegex(@"\b(?:may|can)\s+be\s+(?:reached|contacted|e-?mailed|followed)\s+(?:at|by|on|via)\b|\bhave\s+a\s+(?:news\s+|story\s+)?tip\s*\?|\bfollow\s+(?:us|me|her|him|them|@\w+)\s+(?:on\b|at\b|@)|^(?:contact|e-?mail|reach)\b[^.!?]{0,80}\b[\w.+-]{1,64}@[\w-]{1,63}\.|\ball rights reserved\b|^(?:copyright|©)|\bsubject to copyright\b|\bmay not be (?:published|reproduced)\b|^(?:filed (?:under|in)|posted in|tags?|tagged|topics?|categor(?:y|ies)|share this)\b[^.!?]{0,80}(?:[:|]|$)|^follow\b[^.!?]{0,80}https?://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClosingLine();

    [GeneratedRegex(@"^(?:\[?(?:file\s+)?(?:photo|photograph|image|picture|caption)s?(?:\s+(?:by|credit|courtesy(?:\s+of)?|caption))?\]?\s*[:：|]|(?-i:FILE(?:\s+PHOTO)?|PHOTO|ARCHIVE PHOTO|HANDOUT|Pictured)\s*[-–—:])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LabelledCaption();

    [GeneratedRegex(@"[(\[](?=[^()\[\]]{0,80}\b(?:photo|photos|photograph|file|handout|courtesy|getty|pool photo|screengrab|image)\b)[^()\[\]]{2,100}[)\]]\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PhotoCredit();

    [GeneratedRegex(@"^(?:This|These|The|A|An|In (?:this|these|an?|the))\s+(?:[^\s.!?]+\s+){0,6}?(?:photo|photograph|image|picture|screenshot|screengrab|illustration|footage|file photo|composite)s?\b[^.!?]{0,200}?\b(?:shows?|showing|provided|released|taken|captured|distributed|made|supplied|depicts?|is seen|are seen)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksOfPicture();

    [GeneratedRegex(@"[.!?…][”’""']?\s*[(\[][^()\[\]]{2,80}[)\]]\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex CreditAtEnd();

    [GeneratedRegex(@"^[^\s@()]{1,64}@[^\s@()]{1,80}\s\((?<name>[^()]{1,80})\)$", RegexOptions.CultureInvariant)]
    private static partial Regex AddressWithName();

    private const string NamePart = @"(?:(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|bint|ibn|al|el|ben)\s+)*\p{Lu}[\p{L}\p{M}.'’-]*";

    private const string FullName = $@"(?<name>{NamePart}(?:\s+{NamePart}){{0,4}})";

    [GeneratedRegex($@"^(?:By|BY|Written by|Reported by|Reporting by)\s*:?\s+{FullName}(?:\s*(?:,|;|&|\band\b|\bAND\b)\s*{FullName}){{0,5}}(?:\s*[|/–—-]\s*[^|/]{{1,60}}|\s*[(<\[]?[\w.+-]{{1,64}}@[\w.-]{{1,80}}[)>\]]?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Byline();

    private const string CreditedName = $@"{FullName}(?:\s+in\s+{NamePart}(?:\s+{NamePart}){{0,3}})?";

    [GeneratedRegex($@"^(?i:(?:additional\s+)?(?:reporting|reported|writing|written|(?<edits>editing|edited))(?:\s+and\s+(?:writing|written|editing|edited))?\s+by)\s+{CreditedName}(?:\s*(?:,\s*and\b|,|&|\band\b)\s*{CreditedName}){{0,9}}$", RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(@"^(?:By\s+)?(?:(?<name>\p{L}[\p{L}\p{M}.'’-]*(?:[\s,]{1,2}\p{L}[\p{L}\p{M}.'’-]*){0,5})[\s=|/,(<\[-]{1,4})?[(<\[]?(?:mailto:|e-?mail\s*:\s*)?(?<address>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})\s*[)>\]]?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
