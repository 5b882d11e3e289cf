using Cronos;

namespace Wirewatch.Local.Hosting;

/// <summary>Runs a handler at the moments of a cron expression in UTC, never twice at once. A failed run is logged; the next one comes at its
/// time.</summary>
/// <param name="name">The trigger, for the log.</param>
/// <param name="schedule">Six fields, the first of which is seconds.</param>
/// <param name="handle">What happens.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class TimerPump(string name, string schedule, Func<CancellationToken, Task> handle, TimeProvider time, ILogger<TimerPump> logger) : BackgroundService
{
    private readonly CronExpression expression = CronExpression.Parse(schedule, CronFormat.IncludeSeconds);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // One reading of the clock: with a second one the moment could have passed in between, and no delay is negative.
        for (var now = time.GetUtcNow(); expression.GetNextOccurrence(now.UtcDateTime) is { } next; now = time.GetUtcNow())
        {
            await Task.Delay(next - now.UtcDateTime, time, stoppingToken);
            try
            {
                await handle(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "{Trigger} failed; it runs again at its next time", name);
            }
        }
    }
}
