namespace Wirewatch.Articles;

/// <summary>What formats are told by: the first bytes of an upload, and what its uploader calls it.</summary>
internal sealed class UploadHead
{
    private const int SniffedBytes = 4096;

    private readonly ArticleUpload upload;

    public UploadHead(ArticleUpload upload)
    {
        this.upload = upload;
        var start = TextDecoding.WithoutByteOrderMark(upload.Content.Span);
        start = start[..Math.Min(SniffedBytes, start.Length)];

        // UTF-16 has a zero in every second byte of markup.
        Span<char> letters = stackalloc char[SniffedBytes];
        var length = 0;
        foreach (var value in start)
        {
            if (value != 0)
            {
                letters[length++] = (char)value;
            }
        }

        Text = letters[..length].TrimStart().ToString();
    }

    /// <summary>The first bytes as letters, one each, without a byte order mark, leading white space and the zeros of UTF-16.</summary>
    public string Text { get; }

    /// <summary>All bytes.</summary>
    public ReadOnlySpan<byte> Content => upload.Content.Span;

    /// <summary>Whether the content type contains <paramref name="type"/> or the name ends with one of the <paramref name="endings"/>, whatever their case.</summary>
    public bool IsCalled(string type, params ReadOnlySpan<string> endings)
    {
        if (upload.ContentType?.Contains(type, StringComparison.OrdinalIgnoreCase) == true)
        {
            return true;
        }

        foreach (var ending in endings)
        {
            if (upload.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
