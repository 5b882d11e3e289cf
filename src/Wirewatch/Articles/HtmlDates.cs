using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Wirewatch.Articles;

/// <summary>The published date as a page shows it to readers, where its metadata gives none: the date nearest to the headline, in an element that says what it
/// holds (<c>time</c>, a class such as <c>publish-date</c>) or that holds nothing but a date.</summary>
internal static partial class HtmlDates
{
    private const int LongestDateText = 120;
    private const int MostNodesInside = 30;
    private const int MostElements = 50_000;
    private const int MostTimes = 20;

    /// <summary>The date, or null.</summary>
    public static DateTimeOffset? VisibleIn(IDocument document) => InTimes(document) ?? NearHeadline(document);

    private static DateTimeOffset? InTimes(IDocument document)
    {
        foreach (var element in document.QuerySelectorAll("[itemprop=datePublished], time[pubdate], article time[datetime], time[datetime]").Take(MostTimes))
        {
            if (PublishedDate.ParseMetadata(element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? HtmlText.Of(element)) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private static DateTimeOffset? NearHeadline(IDocument document)
    {
        var place = 0;
        int? headline = null;
        var dates = new List<(int Place, DateTimeOffset Date)>();
        foreach (var element in (document.Body?.Descendants<IElement>() ?? []).Take(MostElements))
        {
            place++;
            if (element.LocalName == "h1")
            {
                headline ??= place;
            }
            else if (ShortTextOf(element) is { } text && (SaysDate().IsMatch(element.ClassName ?? "") || SaysDate().IsMatch(element.Id ?? "") || PublishedDate.IsDateLine(text))
                && PublishedDate.FindIn(text) is { } date)
            {
                dates.Add((place, date));
            }
        }

        return dates.Count == 0 ? null : dates.MinBy(date => Math.Abs(date.Place - (headline ?? 0))).Date;
    }

    // Bounded, so that a page of nested elements costs no more than its length.
    private static string? ShortTextOf(IElement element)
    {
        if (element.LocalName is "script" or "style" or "template" or "noscript" or "option")
        {
            return null;
        }

        var text = new StringBuilder();
        var nodes = 0;
        foreach (var node in element.Descendants())
        {
            if (++nodes > MostNodesInside || text.Length > LongestDateText)
            {
                return null;
            }

            if (node is IText words)
            {
                text.Append(words.Data.Length > LongestDateText ? words.Data.AsSpan().Trim() : words.Data).Append(' ');
            }
        }

        return text.Length is 0 or > LongestDateText + MostNodesInside ? null : string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex("(?:^|[-_ ])(?:pub(?:lish(?:ed)?|lication)?|post(?:ed)?|date|dateline|time-?stamp|byline|meta)|[a-z](?:Date|Published)", RegexOptions.CultureInvariant)]
    private static partial Regex SaysDate();
}
