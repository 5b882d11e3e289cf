namespace Wirewatch.Articles;

/// <summary>The limits of one upload while it is taken apart, and what is left of them. Not thread safe.</summary>
internal sealed class Unpacking
{
    private readonly ExpansionBudget budget;
    private int entries;

    public Unpacking(IntakeOptions limits, long packed, CancellationToken cancellationToken)
    {
        (Limits, Cancellation) = (limits, cancellationToken);
        budget = new ExpansionBudget(limits.UnpackedBytesOf(packed), cancellationToken);
    }

    /// <summary>The limits.</summary>
    public IntakeOptions Limits { get; }

    /// <summary>Ends the work.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Counts what the upload holds, at any depth.</summary>
    /// <exception cref="ExcessiveUploadException">It is too much.</exception>
    public void Count(int count = 1)
    {
        Cancellation.ThrowIfCancellationRequested();
        entries += count;
        if (entries > Limits.Entries)
        {
            throw new ExcessiveUploadException($"The upload holds more than {Limits.Entries:N0} files, attachments or items. Split it into several uploads.");
        }
    }

    /// <summary>Everything in a stream, counted while it is unpacked, whatever sizes the archive states.</summary>
    /// <exception cref="ExcessiveUploadException">The upload as a whole unpacks to more than it may.</exception>
    /// <exception cref="UnreadableArticleException">This file alone is larger than an article may be.</exception>
    public ReadOnlyMemory<byte> Unpack(Stream stream)
    {
        using var unpacked = new MemoryStream();
        using var counted = budget.Over(stream);
        var buffer = new byte[64 * 1024];
        for (int count; (count = counted.Read(buffer)) > 0;)
        {
            if (unpacked.Length + count > Limits.Bytes)
            {
                throw new UnreadableArticleException($"It unpacks to more than {Limits.Bytes:N0} bytes, which no article has. Upload the article alone, without pictures.");
            }

            unpacked.Write(buffer, 0, count);
        }

        return unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
    }
}
