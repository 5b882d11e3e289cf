using Microsoft.Extensions.Logging;

namespace Wirewatch.Digests;

/// <summary>Hands the mails of a digest over, each until the server took it or refused it for good. Thread safe.</summary>
/// <remarks>Between the server's word that it took a mail and the write that remembers it lies a moment that no protocol closes: a worker
/// that dies in it leaves a mail that is sent again. Nothing else is done in that moment, the mail sent again is the same bytes with the
/// same Message-ID, and the ledger shows it as <see cref="DeliveryState.Sending"/>.</remarks>
internal sealed class DigestDelivery(IMailServer server, TimeProvider time, ILogger<DigestDelivery> logger)
{
    /// <summary>Delivers what is not delivered yet.</summary>
    /// <exception cref="MailNotAcceptedException">Something could not be delivered now.</exception>
    /// <exception cref="LeaseLostException">Another worker has taken the digest over.</exception>
    public async Task DeliverAsync(DigestAttempt attempt, ComposedDigest digest, CancellationToken cancellationToken)
    {
        await using var session = await server.ConnectAsync(cancellationToken);
        MailNotAcceptedException? notNow = null;
        foreach (var mail in digest.Mails)
        {
            var delivery = attempt.Entry.Deliveries.Single(one => one.MessageId == mail.MessageId);
            if (delivery.State is DeliveryState.Accepted or DeliveryState.Refused)
            {
                continue;
            }

            if (delivery.State == DeliveryState.Sending)
            {
                logger.LogWarning("Nobody knows whether the mail server took the mail {MessageId} before; it is sent again.", mail.MessageId);
            }

            try
            {
                await DeliverAsync(attempt, session, mail, delivery, cancellationToken);
            }
            catch (MailNotAcceptedException exception)
            {
                notNow = exception;
            }
        }

        if (notNow is not null)
        {
            throw notNow;
        }
    }

    private async Task DeliverAsync(DigestAttempt attempt, IMailSession session, ComposedMail mail, Delivery delivery, CancellationToken cancellationToken)
    {
        await attempt.SaveAsync(delivery with { State = DeliveryState.Sending, At = time.GetUtcNow() }, cancellationToken);
        try
        {
            var response = await session.SendAsync(mail.Message, mail.Address, cancellationToken);

            // The server has the mail: nothing may come between this and the write, not even the end of the deadline.
            await attempt.SaveAsync(delivery with { State = DeliveryState.Accepted, At = time.GetUtcNow(), Response = Shortened(response) }, CancellationToken.None);
        }
        catch (MailNotAcceptedException exception)
        {
            logger.LogWarning("The mail server did not take the mail {MessageId}: {Answer}", mail.MessageId, exception.Message);
            var state = exception.IsPermanent ? DeliveryState.Refused : DeliveryState.Waiting;
            await attempt.SaveAsync(delivery with { State = state, At = time.GetUtcNow(), Response = Shortened(exception.Message) }, cancellationToken);
            if (!exception.IsPermanent)
            {
                throw;
            }
        }
    }

    private static string Shortened(string response)
    {
        var line = DigestWords.Line(response).Trim();
        return line.Length <= 300 ? line : line[..300];
    }
}
