using Microsoft.Net.Http.Headers;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>Files for whoever may read: the address says the format and, as a page's does, which records.</summary>
public static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder app)
        => app.MapGet($"{Urls.Export}/{{format}}", DownloadAsync).ExcludeFromDescription();

    private static async Task DownloadAsync(HttpContext http, string format, ExportService exports, CancellationToken cancellation)
    {
        var filter = RecordFilter.Parse(http.Request.QueryString.Value ?? "");
        var problems = filter.Problems.ToList();
        if (!Enum.TryParse<ExportFormat>(format, true, out var known) || !Enum.IsDefined(known) || char.IsAsciiDigit(format[0]))
            problems.Add($"There is no format “{Wording.Shortened(format)}”: take {Wording.List(Enum.GetNames<ExportFormat>().Select(n => n.ToLowerInvariant()))}.");
        var of = PictureOf.Timeline;
        if (http.Request.Query["of"] is [{ Length: > 0 } asked, ..] && (!Enum.TryParse(asked, true, out of) || !Enum.IsDefined(of) || char.IsAsciiDigit(asked[0])))
            problems.Add($"There is no picture of “{Wording.Shortened(asked)}”: take timeline or matrix.");
        if (problems.Count > 0)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(string.Join(' ', problems), cancellation);
            return;
        }
        await exports.WriteAsync(
            new(known, new(filter, null, [], BriefEdits.None), of),
            name =>
            {
                http.Response.ContentType = ExportService.MediaType(known);
                var disposition = new ContentDispositionHeaderValue("attachment");
                disposition.SetHttpFileName(name);
                http.Response.Headers.ContentDisposition = disposition.ToString();
                http.Response.Headers.CacheControl = "private, no-cache";
                return http.Response.Body;
            },
            site: new($"{http.Request.Scheme}://{http.Request.Host}"), cancellation: cancellation);
    }
}
