namespace Wirewatch.Tests.Articles;

/// <summary>A clock whose timers are over as soon as they are set.</summary>
internal sealed class ExpiredTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        callback(state);
        return base.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
