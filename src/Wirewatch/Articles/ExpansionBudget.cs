namespace Wirewatch.Articles;

/// <summary>How many bytes a compressed upload may still become. Not thread safe.</summary>
/// <param name="most">The most bytes in all.</param>
/// <param name="cancellationToken">Ends the unpacking.</param>
internal sealed class ExpansionBudget(long most, CancellationToken cancellationToken)
{
    private long taken;

    /// <summary>The stream, which ends in a refusal where more is read than is left; what is read is counted while it is read, whatever sizes
    /// the archive states.</summary>
    public Stream Over(Stream stream) => new CountingStream(stream, this);

    private int Take(int count)
    {
        cancellationToken.ThrowIfCancellationRequested();
        taken += count;
        return taken <= most ? count
            : throw new ExcessiveUploadException($"The file unpacks to more than {most:N0} bytes, which no article has. Upload the article alone, not packed.");
    }

    private sealed class CountingStream(Stream stream, ExpansionBudget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => budget.Take(stream.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => budget.Take(stream.Read(buffer));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                stream.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
