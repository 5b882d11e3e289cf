using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Wirewatch.Articles;

/// <summary>What the names of a page's parts (classes, ids, roles) say about whether the article is in them. The words are those that
/// Arc90's Readability and its successors look for, reduced to what newspapers use.</summary>
internal static partial class HtmlLikelihood
{
    /// <summary>Whether a reader of the page does not see the element.</summary>
    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || Hidden().IsMatch(element.GetAttribute("style") ?? "");

    /// <summary>Whether an element may hold text of the article, going by its names.</summary>
    public static bool IsLikely(IElement element)
    {
        if (element.GetAttribute("role") is "navigation" or "complementary" or "banner" or "contentinfo" or "search" or "dialog" or "alert" or "menu" or "alertdialog")
        {
            return false;
        }

        if (element.LocalName is "body" or "html" or "article" or "main" || element.GetAttribute("itemprop") is "articleBody")
        {
            return true;
        }

        var names = NamesOf(element);
        return names.Length == 0 || !Unlikely().IsMatch(names) || Rescued().IsMatch(names) || HoldsQuotation(element);
    }

    // A message from a social network that the article shows is quoted in it.
    private static bool HoldsQuotation(IElement element) => element.Children.Take(3).Any(child => child.LocalName == "blockquote");

    /// <summary>25 for names that mark the article, -25 for names that mark something else, else 0; both may apply.</summary>
    public static double WeightOf(IElement element)
    {
        var names = NamesOf(element);
        var weight = names.Length == 0 ? 0 : (Positive().IsMatch(names) ? 25 : 0) - (Negative().IsMatch(names) ? 25 : 0);
        return weight + (element.GetAttribute("itemprop") == "articleBody" ? 50 : 0) + (element.LocalName is "article" or "main" ? 10 : 0);
    }

    /// <summary>Whether an element is marked as holding the caption or the credit of a picture.</summary>
    public static bool IsCaption(IElement element)
    {
        for (var (ancestor, steps) = (element, 0); ancestor is not null && steps < 6; (ancestor, steps) = (ancestor.ParentElement, steps + 1))
        {
            if (ancestor.LocalName is "figcaption" or "figure" || NamesCaption(ancestor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the names of an element call it the caption or the credit of a picture.</summary>
    public static bool NamesCaption(IElement element) => Caption().IsMatch(NamesOf(element));

    private static string NamesOf(IElement element)
    {
        var (names, id) = (element.ClassName, element.Id);
        if (string.IsNullOrEmpty(names) && string.IsNullOrEmpty(id))
        {
            return "";
        }

        var both = $"{names} {id}";
        return both.Length <= 1000 ? both : both[..1000];
    }

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"-ad-|\bads?\b|\bad[-_]|advert|banner|breadcrumb|byline|combx|comment|community|cookie|consent|copyright|\bcta\b|disqus|extra|footer|foot-note|gdpr|header(?!line)|legends|login|masthead|menu|\bmeta\b|modal|most-?(?:read|popular|viewed)|\bnav|newsletter|outbrain|pager|pagination|paywall|popup|popular|promo|read-?(?:more|next)|recirc|recommend|related|remark|replies|rollover|rss|share|sharing|shoutbox|sidebar|signup|skyscraper|social|sponsor|subscri|supplemental|taboola|tags?-?list|\btags\b|teaser|toolbar|tooltip|trending|widget|yom-remote|screen-reader|visually-hidden|sr-only", RegexOptions.IgnoreCase)]
    private static partial Regex Unlikely();

    [GeneratedRegex(@"\barticle(?:[-_]?(?:body|content|text|main))|\b(?:story|entry|post|page|main)[-_]?(?:body|content|text)|\bmain\b|\bcontent\b|\bcolumn\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rescued();

    [GeneratedRegex(@"article|body|content|entry|hentry|h-entry|main|page|post|text|blog|story", RegexOptions.IgnoreCase)]
    private static partial Regex Positive();

    [GeneratedRegex(@"hidden|\bhid\b|banner|combx|comment|com-|contact|foot|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|tool|widget|teaser|list", RegexOptions.IgnoreCase)]
    private static partial Regex Negative();

    [GeneratedRegex(@"(?<!no-?)caption|(?:image|photo|img|media|picture|embed)-?credit|\bcredits?\b|image-?description|credit-line", RegexOptions.IgnoreCase)]
    private static partial Regex Caption();
}
