using System.Threading.RateLimiting;
using PeaceTalksTracker.Web.Account;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>How many files that take long to make one caller may have made at a time; others of theirs wait for their turn.</summary>
public static class DownloadLimit
{
    public const string Policy = "downloads";

    /// <summary>What is said to whoever asks for more than may wait.</summary>
    public static string Words => $"{Limits.DownloadsAtATime} of your files are being made and {Limits.DownloadsWaiting} wait. Ask again when one of them is there.";

    public static RateLimitPartition<string> Of(HttpContext context)
        => IsLong(context.Request.RouteValues["format"] as string)
            ? RateLimitPartition.GetConcurrencyLimiter(context.User.Identity?.Name ?? ClientAddress.Of(context), _ => new()
            {
                PermitLimit = Limits.DownloadsAtATime,
                QueueLimit = Limits.DownloadsWaiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            })
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>These are made whole before they are sent; the others are sent as they are read.</summary>
    private static bool IsLong(string? format)
        => Enum.TryParse<ExportFormat>(format, true, out var known) && known is ExportFormat.Docx or ExportFormat.Pdf or ExportFormat.Xlsx or ExportFormat.Zip;
}
