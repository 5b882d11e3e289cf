using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Wirewatch.Local.Hosting;

/// <summary>Gives the messages of a queue to their handler, as the Functions host does: Base64 text, a failed message again after a pause, and
/// after the last attempt to the poison queue.</summary>
/// <param name="queues">The queue service; its clients must not decode.</param>
/// <param name="trigger">Which queue, and how often a message is tried.</param>
/// <param name="handle">What happens to a message's text.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class QueuePump(
    QueueServiceClient queues, QueueTrigger trigger, Func<string, CancellationToken, Task> handle, TimeProvider time, ILogger<QueuePump> logger) : BackgroundService
{
    private const int Batch = 8;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    // A message of a killed process comes back after this long; a handler that takes longer keeps its message by renewing it.
    private static readonly TimeSpan HoldFor = TimeSpan.FromSeconds(10);

    // Somebody sits before a laptop and waits: the first pause is short, the further ones grow to what the Functions host makes.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(3);

    private readonly QueueClient queue = queues.GetQueueClient(trigger.Queue);
    private readonly QueueClient poison = queues.GetQueueClient(trigger.PoisonQueue);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            QueueMessage[] messages = [];
            try
            {
                messages = await queue.ReceiveMessagesAsync(Batch, HoldFor, stoppingToken);
                await Task.WhenAll(messages.Select(message => ProcessAsync(message, stoppingToken)));
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "The queue '{Queue}' could not be read; trying again", trigger.Queue);
            }

            if (messages.Length == 0)
            {
                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
    }

    private async Task ProcessAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var receipt = message.PopReceipt;
        if (message.DequeueCount > trigger.MaximumDeliveries || !TryDecode(message.Body, out var text))
        {
            await PutAsideAsync(message, receipt, cancellationToken);
            return;
        }

        try
        {
            var handling = handle(text, cancellationToken);
            while (await Task.WhenAny(handling, Task.Delay(HoldFor / 2, time, cancellationToken)) != handling)
            {
                receipt = (await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: HoldFor, cancellationToken: cancellationToken)).Value.PopReceipt;
            }

            await handling;
            await queue.DeleteMessageAsync(message.MessageId, receipt, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            if (message.DequeueCount >= trigger.MaximumDeliveries)
            {
                logger.LogError(exception, "{Trigger} failed {Attempts} times with '{Message}'; it is put aside in '{Queue}'", trigger.Name, message.DequeueCount, text, trigger.PoisonQueue);
                await PutAsideAsync(message, receipt, cancellationToken);
                return;
            }

            var pause = TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << ((int)message.DequeueCount - 1), trigger.RetryAfter.Ticks));
            logger.LogWarning(exception, "{Trigger} failed (attempt {Attempt}); trying again in {Pause:0} s", trigger.Name, message.DequeueCount, pause.TotalSeconds);
            await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: pause, cancellationToken: cancellationToken);
        }
    }

    private async Task PutAsideAsync(QueueMessage message, string receipt, CancellationToken cancellationToken)
    {
        await poison.SendMessageAsync(message.Body, cancellationToken: cancellationToken);
        await queue.DeleteMessageAsync(message.MessageId, receipt, cancellationToken);
    }

    private static bool TryDecode(BinaryData body, out string text)
    {
        var encoded = body.ToString();
        var bytes = new byte[encoded.Length];
        var good = Convert.TryFromBase64String(encoded, bytes, out var length);
        text = good ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return good;
    }
}
