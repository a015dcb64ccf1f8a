using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PeaceTalksTracker.Web.Data;

/// <summary>For <c>dotnet ef migrations add NAME --project src/PeaceTalksTracker.Web --output-dir Data/Migrations</c> alone.</summary>
internal sealed class TrackerDbContextDesign : IDesignTimeDbContextFactory<TrackerDbContext>
{
    public TrackerDbContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<TrackerDbContext>().UseSqlite("Data Source=design.db").Options, TimeProvider.System);
}
