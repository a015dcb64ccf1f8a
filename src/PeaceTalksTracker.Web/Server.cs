using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using MudBlazor.Services;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Pairing;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Components;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Actors;
using PeaceTalksTracker.Web.Features.Agreement;
using PeaceTalksTracker.Web.Features.Api;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Claims;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Imports;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Issues;
using PeaceTalksTracker.Web.Features.Overview;
using PeaceTalksTracker.Web.Features.People;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Features.Timeline;
using PeaceTalksTracker.Web.Shared;
using Serilog;
using Serilog.Formatting.Compact;

namespace PeaceTalksTracker.Web;

/// <summary>The composition of the app, top to bottom.</summary>
public static class Server
{
    public const string DefaultAddress = "http://localhost:5080";

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        await using var app = Build(args);
        await PrepareAsync(app.Services, cancellation);
        var warming = WarmAsync(app.Services, app.Lifetime.ApplicationStopping);

        await app.StartAsync(cancellation);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        // To the console alone: whoever reads the log must not be able to join.
        if (await app.Services.GetRequiredService<InvitationService>().MakeSetupTokenAsync(cancellation) is { } token)
            Console.WriteLine($"Nobody can sign in yet. For 24 hours, the first lead joins at {ReachableFrom(addresses)}{Urls.With(Urls.Setup, "token", token)}");
        foreach (var address in addresses)
            Console.WriteLine($"Peace Talks Tracker is at {address}");
        await app.WaitForShutdownAsync(cancellation);
        await warming;
        return 0;
    }

    /// <summary>The app with all that it answers, not started; its store is for <see cref="PrepareAsync"/>.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = CreateBuilder(args);
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Limits.Goodbye);
        builder.Services.AddMudServices();
        builder.Services.AddOpenPages();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        builder.Services.AddSigningIn();
        builder.Services.AddApi();

        var app = builder.Build();
        app.UseSerilogRequestLogging(options => options.Logger = app.Services.GetRequiredService<Serilog.ILogger>());
        app.UseResponseCompression();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseMiddleware<SecurityHeaders>();
        app.UseViewpoint();
        app.UseHsts();
        app.UseSigningIn();
        app.UseMiddleware<OpenPages>();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks(Urls.Health).WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])).AllowAnonymous();
        app.MapTimeline();
        app.MapApi();
        app.MapFeeds();
        app.MapExports();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    /// <summary>Settings, log, store and services: what the pages and the commands share.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppPaths.Content,
            // Whoever starts it: its assets are found by this name.
            ApplicationName = typeof(Server).Assembly.GetName().Name,
        });
        builder.Services.AddSerilog((_, log) => log
            .ReadFrom.Configuration(builder.Configuration)
            // Noted where it is refused, in a line instead of a page.
            .Filter.ByExcluding(entry => entry.Exception is TooManyPagesException)
            // What others have written stands in quotes, and no line of it can pass for another entry.
            .WriteTo.Console(
                outputTemplate: "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:j}{NewLine}{Exception}",
                standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            // Shared, because a command may run beside the app.
            .WriteTo.File(
                new RenderedCompactJsonFormatter(), Path.Combine(AppPaths.Logs, "tracker-.log"),
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, shared: true),
            preserveStaticLogger: true);
        builder.Services.AddTrackerDatabase(builder.Configuration);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTrackerServices();
        return builder;
    }

    /// <summary>The reader, the queries and the services of every feature.</summary>
    public static IServiceCollection AddTrackerServices(this IServiceCollection services) => services
        .AddSingleton(new Extractor(Lexicon.Default))
        .AddSingleton(new EventPairs(Lexicon.Default))
        .AddPeople()
        .AddSingleton<PeopleService>()
        .AddScoped<Viewpoint>()
        .AddScoped<ViewContexts>()
        .AddSingleton<ChangeFeed>()
        .AddView<StoreCounts>()
        .AddView<FilterChoices>()
        .AddView<StanceQueries>()
        .AddScoped<RememberedPins>()
        .AddView<ClaimQueries>()
        .AddView<ActorQueries>()
        .AddView<OverviewQueries>()
        .AddSingleton<IngestService>()
        .AddView<ArticleQueries>()
        .AddView<ArticleListQueries>()
        .AddSingleton<ArticleService>()
        .AddSingleton<CorrectionService>()
        .AddView<RecordService>()
        .AddView<RecordHistory>()
        .AddView<RecordContextQueries>()
        .AddView<QueueQueries>()
        .AddSingleton<DraftService>()
        .AddView<NoteService>()
        .AddView<LinkService>()
        .AddSingleton<LinkProposer>()
        .AddView<EventPartsQueries>()
        .AddSingleton<EventMergeService>()
        .AddView<EventPairService>()
        .AddSingleton<EventSplitService>()
        .AddSingleton<ActorMergeService>()
        .AddView<ActorService>()
        .AddView<IssueQueries>()
        .AddView<IssueService>()
        .AddSingleton<Presence>()
        .AddScoped<Visitor>()
        .AddScoped<CircuitHandler>(services => services.GetRequiredService<Visitor>())
        .AddSingleton<UndoService>()
        .AddView<ExportReader>()
        .AddScoped<ExportService>()
        .AddScoped<BriefPreviews>()
        .AddScoped<BriefComparisons>()
        .AddScoped<Citations>()
        .AddView<BriefQueries>()
        .AddSingleton<BriefService>()
        .AddSingleton<ImportService>()
        .AddSingleton<ApiKeyService>()
        .AddView<AgreementQueries>()
        .AddSingleton<RoundService>()
        .AddView<CodingService>()
        .AddSingleton<SettlementService>()
        .AddSingleton<SeedLoader>()
        .AddSingleton<TimelineIndex>()
        .AddView<TimelineQueries>()
        .AddView<EventQueries>()
        .AddScoped<EventListQueries>();

    /// <summary>An address a browser can open, where the app listens on every one of the computer's.</summary>
    private static string ReachableFrom(ICollection<string> addresses)
    {
        if (addresses.FirstOrDefault() is not { } first)
            return "";
        var bound = BindingAddress.Parse(first);
        return bound.Host is "*" or "+" or "0.0.0.0" or "[::]" ? $"{bound.Scheme}://localhost:{bound.Port}" : first.TrimEnd('/');
    }

    /// <summary>Brings the store to its present shape and loads the seed articles, unless it says that this is done.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var store = Database.ConnectionString(services.GetRequiredService<IConfiguration>());
        if (await StoreStamp.IsPresentAsync(store, AppPaths.Seeds, cancellation))
            return;
        await using (var db = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(cancellation))
            await Database.MigrateAsync(db, cancellation);
        await services.GetRequiredService<SeedLoader>().LoadAsync(AppPaths.Seeds, cancellation);
        await StoreStamp.WriteAsync(store, AppPaths.Seeds, cancellation);
    }

    /// <summary>Asks for what the first page shows while the server still starts: the first reader does not wait for code that nothing has used yet.</summary>
    private static Task WarmAsync(IServiceProvider services, CancellationToken cancellation) => Task.Run(async () =>
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Viewpoint>().Address = "";
            await scope.ServiceProvider.GetRequiredService<OverviewQueries>().FindAsync(default, cancellation);
            await scope.ServiceProvider.GetRequiredService<StoreCounts>().CountAsync();
        }
        catch (OperationCanceledException)
        {
            // The app ends already.
        }
        catch (Exception e)
        {
            services.GetRequiredService<ILogger<OverviewQueries>>().LogWarning(e, "The first page could not be prepared");
        }
    }, CancellationToken.None);
}
