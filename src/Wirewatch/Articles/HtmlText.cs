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
        // The parser's own NextSibling searches the parent's children each time; positions kept here make the walk linear.
        var open = new Stack<(INode Node, int Next)>();
        if (root is IElement top && !goesInto(top))
        {
            yield break;
        }

        yield return (root, true);
        open.Push((root, 0));
        while (open.TryPop(out var current))
        {
            if (current.Next == current.Node.ChildNodes.Length)
            {
                if (current.Node is IElement)
                {
                    yield return (current.Node, false);
                }

                continue;
            }

            open.Push((current.Node, current.Next + 1));
            var child = current.Node.ChildNodes[current.Next];
            if (child is not IElement element || goesInto(element))
            {
                yield return (child, true);
                open.Push((child, 0));
            }
        }
    }
}
