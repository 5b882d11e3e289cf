using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Wirewatch.Watchlists;

/// <summary>When a watchlist's digest is due: as soon as there is something, at every full hour of UTC, or every day at a local time in
/// an IANA zone. Immutable, compared by value.</summary>
[JsonConverter(typeof(LocalScheduleJsonConverter))]
public sealed record LocalSchedule
{
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    private LocalSchedule(ScheduleFrequency every, LocalTime at, DateTimeZone? zone)
    {
        Every = every;
        At = at;
        Zone = zone;
    }

    /// <summary>Due as soon as there is something.</summary>
    public static LocalSchedule Immediately { get; } = new(ScheduleFrequency.Immediately, default, null);

    /// <summary>Due at every full hour of UTC.</summary>
    public static LocalSchedule Hourly { get; } = new(ScheduleFrequency.Hour, default, null);

    /// <summary>How often.</summary>
    public ScheduleFrequency Every { get; }

    /// <summary>The local time of a daily schedule; midnight otherwise.</summary>
    public LocalTime At { get; }

    /// <summary>The zone of a daily schedule; null otherwise.</summary>
    public DateTimeZone? Zone { get; }

    /// <summary>Due every day at a local time.</summary>
    /// <param name="at">The time of day.</param>
    /// <param name="zone">Where that is the time.</param>
    public static LocalSchedule Daily(LocalTime at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new LocalSchedule(ScheduleFrequency.Day, at, zone);
    }

    /// <summary>The first moment strictly after <paramref name="instant"/> at which a digest is due, or null where nothing is due by
    /// itself (<see cref="ScheduleFrequency.Immediately"/>). A local time that a change of the clocks skips is due at the first instant
    /// after the gap; one that occurs twice is due the first time only.</summary>
    public Instant? NextAfter(Instant instant) => Every switch
    {
        ScheduleFrequency.Hour => NextHourAfter(instant),
        ScheduleFrequency.Day => NextDayAfter(instant),
        _ => null,
    };

    /// <summary>The time of day as <c>HH:mm</c>.</summary>
    public static string Format(LocalTime at) => TimePattern.Format(at);

    /// <summary>Reads a time of day written <c>HH:mm</c>, 00:00 to 23:59.</summary>
    public static bool TryParseTime(string text, out LocalTime at) => TimePattern.Parse(text).TryGetValue(default, out at);

    /// <summary>The zone of an IANA id such as <c>Asia/Seoul</c>, or null where there is none of that id.</summary>
    public static DateTimeZone? FindZone(string id)
    {
        ArgumentNullException.ThrowIfNull(id);

        // The provider also makes up fixed-offset zones such as UTC+07:30, which are no IANA ids.
        return DateTimeZoneProviders.Tzdb.Ids.Contains(id) ? DateTimeZoneProviders.Tzdb[id] : null;
    }

    private static Instant NextHourAfter(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        var passed = ((ticks % NodaConstants.TicksPerHour) + NodaConstants.TicksPerHour) % NodaConstants.TicksPerHour;
        return Instant.FromUnixTimeTicks(ticks - passed + NodaConstants.TicksPerHour);
    }

    private Instant NextDayAfter(Instant instant)
    {
        // A fold can set the local date back by a day, so the search starts before it; a gap can skip a whole day.
        var date = instant.InZone(Zone!).Date.PlusDays(-2);
        while (true)
        {
            var due = DueOn(date);
            if (due > instant)
            {
                return due;
            }

            date = date.PlusDays(1);
        }
    }

    private Instant DueOn(LocalDate date)
    {
        var mapping = Zone!.MapLocal(date + At);
        return mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
    }
}

/// <summary>How often a watchlist's digest is due.</summary>
public enum ScheduleFrequency
{
    /// <summary>As soon as there is something.</summary>
    Immediately,

    /// <summary>Every hour.</summary>
    Hour,

    /// <summary>Every day.</summary>
    Day,
}
