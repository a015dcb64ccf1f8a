using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Tests.Exports;

public sealed class DownloadLimitTests
{
    [Theory]
    [InlineData("pdf")]
    [InlineData("ZIP")]
    public void So_many_long_ones_are_made_at_a_time_and_a_next_one_as_soon_as_one_is_done(string format)
    {
        using var limiter = LimiterOf(Asking(format));
        var made = Enumerable.Range(0, Limits.DownloadsAtATime).Select(_ => limiter.AttemptAcquire()).ToList();
        made.ShouldAllBe(lease => lease.IsAcquired);
        limiter.AttemptAcquire().IsAcquired.ShouldBeFalse();
        made[0].Dispose();
        limiter.AttemptAcquire().IsAcquired.ShouldBeTrue();
    }

    [Theory]
    [InlineData("svg")]
    [InlineData("csv")]
    [InlineData("nothing")]
    public void What_is_sent_as_it_is_read_waits_for_nothing(string format)
    {
        using var limiter = LimiterOf(Asking(format));
        for (var i = 0; i < 100; i++)
            limiter.AttemptAcquire().IsAcquired.ShouldBeTrue();
    }

    [Fact]
    public void One_callers_files_hold_up_nobody_elses()
        => DownloadLimit.Of(Asking("pdf", "10.0.0.1")).PartitionKey.ShouldNotBe(DownloadLimit.Of(Asking("pdf", "10.0.0.2")).PartitionKey);

    private static RateLimiter LimiterOf(HttpContext context)
    {
        var partition = DownloadLimit.Of(context);
        return partition.Factory(partition.PartitionKey);
    }

    private static DefaultHttpContext Asking(string format, string address = "127.0.0.1")
    {
        var context = new DefaultHttpContext();
        context.Request.RouteValues["format"] = format;
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context;
    }
}
