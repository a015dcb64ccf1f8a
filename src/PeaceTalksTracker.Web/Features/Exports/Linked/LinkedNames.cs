using System.Globalization;

namespace PeaceTalksTracker.Web.Features.Exports.Linked;

/// <summary>How things are named in JSON-LD: by their keys, which mean the same in any installation and next month, and not by where this one is reached.</summary>
internal static class LinkedNames
{
    /// <param name="kind">"claim", "actor" …</param>
    /// <param name="key">Of the thing among its kind.</param>
    /// <returns>A compact IRI; the context says what "tracker" stands for.</returns>
    public static string Of(string kind, string key) => $"tracker:{kind}:{Uri.EscapeDataString(key)}";

    public static string Of(ExportedRecord record) => Of(KindOf(record), record.Key);

    public static string KindOf(ExportedRecord record) => record switch
    {
        ExportedEvent => "event",
        ExportedClaim => "claim",
        _ => "stance",
    };

    public static string Moment(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
