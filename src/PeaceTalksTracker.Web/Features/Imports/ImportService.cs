using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>What an import does, or would do.</summary>
/// <param name="Refusal">Why nothing was imported, as a sentence; null otherwise.</param>
public sealed record ImportOutcome(string? Refusal = null)
{
    /// <summary>Records that were not here.</summary>
    public int Added { get; init; }

    /// <summary>Records that somebody has decided on there and nobody here: they are as there now.</summary>
    public int Taken { get; init; }

    /// <summary>Records that are the same here.</summary>
    public int Same { get; init; }

    /// <summary>Records that were decided otherwise there: that is laid beside the decision here, for review.</summary>
    public int Proposed { get; init; }

    /// <summary>Records that differ otherwise, and stay as they are here.</summary>
    public int Left { get; init; }

    public int Articles { get; init; }

    public int Actors { get; init; }

    public int Issues { get; init; }

    public int Notes { get; init; }

    public int Links { get; init; }

    /// <summary>Records whose article or words are not here.</summary>
    public IReadOnlyList<NotTaken> NotFound { get; init; } = [];

    /// <summary>What of the files could not be read.</summary>
    public IReadOnlyList<NotTaken> Broken { get; init; } = [];

    public bool ChangesSomething => Added + Taken + Proposed + Articles + Notes + Links > 0;

    /// <summary>The numbers with what they count, in the order in which they are shown.</summary>
    public IReadOnlyList<(int Number, string What)> Counts =>
    [
        (Added, "added"), (Taken, "taken over as decided there"), (Same, "the same here"), (Proposed, "laid beside what was decided here, for review"),
        (Left, "left as here"), (NotFound.Count, "not found"), (Broken.Count, "not readable"),
    ];
}

/// <summary>Brings in what another installation, or this one, has exported: as one change, which is taken back as one.</summary>
public sealed class ImportService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed, TimeProvider time)
{
    /// <summary>What <see cref="ImportAsync"/> would do; nothing is saved.</summary>
    public Task<ImportOutcome> PreviewAsync(ImportedRecords file, Signer by, CancellationToken cancellation = default) => RunAsync(file, false, by, cancellation);

    /// <param name="file">What <see cref="ImportFiles"/> has read.</param>
    /// <param name="by">A lead.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    public Task<ImportOutcome> ImportAsync(ImportedRecords file, Signer by, CancellationToken cancellation = default) => RunAsync(file, true, by, cancellation);

    private async Task<ImportOutcome> RunAsync(ImportedRecords file, bool save, Signer by, CancellationToken cancellation)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Takes the turn to write, so that nobody saves between the comparison and the save.
        await using var turn = save ? await db.Database.BeginTransactionAsync(cancellation) : null;
        // Saving looks for changes once; looking each time a row is touched would take time by the square of their number.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var articles = await ImportedArticles.OpenAsync(db, file, time.GetUtcNow().UtcDateTime, cancellation);
        var actors = await ImportedActors.OpenAsync(db, file, cancellation);
        var issues = await ImportedIssues.OpenAsync(db, file, cancellation);
        var records = new RecordImport(db, file, articles, actors, issues);
        await records.WriteAsync(cancellation);
        var remarks = new ImportedRemarks(db, file, records);
        await remarks.WriteAsync(cancellation);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        if (turn is not null)
        {
            await db.RecordAsync(by.Name, $"imported from {file.Name}", cancellation);
            await turn.CommitAsync(cancellation);
            feed.Publish();
        }
        return new()
        {
            Added = records.Added,
            Taken = records.Taken,
            Same = records.Same,
            Proposed = records.Proposed,
            Left = records.Left,
            Articles = articles.Added,
            Actors = actors.Added,
            Issues = issues.Added,
            Notes = remarks.Notes,
            Links = remarks.Links,
            NotFound = records.NotFound,
            Broken = file.Broken,
        };
    }
}
