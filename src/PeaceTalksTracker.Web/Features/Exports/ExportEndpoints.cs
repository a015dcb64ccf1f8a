using Microsoft.Net.Http.Headers;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>Files for whoever may read: the address says the format and, as a page's does, which records.</summary>
public static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder app)
        => app.MapGet($"{Urls.Export}/{{format}}", DownloadAsync).RequireRateLimiting(DownloadLimit.Policy).ExcludeFromDescription();

    private static async Task DownloadAsync(HttpContext http, string format, ExportService exports, BriefQueries briefs, CancellationToken cancellation)
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
        var brief = new BriefRequest(filter, null, [], BriefEdits.None);
        if (http.Request.Query["brief"] is [{ Length: > 0 } key, ..])
        {
            if (await briefs.AskedForAsync(key, http.Request.Query["version"], cancellation) is { } saved)
                brief = saved.Request;
            else
                problems.Add("There is no such brief, or no such version of it: take the address from its page.");
        }
        if (problems.Count > 0)
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, string.Join(' ', problems), cancellation);
            return;
        }
        try
        {
            await WriteAsync(http, exports, new(known, brief, of), cancellation);
        }
        catch (UnsupportedLineException e) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, StatusCodes.Status409Conflict, e.Message, cancellation);
        }
    }

    private static async Task RefuseAsync(HttpContext http, int status, string words, CancellationToken cancellation)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(words, cancellation);
    }

    private static Task<IReadOnlyList<LeftOut>> WriteAsync(HttpContext http, ExportService exports, ExportRequest request, CancellationToken cancellation)
        => exports.WriteAsync(
            request,
            name =>
            {
                http.Response.ContentType = ExportFormats.MediaType(request.Format);
                var disposition = new ContentDispositionHeaderValue("attachment");
                disposition.SetHttpFileName(name);
                http.Response.Headers.ContentDisposition = disposition.ToString();
                http.Response.Headers.CacheControl = "private, no-cache";
                return http.Response.Body;
            },
            site: new($"{http.Request.Scheme}://{http.Request.Host}"), cancellation: cancellation);

    private static bool Named<T>(string name, out T value) where T : struct, Enum
        => Enum.TryParse(name, true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(name[0]);
}
