using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PeaceTalksTracker.Web.Data;

/// <summary>Healthy while the store answers a query.</summary>
public sealed class DatabaseHealth(IDbContextFactory<TrackerDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return HealthCheckResult.Healthy($"{await db.Articles.CountAsync(cancellationToken)} articles");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", e);
        }
    }
}
