using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PeaceTalksTracker.Web.Data;

/// <summary>
/// The store. Every query sees the rows that were recorded at <see cref="AsOf"/>: one filter on <see cref="Versioned"/>, shared by all of them.
/// </summary>
public sealed class TrackerDbContext(DbContextOptions<TrackerDbContext> options, TimeProvider time) : DbContext(options)
{
    private (string By, string? Why)? author;

    /// <summary>The moment, in UTC, whose state queries see; by default the present.</summary>
    public DateTime AsOf { get; set; } = Versioned.Open.AddTicks(-1);

    public DbSet<ArticleRow> Articles => Set<ArticleRow>();

    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();

    public DbSet<ArticleText> ArticleTexts => Set<ArticleText>();

    public DbSet<MentionVersion> Mentions => Set<MentionVersion>();

    public DbSet<ActorRow> Actors => Set<ActorRow>();

    public DbSet<ActorVersion> ActorVersions => Set<ActorVersion>();

    public DbSet<AliasVersion> Aliases => Set<AliasVersion>();

    public DbSet<IssueRow> Issues => Set<IssueRow>();

    public DbSet<RecordRow> Records => Set<RecordRow>();

    public DbSet<EventVersion> Events => Set<EventVersion>();

    public DbSet<ClaimVersion> Claims => Set<ClaimVersion>();

    public DbSet<StanceVersion> Stances => Set<StanceVersion>();

    public DbSet<EvidenceVersion> Evidence => Set<EvidenceVersion>();

    public DbSet<ParticipantVersion> Participants => Set<ParticipantVersion>();

    public DbSet<OrderVersion> Orders => Set<OrderVersion>();

    /// <summary>Saves in one transaction, in the name of whoever made the changes. The only way to save versioned rows.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has changed one of the rows meanwhile; nothing was saved.</exception>
    public async Task RecordAsync(string by, string? why = null, CancellationToken cancellation = default)
    {
        author = (by, why);
        try
        {
            await SaveChangesAsync(cancellation);
        }
        finally
        {
            author = null;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        KeepHistory();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        KeepHistory();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void KeepHistory()
    {
        var changes = ChangeTracker.Entries<Versioned>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changes.Count == 0)
            return;
        if (author is not { } signed)
            throw new InvalidOperationException($"Versioned rows are saved by {nameof(RecordAsync)}, which says who changed them.");

        // A row holds for a tick at least, whatever the computer's clock does.
        var now = changes.Where(e => e.State != EntityState.Added).Select(e => e.Entity.RecordedFrom.AddTicks(1))
            .Append(time.GetUtcNow().UtcDateTime).Max();
        foreach (var entry in changes)
        {
            if (entry.State == EntityState.Added)
            {
                Sign(entry.Entity, signed, now);
                continue;
            }
            if (entry.State == EntityState.Modified)
                Sign(AddCopy(entry), signed, now);
            Close(entry, signed, now);
        }
    }

    private Versioned AddCopy(EntityEntry<Versioned> entry)
    {
        var copy = (Versioned)entry.CurrentValues.ToObject();
        copy.Id = 0;
        // By reference rather than by key: what it refers to may be as new as the copy.
        foreach (var reference in entry.References)
            reference.Metadata.PropertyInfo!.SetValue(copy, reference.CurrentValue);
        Add(copy);
        return copy;
    }

    private static void Sign(Versioned row, (string By, string? Why) author, DateTime now)
        => (row.RecordedFrom, row.RecordedTo, row.RecordedBy, row.RecordedWhy, row.ClosedBy, row.ClosedWhy)
            = (now, Versioned.Open, author.By, author.Why, null, null);

    private static void Close(EntityEntry<Versioned> entry, (string By, string? Why) author, DateTime now)
    {
        entry.CurrentValues.SetValues(entry.OriginalValues);
        entry.State = EntityState.Unchanged;
        entry.Property(v => v.RecordedTo).CurrentValue = now;
        entry.Property(v => v.ClosedBy).CurrentValue = author.By;
        entry.Property(v => v.ClosedWhy).CurrentValue = author.Why;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ArticleRow>().HasIndex(a => a.Key).IsUnique();
        modelBuilder.Entity<ArticleText>().HasIndex(t => new { t.ArticleId, t.Sha256 }).IsUnique();
        modelBuilder.Entity<ActorRow>().HasIndex(a => a.Key).IsUnique();
        modelBuilder.Entity<RecordRow>().HasIndex(r => r.Key).IsUnique();

        // At most one row of a thing holds at a time.
        modelBuilder.Entity<ArticleVersion>().HasIndex(v => new { v.ArticleId, v.RecordedTo }).IsUnique();
        modelBuilder.Entity<ActorVersion>().HasIndex(v => new { v.ActorId, v.RecordedTo }).IsUnique();
        modelBuilder.Entity<EventVersion>().HasIndex(v => new { v.RecordId, v.RecordedTo }).IsUnique();
        modelBuilder.Entity<ClaimVersion>().HasIndex(v => new { v.RecordId, v.RecordedTo }).IsUnique();
        modelBuilder.Entity<StanceVersion>().HasIndex(v => new { v.RecordId, v.RecordedTo }).IsUnique();
        modelBuilder.Entity<EventVersion>().HasIndex(v => new { v.Earliest, v.Latest });
        modelBuilder.Entity<EventVersion>().HasIndex(v => v.Latest);

        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => typeof(Versioned).IsAssignableFrom(t.ClrType)).ToList())
        {
            modelBuilder.Entity(type.ClrType).Property(nameof(Versioned.RecordedTo)).IsConcurrencyToken();
            modelBuilder.Entity(type.ClrType).HasQueryFilter(HeldAsOf(type.ClrType));
        }
        foreach (var key in modelBuilder.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()))
            key.DeleteBehavior = DeleteBehavior.Restrict;

        modelBuilder.Entity<ArticleRow>().ToTable("Articles");
    }

    private LambdaExpression HeldAsOf(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var asOf = Expression.Property(Expression.Constant(this), nameof(AsOf));
        return Expression.Lambda(
            Expression.AndAlso(
                Expression.LessThanOrEqual(Expression.Property(row, nameof(Versioned.RecordedFrom)), asOf),
                Expression.GreaterThan(Expression.Property(row, nameof(Versioned.RecordedTo)), asOf)),
            row);
    }

    /// <summary>SQLite keeps no <see cref="DateTime.Kind"/>; all times here are UTC.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.ToUniversalTime(),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
