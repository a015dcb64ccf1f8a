using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>The moment whose state a page shows: the part of its address that looks back.</summary>
public sealed record AsOf
{
    public const string Parameter = "asof";

    private static readonly string[] MomentFormats = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>In UTC, inclusive; null for the present.</summary>
    public DateTime? Moment { get; private init; }

    /// <summary>What the address said that names no moment of the past, as a sentence for the reader; the present is shown then.</summary>
    public string? Problem { get; private init; }

    public bool IsPast => Moment is not null;

    public DateOnly? Day => Moment is { } moment ? DateOnly.FromDateTime(moment) : null;

    /// <summary>The moment in words; of a day, which means its end, the day.</summary>
    public string Words => Moment is not { } moment ? "now"
        : moment == EndOf(Day!.Value) ? Wording.Day(Day.Value)
        : moment.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>Reads the query string of an address: a day, which means its end in UTC, or a moment in UTC. Never fails: see <see cref="Problem"/>.</summary>
    /// <param name="now">UTC. The day it lies in can be asked for, a later one cannot.</param>
    public static AsOf Parse(string address, DateTime now)
    {
        var start = address.IndexOf('?', StringComparison.Ordinal);
        if (start < 0 || !QueryHelpers.ParseQuery(address[start..].Split('#')[0]).TryGetValue(Parameter, out var values)
            || values.FirstOrDefault(v => !string.IsNullOrWhiteSpace(v))?.Trim() is not { } value)
            return new();
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day <= DateOnly.FromDateTime(now) ? new() { Moment = EndOf(day) } : Future(Wording.Day(day));
        if (DateTime.TryParseExact(
            value, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
            return moment <= now ? new() { Moment = moment } : Future(Wording.Shortened(value));
        return new() { Problem = $"“{Wording.Shortened(value)}” is no day: write it as 2025-03-18, or a moment as 2025-03-18T14:30Z. This page shows the present." };
    }

    private static AsOf Future(string words) => new() { Problem = $"{words} is yet to come, and only the past can be looked back on. This page shows the present." };

    private static DateTime EndOf(DateOnly day) => day.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc);
}
