using System.Text.Json;
using CsCheck;
using NodaTime;
using Wirewatch.Watchlists;

namespace Wirewatch.Tests.Watchlists;

public sealed class LocalScheduleTests
{
    private static readonly string[] ZoneIds = [.. DateTimeZoneProviders.Tzdb.Ids];

    private static readonly Gen<DateTimeZone> Zones = Gen.Int[0, ZoneIds.Length - 1].Select(index => DateTimeZoneProviders.Tzdb[ZoneIds[index]]);

    private static readonly Gen<LocalTime> Times = Gen.Int[0, (24 * 60) - 1].Select(minutes => LocalTime.FromMinutesSinceMidnight(minutes));

    private static readonly Gen<Instant> Instants =
        Gen.Long[Instant.FromUtc(1850, 1, 1, 0, 0).ToUnixTimeSeconds(), Instant.FromUtc(2100, 1, 1, 0, 0).ToUnixTimeSeconds()].Select(Instant.FromUnixTimeSeconds);

    // Around a change of the clocks is where schedules go wrong, and a random moment is hardly ever there.
    private static readonly Gen<(DateTimeZone Zone, Instant Moment)> NearChanges = Gen.Select(Zones, Instants, Gen.Int[-200_000, 200_000], (zone, instant, seconds) =>
    {
        var interval = zone.GetZoneInterval(instant);
        return (zone, interval.HasStart ? interval.Start + Duration.FromSeconds(seconds) : instant);
    });

    [Fact]
    public void A_daily_schedule_runs_at_its_local_time() =>
        Assert.Equal(
            Instant.FromUtc(2025, 1, 17, 23, 0),
            LocalSchedule.Daily(new LocalTime(8, 0), Zone("Asia/Seoul")).NextAfter(Instant.FromUtc(2025, 1, 17, 0, 0)));

    [Fact]
    public void The_moment_itself_is_not_after_it() =>
        Assert.Equal(
            Instant.FromUtc(2025, 1, 18, 23, 0),
            LocalSchedule.Daily(new LocalTime(8, 0), Zone("Asia/Seoul")).NextAfter(Instant.FromUtc(2025, 1, 17, 23, 0)));

    [Fact]
    public void A_local_time_in_a_gap_runs_at_the_first_instant_after_it() =>
        Assert.Equal(
            Instant.FromUtc(2025, 3, 30, 1, 0),
            LocalSchedule.Daily(new LocalTime(2, 30), Zone("Europe/Berlin")).NextAfter(Instant.FromUtc(2025, 3, 29, 12, 0)));

    [Fact]
    public void A_local_time_in_a_fold_runs_once_the_first_time()
    {
        var schedule = LocalSchedule.Daily(new LocalTime(2, 30), Zone("Europe/Berlin"));
        var first = schedule.NextAfter(Instant.FromUtc(2025, 10, 25, 12, 0));
        Assert.Equal(Instant.FromUtc(2025, 10, 26, 0, 30), first);
        Assert.Equal(Instant.FromUtc(2025, 10, 27, 1, 30), schedule.NextAfter(first!.Value));
    }

    [Fact]
    public void A_day_that_a_zone_skips_runs_when_the_next_begins() =>
        Assert.Equal(
            Instant.FromUtc(2011, 12, 30, 10, 0),
            LocalSchedule.Daily(new LocalTime(8, 0), Zone("Pacific/Apia")).NextAfter(Instant.FromUtc(2011, 12, 29, 18, 0)));

    [Fact]
    public void Hourly_runs_at_the_full_hour_after_a_moment()
    {
        Assert.Equal(Instant.FromUtc(2025, 1, 1, 11, 0), LocalSchedule.Hourly.NextAfter(Instant.FromUtc(2025, 1, 1, 10, 0)));
        Assert.Equal(Instant.FromUtc(1950, 1, 1, 11, 0), LocalSchedule.Hourly.NextAfter(Instant.FromUtc(1950, 1, 1, 10, 59, 59)));
    }

    [Fact]
    public void Immediately_plans_nothing_ahead() => Assert.Null(LocalSchedule.Immediately.NextAfter(Instant.FromUtc(2025, 1, 1, 0, 0)));

    [Fact]
    public void In_every_zone_and_year_the_next_run_is_later_and_nothing_lies_between() =>
        Gen.Select(NearChanges, Times, Gen.Double[0.01, 0.99]).Sample((place, at, share) =>
        {
            var schedule = LocalSchedule.Daily(at, place.Zone);
            var next = schedule.NextAfter(place.Moment)!.Value;
            var between = place.Moment + ((next - place.Moment) * share);
            return next > place.Moment && schedule.NextAfter(between) == next && schedule.NextAfter(next) > next;
        });

    [Fact]
    public void In_every_zone_and_year_a_run_stands_at_the_local_time_or_at_the_end_of_the_gap_that_holds_it() =>
        Gen.Select(NearChanges, Times).Sample((place, at) =>
        {
            var next = LocalSchedule.Daily(at, place.Zone).NextAfter(place.Moment)!.Value;
            var local = next.InZone(place.Zone).LocalDateTime;
            if (local.TimeOfDay == at)
            {
                return place.Zone.MapLocal(local).First().ToInstant() == next;
            }

            var interval = place.Zone.GetZoneInterval(next);
            var before = interval.HasStart ? place.Zone.GetZoneInterval(interval.Start - Duration.Epsilon) : interval;
            return interval.HasStart && interval.Start == next && before.WallOffset < interval.WallOffset;
        });

    [Fact]
    public void In_every_zone_and_year_a_daily_schedule_runs_for_every_local_date_once() =>
        Gen.Select(NearChanges, Times).Sample((place, at) =>
        {
            var schedule = LocalSchedule.Daily(at, place.Zone);
            var end = place.Moment + Duration.FromDays(8);
            var runs = 0;
            for (var next = schedule.NextAfter(place.Moment)!.Value; next <= end; next = schedule.NextAfter(next)!.Value)
            {
                runs++;
            }

            return runs is >= 7 and <= 9;
        }, iter: 2_000);

    [Fact]
    public void A_schedule_survives_its_json() =>
        Gen.Select(Zones, Times).Sample((zone, at) =>
        {
            var schedule = LocalSchedule.Daily(at, zone);
            return JsonSerializer.Deserialize<LocalSchedule>(JsonSerializer.Serialize(schedule)) == schedule;
        });

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];
}
