using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests;

/// <summary>A real SQLite store in a file of its own, with the app's services over it and a clock that the test moves.</summary>
public sealed class TestStore : IAsyncLifetime
{
    /// <summary>An empty store in its present shape, made once: each test begins with a copy.</summary>
    private static readonly Lazy<Task<string>> Empty = new(async () =>
    {
        var store = new TestStore();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => store.DeleteFiles();
        var services = new ServiceCollection();
        store.AddTo(services);
        await using var provider = services.BuildServiceProvider();
        await using var db = await provider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        await Database.MigrateAsync(db);
        return store.file;
    });

    private readonly string file = Path.Combine(Path.GetTempPath(), $"tracker-test-{Guid.NewGuid():N}.db");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 3, 20, 9, 0, 0, TimeSpan.Zero));

    public ServiceProvider Services { get; private set; } = null!;

    public IDbContextFactory<TrackerDbContext> Contexts => Services.GetRequiredService<IDbContextFactory<TrackerDbContext>>();

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        AddTo(services);
        Services = services.BuildServiceProvider();
        File.Copy(await Empty.Value, file);
    }

    /// <summary>The same registrations for a container of somebody else's, such as bUnit's.</summary>
    public void AddTo(IServiceCollection services)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Tracker", $"Data Source={file};Pooling=False")]).Build();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddTrackerDatabase(configuration);
        services.AddTrackerServices();
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public Task<TrackerDbContext> OpenAsync() => Contexts.CreateDbContextAsync();

    /// <summary>Saves a reading made by hand, so that a test of a page does not depend on what the reader finds.</summary>
    public Task<SavedArticle> SaveAsync(Article article, ExtractionResult found, ArticleDetails? details = null)
        => Get<IngestService>().SaveAsync(
            article, found, details ?? new ArticleDetails(article.Title, article.Outlet, null, article.Published, "test"), Signers.Tester);

    /// <summary>Enters a person, or gives the one of the name that role, and signs what they do.</summary>
    public async Task<Signer> PersonAsync(string name, PersonRole role)
    {
        await using var db = await OpenAsync();
        var person = await db.Users.SingleOrDefaultAsync(p => p.UserName == name)
            ?? db.Add(new Person { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Role = role }).Entity;
        person.Role = role;
        await db.SaveChangesAsync();
        return Signer.Of(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, name)], "test")));
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        DeleteFiles();
    }

    private void DeleteFiles()
    {
        foreach (var path in new[] { file, file + "-wal", file + "-shm", file + ".migrating" })
            File.Delete(path);
    }
}
