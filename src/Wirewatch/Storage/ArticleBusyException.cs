using Wirewatch.Articles;

namespace Wirewatch.Storage;

/// <summary>Another event is at work on the same article, or this one ran out of its time. Nothing is lost: do the same again later.</summary>
/// <param name="article">The article.</param>
/// <param name="reason">What happened, to be read after "because".</param>
/// <param name="inner">What showed it.</param>
public sealed class ArticleBusyException(ArticleId article, string reason, Exception? inner = null)
    : Exception($"The article {article} could not be written because {reason}. It will be tried again.", inner)
{
    /// <summary>The article.</summary>
    public ArticleId Article { get; } = article;
}
