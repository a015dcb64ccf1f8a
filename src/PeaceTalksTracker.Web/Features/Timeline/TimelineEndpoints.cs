using System.Globalization;
using System.Net;
using Microsoft.Extensions.Primitives;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>What the timeline's script fetches. Nonsense is answered with 400 and a sentence.</summary>
public static class TimelineEndpoints
{
    public static void MapTimeline(this IEndpointRouteBuilder app)
    {
        app.MapGet(Urls.TimelineData, DataAsync);
        app.MapGet(Urls.TimelineTitles, TitlesAsync);
    }

    private static async Task<IResult> DataAsync(HttpRequest request, TimelineQueries queries, CancellationToken cancellation)
    {
        var filter = RecordFilter.Parse(request.QueryString.Value ?? "");
        var problems = filter.Problems.ToList();
        var (axis, problem) = TimelineAxes.Parse(request.Query["axis"]);
        if (problem is not null)
            problems.Add(problem);
        var columns = Number(request.Query["columns"], "columns", problems) ?? 1000;
        if (columns is < 1 or > Limits.TimelineColumns)
            problems.Add($"The window can be counted in 1 to {Limits.TimelineColumns} columns.");
        var from = Number(request.Query["start"], "start", problems);
        var to = Number(request.Query["end"], "end", problems);
        if (from >= to)
            problems.Add("The window ends before it starts.");
        if (problems.Count > 0)
            return Results.Text(string.Join(' ', problems), statusCode: (int)HttpStatusCode.BadRequest);

        // The address says what is asked, the version what the store holds: together they are the answer.
        var tag = $"\"{await queries.VersionAsync(cancellation)}\"";
        request.HttpContext.Response.Headers.CacheControl = "no-cache";
        if (request.Headers.IfNoneMatch == tag)
            return Results.StatusCode((int)HttpStatusCode.NotModified);
        var window = await queries.WindowAsync(filter, from, to, columns, axis, cancellation);
        return Results.Bytes(TimelineEncoding.Encode(window), TimelineEncoding.MediaType, entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{window.Version}\""));
    }

    private static async Task<IResult> TitlesAsync(HttpRequest request, EventQueries events, CancellationToken cancellation)
    {
        var asked = request.Query["id"];
        var ids = new List<long>();
        foreach (var id in asked)
        {
            if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known))
                ids.Add(known);
        }
        if (ids.Count == 0 || ids.Count != asked.Count || ids.Count > Limits.TimelineTitles)
            return Results.Text($"Ask for 1 to {Limits.TimelineTitles} events by their numbers.", statusCode: (int)HttpStatusCode.BadRequest);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Ok(await events.TitlesAsync(ids, cancellation));
    }

    private static int? Number(StringValues value, string name, List<string> problems)
    {
        if (value.Count == 0)
            return null;
        if (int.TryParse(value[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add($"“{name}” must be a whole number.");
        return null;
    }
}
