namespace Wirewatch.Digests;

/// <summary>Where mail leaves.</summary>
internal interface IMailServer
{
    /// <summary>Connects and logs in.</summary>
    /// <exception cref="MailNotAcceptedException">That is not possible now.</exception>
    Task<IMailSession> ConnectAsync(CancellationToken cancellationToken);
}

/// <summary>A connection over which one mail after the other is handed over. Not thread safe.</summary>
internal interface IMailSession : IAsyncDisposable
{
    /// <summary>Hands one mail over.</summary>
    /// <param name="message">The whole message in MIME.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="cancellationToken">Ends the attempt; whether the server has taken the mail is then unknown.</param>
    /// <returns>The server's words when it took the mail.</returns>
    /// <exception cref="MailNotAcceptedException">The server said no.</exception>
    Task<string> SendAsync(ReadOnlyMemory<byte> message, string address, CancellationToken cancellationToken);
}

/// <summary>The mail server said no. The mail was certainly not taken.</summary>
/// <param name="message">What was asked and what the server answered.</param>
/// <param name="isPermanent">The server will not take this mail later either.</param>
/// <param name="cause">The library's exception.</param>
internal sealed class MailNotAcceptedException(string message, bool isPermanent, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The server will not take this mail later either.</summary>
    public bool IsPermanent { get; } = isPermanent;
}
