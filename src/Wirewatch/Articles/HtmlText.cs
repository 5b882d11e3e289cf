using System.Text;
using AngleSharp.Dom;

namespace Wirewatch.Articles;

/// <summary>Walks a page without recursion, so that no depth can exhaust the stack.</summary>
internal static class HtmlText
{
    /// <summary>The text below an element, as it stands in the source.</summary>
    public static string Of(INode root)
    {
        var text = new StringBuilder();
        foreach (var (node, enters) in Walk(root, _ => true))
        {
            if (enters && node is IText words)
            {
                text.Append(words.Data);
            }
        }

        return text.ToString();
    }

    /// <summary>Every node below <paramref name="root"/> and itself in document order: once entering, and elements once leaving.</summary>
    /// <param name="root">Where to begin.</param>
    /// <param name="goesInto">Whether to visit an element; one that is refused is neither entered nor left.</param>
    public static IEnumerable<(INode Node, bool Enters)> Walk(INode root, Func<IElement, bool> goesInto)
    {
        var node = root;
        while (true)
        {
            var visited = node is not IElement element || goesInto(element);
            if (visited)
            {
                yield return (node, true);
                if (node.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }

                if (node is IElement)
                {
                    yield return (node, false);
                }
            }

            while (node != root && node.NextSibling is null)
            {
                node = node.Parent!;
                yield return (node, false);
            }

            if (node == root)
            {
                yield break;
            }

            node = node.NextSibling!;
        }
    }
}
