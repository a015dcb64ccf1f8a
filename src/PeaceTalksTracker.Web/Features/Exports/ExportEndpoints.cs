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
        if (!Named<ExportFormat>(format, out var known))
            problems.Add($"There is no format “{Wording.Shortened(format)}”: take {Wording.List(ExportFormats.Names)}.");
        ExportOf? of = null;
        if (http.Request.Query["of"] is [{ Length: > 0 } asked, ..])
        {
            if (!Named<ExportOf>(asked, out var shown))
                problems.Add($"Nothing is called “{Wording.Shortened(asked)}”: take {Wording.List(Enum.GetValues<ExportOf>().Select(ExportFormats.NameOf))}.");
            else if (ExportFormats.ProblemOf(known, of = shown) is { } problem)
                problems.Add(problem);
        }
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
                http.Response.ContentType = ExportFormats.MediaType(known);
                var disposition = new ContentDispositionHeaderValue("attachment");
                disposition.SetHttpFileName(name);
                http.Response.Headers.ContentDisposition = disposition.ToString();
                http.Response.Headers.CacheControl = "private, no-cache";
                return http.Response.Body;
            },
            site: new($"{http.Request.Scheme}://{http.Request.Host}"), cancellation: cancellation);
    }

    private static bool Named<T>(string name, out T value) where T : struct, Enum
        => Enum.TryParse(name, true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(name[0]);
}
