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
                scores[ancestor] = scores.GetValueOrDefault(ancestor, HtmlLikelihood.WeightOf(ancestor)) + points / (level == 0 ? 1 : level * 2);
                ancestor = ancestor.ParentElement;
            }
        }

        return scores;
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
        foreach (var (element, score) in ranked)
        {
            if (element.ParentElement == article.ParentElement && element != article && score >= Math.Max(10, best * 0.2)
                && (score >= best * 0.5 || element.ClassName == article.ClassName))
            {
                inside.Add(element);
            }
        }

        return inside;
    }

    private static List<Paragraph> ParagraphsOf(List<HtmlBlock> blocks, string? title)
    {
        var first = 1 + blocks.FindIndex(block => IsTitle(block, title));
        var paragraphs = new List<Paragraph>();
        var heading = default(HtmlBlock);
        foreach (var block in blocks.Skip(first))
        {
            if (block.IsHeading)
            {
                // A heading belongs to the text only if text follows it.
                heading = block;
                continue;
            }

            if (block.LinkShare >= MostLinks || (block.Text.Length < ShortestProse && block.Container.LocalName is not ("p" or "li" or "td" or "blockquote") && !DraftCleaning.EndsSentence(block.Text)))
            {
                continue;
            }

            if (heading is { LinkShare: < MostLinks })
            {
                paragraphs.Add(new Paragraph(heading.Text));
            }

            heading = null;
            paragraphs.Add(new Paragraph(block.Text, HtmlLikelihood.IsCaption(block.Container)));
        }

        return paragraphs;
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
