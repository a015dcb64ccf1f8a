using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>
/// From when a page, or a request for data, looks at the store: its address says so (docs/decisions/0006-looking-back.md).
/// Commands and background work have no address, and see the present.
/// </summary>
public sealed class Viewpoint(TimeProvider time, NavigationManager? navigation = null)
{
    /// <summary>The address of a request; a page's is where its browser is.</summary>
    public string? Address { get; set; }

    public AsOf AsOf => AsOf.Parse(Address ?? navigation?.Uri ?? "", time.GetUtcNow().UtcDateTime);

    /// <summary>An address that shows the same moment.</summary>
    public string Keep(string address)
        => AsOf.Moment is { } moment
            ? Urls.With(address, AsOf.Parameter, moment.TimeOfDay == TimeOnly.MaxValue.ToTimeSpan() ? $"{moment:yyyy-MM-dd}" : $"{moment:O}")
            : address;
}

/// <summary>The contexts of queries: they see the store as it stood at the moment that the page's address asks for.</summary>
public sealed class ViewContexts(IDbContextFactory<TrackerDbContext> contexts, Viewpoint view) : IDbContextFactory<TrackerDbContext>
{
    public TrackerDbContext CreateDbContext()
    {
        var db = contexts.CreateDbContext();
        if (view.AsOf.Moment is { } moment)
            db.AsOf = moment;
        return db;
    }
}

public static class ViewpointExtensions
{
    /// <summary>Registers what reads for pages: its contexts see what the page's address asks for.</summary>
    public static IServiceCollection AddView<T>(this IServiceCollection services) where T : class
        => services.AddScoped(provider => ActivatorUtilities.CreateInstance<T>(provider, provider.GetRequiredService<ViewContexts>()));

    /// <summary>Lets requests for data look back as pages do.</summary>
    public static IApplicationBuilder UseViewpoint(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.RequestServices.GetRequiredService<Viewpoint>().Address = http.Request.QueryString.Value ?? "";
        return next(http);
    });
}
