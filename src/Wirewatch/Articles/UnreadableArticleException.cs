namespace Wirewatch.Articles;

/// <summary>An upload, or a part of one, holds no article that can be read. The message says what is wrong and what to do, in words for whoever uploaded it.</summary>
public class UnreadableArticleException(string message) : Exception(message);

/// <summary>An upload asks for more than it may as a whole, so none of it is read.</summary>
internal sealed class ExcessiveUploadException(string message) : UnreadableArticleException(message);
