using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Api;

/// <summary>
/// The same records and filters for programs: read-only, a page at a time. A list's address takes the parameters of the pages' addresses (actor, issue,
/// type, status, position, voice, review, from, to, q, asof), <c>size</c>, and <c>after</c>, which the address of the next page carries.
/// </summary>
public static class ApiEndpoints
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        return services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Peace Talks Tracker", Version = "1", Description = "Events, claims and stances with the words they rest on; read-only. Send a key that a lead has made: “Authorization: Bearer KEY”." };
            return Task.CompletedTask;
        }));
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Urls.Api).WithMetadata(new ReadByKeyAttribute()).RequireRateLimiting(AccountSetup.ApiLimit).WithTags("Records");
        api.MapGet("/events", (HttpContext http, ExportReader reader, string? after, int? size, CancellationToken cancellation) => ListAsync(
                http, reader, after, size, (s, filter) => s.Store.Events.Matching(s.Store, filter), (s, ids) => s.EventsAsync(ids, cancellation).Select(ApiShapes.Of), cancellation))
            .WithSummary("Events").WithDescription("Who did what: happened, planned, conditional or denied, each with its words.");
        api.MapGet("/claims", (HttpContext http, ExportReader reader, string? after, int? size, CancellationToken cancellation) => ListAsync(
                http, reader, after, size, (s, filter) => s.Store.Claims.Matching(s.Store, filter), (s, ids) => s.ClaimsAsync(ids, cancellation).Select(ApiShapes.Of), cancellation))
            .WithSummary("Claims").WithDescription("Who said what, through which hops.");
        api.MapGet("/stances", (HttpContext http, ExportReader reader, string? after, int? size, CancellationToken cancellation) => ListAsync(
                http, reader, after, size, (s, filter) => s.Store.Stances.Matching(s.Store, filter), (s, ids) => s.StancesAsync(ids, cancellation).Select(ApiShapes.Of), cancellation))
            .WithSummary("Stances").WithDescription("Where each actor stands, and in whose voice.");
        api.MapGet("/articles", ArticlesAsync).WithSummary("Articles").WithDescription("The sources, without their texts.");
        api.MapGet("/actors", ActorsAsync).WithSummary("Actors").WithDescription("Who is named, with other names and the Wikidata item where somebody has made sure of it.");
        app.MapOpenApi(Urls.OpenApi).WithMetadata(new ReadByKeyAttribute());
    }

    private static async Task<Results<Ok<ApiPage<T>>, StatusCodeHttpResult, ProblemHttpResult>> ListAsync<T>(
        HttpContext http, ExportReader reader, string? after, int? size, Func<Snapshot, RecordFilter, IQueryable<RecordVersion>> matching,
        Func<Snapshot, IReadOnlyList<long>, IAsyncEnumerable<T>> read, CancellationToken cancellation)
    {
        var filter = RecordFilter.Parse(http.Request.QueryString.Value ?? "");
        var problems = filter.Problems.ToList();
        if (AsOf.Parse(http.Request.QueryString.Value ?? "", http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).Problem is { } past)
            problems.Add(past);
        var take = size ?? Limits.ApiPage;
        if (take is < 1 or > Limits.ApiPageMost)
            problems.Add($"“size” is a number from 1 to {Limits.ApiPageMost}.");
        if (!long.TryParse(after ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var from))
            problems.Add("“after” is what the address of the next page carried; leave it out to start at the first.");
        if (problems.Count > 0)
            return TypedResults.Problem(string.Join(' ', problems), statusCode: StatusCodes.Status400BadRequest, title: "The address says something that cannot be meant.");

        await using var snapshot = await reader.OpenAsync(cancellation: cancellation);
        if (IsKnown(http, snapshot))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var ids = await matching(snapshot, filter).Where(r => r.RecordId > from).OrderBy(r => r.RecordId).Select(r => r.RecordId).Take(take + 1).ToListAsync(cancellation);
        IReadOnlyList<long> shown = [.. ids.Take(take)];
        var items = await read(snapshot, shown).ToListAsync(cancellation);
        return TypedResults.Ok(new ApiPage<T>(snapshot.AsOf, items, ids.Count > take ? Next(http.Request, snapshot, shown[^1]) : null));
    }

    private static async Task<Results<Ok<ApiPage<ApiArticle>>, StatusCodeHttpResult>> ArticlesAsync(HttpContext http, ExportReader reader, CancellationToken cancellation)
    {
        await using var snapshot = await reader.OpenAsync(cancellation: cancellation);
        return IsKnown(http, snapshot)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(new ApiPage<ApiArticle>(snapshot.AsOf, await snapshot.ArticlesAsync(false, cancellation).Select(ApiShapes.Of).ToListAsync(cancellation), null));
    }

    private static async Task<Results<Ok<ApiPage<ExportedActor>>, StatusCodeHttpResult>> ActorsAsync(HttpContext http, ExportReader reader, CancellationToken cancellation)
    {
        await using var snapshot = await reader.OpenAsync(cancellation: cancellation);
        return IsKnown(http, snapshot)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(new ApiPage<ExportedActor>(snapshot.AsOf, await snapshot.ActorsAsync(cancellation), null));
    }

    /// <summary>The address says what is asked, the number of the last change what the store holds: together they are the answer.</summary>
    private static bool IsKnown(HttpContext http, Snapshot snapshot)
    {
        var tag = $"\"{snapshot.Change}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.Headers.IfNoneMatch.Contains(tag);
    }

    private static string Next(HttpRequest request, Snapshot snapshot, long last)
    {
        var others = request.Query.Where(p => p.Key is not ("after" or AsOf.Parameter or ApiKeyReading.Parameter))
            .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v)));
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
            request.Path,
            [.. others, new(AsOf.Parameter, snapshot.AsOf.ToString("O", CultureInfo.InvariantCulture)), new("after", last.ToString(CultureInfo.InvariantCulture))]);
    }
}
