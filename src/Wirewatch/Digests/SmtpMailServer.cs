using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Wirewatch.Digests;

/// <summary>The SMTP server of <see cref="MailOptions"/>. Thread safe.</summary>
/// <param name="options">Validated options.</param>
internal sealed class SmtpMailServer(IOptions<MailOptions> options) : IMailServer
{
    /// <inheritdoc/>
    public async Task<IMailSession> ConnectAsync(CancellationToken cancellationToken)
    {
        var mail = options.Value;
        if (string.IsNullOrEmpty(mail.Host))
        {
            throw new MailNotAcceptedException($"{MailOptions.Section}:Host is not set, so no digest can be sent. Set it to the SMTP server.", isPermanent: false);
        }

        var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(mail.Host, mail.PortNumber, mail.SocketOptions, cancellationToken);
            if (!string.IsNullOrEmpty(mail.User) && mail.Password is not null)
            {
                await client.AuthenticateAsync(mail.User, mail.Password, cancellationToken);
            }

            return new Session(client, mail.Sender);
        }
        catch (Exception exception) when (exception is SocketException or IOException or SslHandshakeException or AuthenticationException or ProtocolException or CommandException or NotSupportedException)
        {
            client.Dispose();
            throw new MailNotAcceptedException($"The mail server {mail.Host}:{mail.Port} cannot be used: {exception.Message} Check {MailOptions.Section}.", isPermanent: false, exception);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private sealed class Session(SmtpClient client, MailboxAddress sender) : IMailSession
    {
        public async Task<string> SendAsync(ReadOnlyMemory<byte> message, string address, CancellationToken cancellationToken)
        {
            using var mime = await MimeMessage.LoadAsync(new MemoryStream(message.ToArray()), cancellationToken);
            try
            {
                return await client.SendAsync(mime, sender, [MailboxAddress.Parse(address)], cancellationToken);
            }
            catch (SmtpCommandException exception)
            {
                // A 5xx for the sender or the session is the operator's to mend; only one for this recipient or message is final. The
                // library gives no reason where the command DATA itself is refused.
                var isFinal = (int)exception.StatusCode >= 500
                    && (exception.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted
                        || exception is { ErrorCode: SmtpErrorCode.UnexpectedStatusCode, StatusCode: SmtpStatusCode.TransactionFailed });
                throw new MailNotAcceptedException($"{(int)exception.StatusCode} {exception.Message}", isFinal, exception);
            }
            catch (Exception exception) when (exception is ServiceNotConnectedException or ServiceNotAuthenticatedException)
            {
                throw new MailNotAcceptedException($"The connection to the mail server has ended: {exception.Message}", isPermanent: false, exception);
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                // QUIT is a courtesy: what was handed over is handed over.
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ProtocolException or CommandException)
            {
            }
            finally
            {
                client.Dispose();
            }
        }
    }
}
