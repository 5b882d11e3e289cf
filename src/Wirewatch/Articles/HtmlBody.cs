using AngleSharp.Dom;

namespace Wirewatch.Articles;

/// <summary>Finds the running text of a page. Blocks of prose give points to the elements around them, the nearest most; the element
/// with the most points per link is the article, widened to its siblings where they read the same. (The scoring follows Arc90's
/// Readability; the blocks are scored rather than the paragraphs, so that pages without p elements read as well.)</summary>
internal static class HtmlBody
{
    private const int ShortestProse = 25;
    private const int ScoredAncestors = 5;
    private const double MostLinks = 0.5;
    private const double WholeLink = 0.95;
    private const int ShortestLinkedSentence = 40;
    private const int LongestLabel = 30;
    private const int LongestAboveTitle = 80;

    /// <summary>The paragraphs of the article, captions among them where they stand.</summary>
    /// <param name="document">The page.</param>
    /// <param name="title">The headline; it and what stands above it is left out.</param>
    public static IReadOnlyList<Paragraph> Find(IDocument document, string? title)
    {
        if (document.Body is not { } body)
        {
            return [];
        }

        var blocks = HtmlBlock.Of(body);
        if (blocks.Count == 0)
        {
            return [];
        }

        var scores = ScoresOf(blocks);
        if (scores.Count == 0)
        {
            return [.. blocks.Where(block => block.LinkShare < MostLinks && !IsTitle(block, title)).Select(block => new Paragraph(block.Text))];
        }

        var linkShares = LinkSharesOf(blocks);
        var ranked = scores
            .Select(pair => (Element: pair.Key, Score: pair.Value * (1 - linkShares.GetValueOrDefault(pair.Key))))
            .OrderByDescending(pair => pair.Score)
            .ToList();
        var article = Widened(ranked[0].Element, ranked[0].Score, ranked.ToDictionary(pair => pair.Element, pair => pair.Score));
        var inside = WithSiblings(article, ranked[0].Score, ranked);
        return ParagraphsOf(blocks.FindAll(block => inside.Exists(element => Holds(element, block.Container))), title);
    }

    private static Dictionary<IElement, double> ScoresOf(List<HtmlBlock> blocks)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (var block in blocks.Where(block => block.Text.Length >= ShortestProse && !block.IsHeading && block.LinkShare < MostLinks && !HtmlLikelihood.IsCaption(block.Container)))
        {
            var points = (1 + block.Text.Count(letter => letter is ',' or '，' or '、') + Math.Min(block.Text.Length / 100, 3)) * (1 - block.LinkShare);
            // A paragraph is never the article, whatever it holds; what stands around it is.
            var ancestor = block.Container.LocalName is "p" or "li" or "pre" or "td" or "blockquote" ? block.Container.ParentElement : block.Container;
            for (var level = 0; level < ScoredAncestors && ancestor is not null && ancestor.LocalName != "html"; level++)
            {
                scores[ancestor] = scores.GetValueOrDefault(ancestor) + points / (level == 0 ? 1 : level * 2);
                ancestor = ancestor.ParentElement;
            }
        }

        // A name promises no more than the prose that bears it out, or the footer of a short article's page wins by its name.
        return scores.ToDictionary(pair => pair.Key, pair => pair.Value + Math.Clamp(HtmlLikelihood.WeightOf(pair.Key), -pair.Value / 2, pair.Value));
    }

    private static Dictionary<IElement, double> LinkSharesOf(List<HtmlBlock> blocks)
    {
        var lengths = new Dictionary<IElement, (double Linked, int All)>();
        foreach (var block in blocks)
        {
            for (var ancestor = block.Container; ancestor is not null; ancestor = ancestor.ParentElement)
            {
                var (linked, all) = lengths.GetValueOrDefault(ancestor);
                lengths[ancestor] = (linked + block.LinkShare * block.Text.Length, all + block.Text.Length);
            }
        }

        return lengths.ToDictionary(pair => pair.Key, pair => pair.Value.Linked / Math.Max(1, pair.Value.All));
    }

    // An article that is cut into sections has its best section on top; the element around them scores nearly as much.
    private static IElement Widened(IElement best, double bestScore, Dictionary<IElement, double> scores)
    {
        var article = best;
        var last = bestScore;
        for (var parent = best.ParentElement; parent is not null && parent.LocalName is not ("body" or "html"); parent = parent.ParentElement)
        {
            if (!scores.TryGetValue(parent, out var score) || score < bestScore / 3)
            {
                break;
            }

            if (score > last)
            {
                return parent;
            }

            last = score;
        }

        return article;
    }

    private static List<IElement> WithSiblings(IElement article, double best, List<(IElement Element, double Score)> ranked)
    {
        var inside = new List<IElement> { article };
        var around = article.Closest("article");
        foreach (var (element, score) in ranked)
        {
            var sameName = element.LocalName == article.LocalName && element.ClassName == article.ClassName;
            var sibling = element.ParentElement == article.ParentElement && score >= Math.Max(10, best * 0.2) && (score >= best * 0.5 || sameName);
            var section = sameName && !string.IsNullOrEmpty(element.ClassName) && score >= best * 0.1 && element.Closest("article") == around && !Holds(element, article);
            if (element != article && (sibling || section))
            {
                inside.Add(element);
            }
        }

        return inside;
    }

    private static List<Paragraph> ParagraphsOf(List<HtmlBlock> blocks, string? title)
    {
        var first = 1 + IndexOfTitle(blocks, title);
        var paragraphs = new List<Paragraph>();
        var waiting = new List<HtmlBlock>();
        foreach (var block in blocks.Skip(first))
        {
            if (block.IsHeading)
            {
                // A heading belongs to the text only if text follows it, be it under headings of lower rank; one that links leads elsewhere.
                waiting.RemoveAll(earlier => !earlier.IsHeading || earlier.Container.LocalName[1] >= block.Container.LocalName[1] || block.LinkShare >= MostLinks);
                if (block.LinkShare < MostLinks)
                {
                    waiting.Add(block);
                }
            }
            else if (IsLabel(block))
            {
                waiting.Add(block);
            }
            else if (!IsText(block))
            {
                // A label before a link announces the link: "Read more".
                waiting.RemoveAll(earlier => !earlier.IsHeading);
            }
            else
            {
                paragraphs.AddRange(waiting.Select(earlier => new Paragraph(earlier.Text)));
                waiting.Clear();
                paragraphs.Add(new Paragraph(block.Text, HtmlLikelihood.IsCaption(block.Container)));
            }
        }

        paragraphs.AddRange(waiting.SkipWhile(earlier => earlier.IsHeading).TakeWhile(earlier => !earlier.IsHeading).Select(label => new Paragraph(label.Text)));
        return paragraphs;
    }

    private static bool IsText(HtmlBlock block)
    {
        if (block.LinkShare >= MostLinks)
        {
            // A sentence may be links for the most part; nothing but a link is a way to another page.
            return block.LinkShare < WholeLink && block.Text.Length >= ShortestLinkedSentence && DraftCleaning.EndsSentence(block.Text);
        }

        return block.Text.Length >= ShortestProse || block.Container.LocalName is "p" or "li" or "td" or "tr" or "blockquote" || DraftCleaning.EndsSentence(block.Text);
    }

    private static bool IsLabel(HtmlBlock block) =>
        block.Container.LocalName == "p" && block.Text.Length <= LongestLabel && block.LinkShare == 0 && !DraftCleaning.EndsSentence(block.Text);

    // The headline may be worded otherwise than the metadata have it; then it is the only heading of the first rank, with no text above it.
    private static int IndexOfTitle(List<HtmlBlock> blocks, string? title)
    {
        var index = blocks.FindIndex(block => IsTitle(block, title));
        if (index >= 0 || blocks.Count(block => block.Container.LocalName == "h1") != 1)
        {
            return index;
        }

        var only = blocks.FindIndex(block => block.Container.LocalName == "h1");
        return blocks.Take(only).Any(block => block.Text.Length >= LongestAboveTitle) ? -1 : only;
    }

    private static bool IsTitle(HtmlBlock block, string? title) => title is not null && block.IsHeading && string.Equals(block.Text, title, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(IElement element, IElement inner)
    {
        for (var ancestor = inner; ancestor is not null; ancestor = ancestor.ParentElement)
        {
            if (ancestor == element)
            {
                return true;
            }
        }

        return false;
    }
}
