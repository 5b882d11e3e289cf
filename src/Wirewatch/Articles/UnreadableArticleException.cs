namespace Wirewatch.Articles;

/// <summary>An upload holds no article that can be read. The message is written for the person who uploaded it.</summary>
/// <param name="reason">What was wrong and what to do about it, without the upload's name.</param>
public sealed class UnreadableArticleException(string reason) : Exception(reason);
