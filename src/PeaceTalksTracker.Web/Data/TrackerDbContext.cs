using System.Linq.Expressions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PeaceTalksTracker.Web.Data;

/// <summary>
/// The store. Every query sees the rows that were recorded at <see cref="AsOf"/>: one filter on <see cref="Versioned"/>, shared by all of them.
/// </summary>
public sealed class TrackerDbContext(DbContextOptions<TrackerDbContext> options, TimeProvider time)
    : IdentityUserContext<Person>(options), IDataProtectionKeyContext
{
    /// <summary>Name of the query filter that leaves out rows which did not hold at <see cref="AsOf"/>.</summary>
    public const string HeldFilter = "held";

    /// <summary>Name of the query filter that leaves out what has been merged into another.</summary>
    public const string MergedFilter = "merged";

    /// <summary>The <see cref="AsOf"/> of a context that sees what holds now, whenever that is.</summary>
    public static readonly DateTime Present = Versioned.Open.AddTicks(-1);

    private Change? signed;

    /// <summary>The moment, in UTC, whose state queries see; by default the present. A context that sees the past saves nothing.</summary>
    public DateTime AsOf { get; set; } = Present;

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<ArticleRow> Articles => Set<ArticleRow>();

    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();

    public DbSet<ArticleText> ArticleTexts => Set<ArticleText>();

    public DbSet<MentionVersion> Mentions => Set<MentionVersion>();

    public DbSet<ActorRow> Actors => Set<ActorRow>();

    public DbSet<ActorVersion> ActorVersions => Set<ActorVersion>();

    public DbSet<AliasVersion> Aliases => Set<AliasVersion>();

    public DbSet<IssueVersion> Issues => Set<IssueVersion>();

    public DbSet<RecordRow> Records => Set<RecordRow>();

    public DbSet<EventVersion> Events => Set<EventVersion>();

    public DbSet<ClaimVersion> Claims => Set<ClaimVersion>();

    public DbSet<StanceVersion> Stances => Set<StanceVersion>();

    public DbSet<EvidenceVersion> Evidence => Set<EvidenceVersion>();

    public DbSet<ParticipantVersion> Participants => Set<ParticipantVersion>();

    public DbSet<OrderVersion> Orders => Set<OrderVersion>();

    public DbSet<NoteVersion> Notes => Set<NoteVersion>();

    public DbSet<TagVersion> Tags => Set<TagVersion>();

    public DbSet<VerdictVersion> Verdicts => Set<VerdictVersion>();

    public DbSet<LinkVersion> Links => Set<LinkVersion>();

    public DbSet<ProposalVersion> Proposals => Set<ProposalVersion>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<BriefRow> Briefs => Set<BriefRow>();

    public DbSet<BriefVersion> BriefVersions => Set<BriefVersion>();

    public DbSet<CodingRoundRow> CodingRounds => Set<CodingRoundRow>();

    public DbSet<CodingRoundVersion> CodingRoundVersions => Set<CodingRoundVersion>();

    public DbSet<CodingItemRow> CodingItems => Set<CodingItemRow>();

    public DbSet<LabelVersion> Labels => Set<LabelVersion>();

    public DbSet<SettlementVersion> Settlements => Set<SettlementVersion>();

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<PeopleLogRow> PeopleLog => Set<PeopleLogRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Saves in one transaction, in the name of whoever made the changes. The only way to save versioned rows.</summary>
    /// <returns>The change, or null where nothing versioned was to be saved.</returns>
    /// <exception cref="DbUpdateException">Somebody else has changed one of the rows meanwhile; nothing was saved.</exception>
    public Task<Change?> RecordAsync(string by, string? why = null, CancellationToken cancellation = default)
        => RecordAsync(new Change { By = by, Why = string.IsNullOrWhiteSpace(why) ? null : why.Trim() }, cancellation);

    /// <inheritdoc cref="RecordAsync(string, string?, CancellationToken)"/>
    public async Task<Change?> RecordAsync(Change change, CancellationToken cancellation = default)
    {
        signed = change;
        try
        {
            await SaveChangesAsync(cancellation);
        }
        finally
        {
            signed = null;
        }
        return change.Id == 0 ? null : change;
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
        // Without a transaction a row that is returned is committed when its reader closes, and that does not wait for another writer: it fails.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        var changes = ChangeTracker.Entries<Versioned>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changes.Count == 0 && signed?.UndoesId is null)
            return;
        if (signed is not { } change)
            throw new InvalidOperationException($"Versioned rows are saved by {nameof(RecordAsync)}, which says who changed them.");
        if (AsOf != Present)
            throw new InvalidOperationException("The past cannot be changed: this context looks back.");

        // A row holds for a tick at least, whatever the computer's clock does.
        change.At = changes.Where(e => e.State != EntityState.Added).Select(e => e.Entity.RecordedFrom.AddTicks(1))
            .Append(time.GetUtcNow().UtcDateTime).Max();
        Changes.Add(change);
        foreach (var entry in changes)
        {
            if (entry.State == EntityState.Added)
            {
                Begin(entry.Entity, change);
                continue;
            }
            if (entry.State == EntityState.Modified)
                Begin(AddCopy(entry), change);
            Close(entry, change);
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

    private static void Begin(Versioned row, Change change)
        => (row.RecordedFrom, row.RecordedTo, row.RecordedIn, row.ClosedIn, row.ClosedInId) = (change.At, Versioned.Open, change, null, null);

    private static void Close(EntityEntry<Versioned> entry, Change change)
    {
        entry.CurrentValues.SetValues(entry.OriginalValues);
        entry.State = EntityState.Unchanged;
        entry.Property(v => v.RecordedTo).CurrentValue = change.At;
        entry.Reference(v => v.ClosedIn).CurrentValue = change;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Person>().ToTable("People");
        builder.Entity<InvitationRow>().HasIndex(i => i.TokenHash).IsUnique();
        builder.Entity<ApiKeyRow>().HasIndex(k => k.Hash).IsUnique();
        builder.Entity<DraftRow>().HasIndex(d => new { d.PersonId, d.Subject }).IsUnique();

        builder.Entity<ArticleRow>().HasIndex(a => a.Key).IsUnique();
        builder.Entity<ArticleText>().HasIndex(t => new { t.ArticleId, t.Sha256 }).IsUnique();
        builder.Entity<ActorRow>().HasIndex(a => a.Key).IsUnique();
        builder.Entity<RecordRow>().HasIndex(r => r.Key).IsUnique();
        builder.Entity<BriefRow>().HasIndex(b => b.Key).IsUnique();
        builder.Entity<CodingRoundRow>().HasIndex(r => r.Key).IsUnique();
        builder.Entity<CodingItemRow>().HasIndex(i => new { i.RoundId, i.Ordinal }).IsUnique();
        builder.Entity<CodingItemRow>().HasIndex(i => new { i.RoundId, i.RecordId }).IsUnique();
        builder.Entity<ActorVersion>().HasOne(v => v.Actor).WithMany(a => a.Versions);
        builder.Entity<ActorVersion>().HasOne(v => v.MergedInto).WithMany();
        builder.Entity<IssueVersion>().HasOne(v => v.Issue).WithMany(i => i.Versions);

        // At most one row of a thing holds at a time.
        builder.Entity<ArticleVersion>().HasIndex(v => new { v.ArticleId, v.RecordedTo }).IsUnique();
        builder.Entity<ActorVersion>().HasIndex(v => new { v.ActorId, v.RecordedTo }).IsUnique();
        builder.Entity<IssueVersion>().HasIndex(v => new { v.IssueId, v.RecordedTo }).IsUnique();
        builder.Entity<EventVersion>().HasIndex(v => new { v.RecordId, v.RecordedTo }).IsUnique();
        builder.Entity<ClaimVersion>().HasIndex(v => new { v.RecordId, v.RecordedTo }).IsUnique();
        builder.Entity<StanceVersion>().HasIndex(v => new { v.RecordId, v.RecordedTo }).IsUnique();
        builder.Entity<VerdictVersion>().HasIndex(v => new { v.RecordId, v.RecordedTo }).IsUnique();
        builder.Entity<ProposalVersion>().HasIndex(v => new { v.RecordId, v.RecordedTo }).IsUnique();
        builder.Entity<NoteVersion>().HasIndex(v => new { v.NoteId, v.RecordedTo }).IsUnique();
        builder.Entity<TagVersion>().HasIndex(v => new { v.RecordId, v.Tag, v.RecordedTo }).IsUnique();
        builder.Entity<LinkVersion>().HasIndex(v => new { v.FromId, v.ToId, v.Kind, v.RecordedTo }).IsUnique();
        builder.Entity<BriefVersion>().HasIndex(v => new { v.BriefId, v.RecordedTo }).IsUnique();
        builder.Entity<CodingRoundVersion>().HasIndex(v => new { v.RoundId, v.RecordedTo }).IsUnique();
        builder.Entity<LabelVersion>().HasIndex(v => new { v.ItemId, v.PersonId, v.RecordedTo }).IsUnique();
        builder.Entity<SettlementVersion>().HasIndex(v => new { v.ItemId, v.Field, v.RecordedTo }).IsUnique();
        builder.Entity<EventVersion>().HasIndex(v => new { v.Earliest, v.Latest });
        builder.Entity<EventVersion>().HasIndex(v => v.Latest);

        // What boards, lists and counts ask of many rows stands in an index as a whole: looking up each row is what takes the time.
        builder.Entity<EventVersion>().HasIndex(v => new { v.RecordId, v.RecordedFrom, v.RecordedTo, v.Review, v.MergedIntoId });
        builder.Entity<ClaimVersion>().HasIndex(v => new { v.Latest, v.RecordId, v.RecordedFrom, v.RecordedTo, v.Review, v.SpeakerId });
        builder.Entity<ClaimVersion>().HasIndex(v => new { v.SpeakerId, v.RecordedFrom, v.RecordedTo, v.Review });
        builder.Entity<StanceVersion>().HasIndex(v => new
        {
            v.ActorId,
            v.IssueId,
            v.Position,
            v.Voice,
            v.ById,
            v.Latest,
            v.RecordId,
            v.RecordedFrom,
            v.RecordedTo,
            v.Review,
        });
        // The review's queue, in its order.
        builder.Entity<EventVersion>().HasIndex(v => new { v.Review, v.Confidence, v.RecordId, v.RecordedFrom, v.RecordedTo, v.MergedIntoId });
        builder.Entity<ClaimVersion>().HasIndex(v => new { v.Review, v.Confidence, v.RecordId, v.RecordedFrom, v.RecordedTo });
        builder.Entity<StanceVersion>().HasIndex(v => new { v.Review, v.Confidence, v.RecordId, v.RecordedFrom, v.RecordedTo });
        builder.Entity<EvidenceVersion>().HasIndex(v => v.RecordId, "IX_Evidence_Unsettled").HasFilter("\"Anchor\" IN ('Moved', 'Ambiguous', 'Lost')");
        builder.Entity<RecordRow>().HasIndex(r => new { r.ArticleId, r.Kind });
        builder.Entity<EvidenceVersion>().HasIndex(v => new { v.RecordId, v.Role, v.Start, v.End, v.RecordedFrom, v.RecordedTo });
        builder.Entity<ParticipantVersion>().HasIndex(v => new { v.ActorId, v.RecordId, v.RecordedFrom, v.RecordedTo });
        builder.Entity<MentionVersion>().HasIndex(v => new { v.ActorId, v.ArticleId, v.Start, v.End, v.RecordedFrom, v.RecordedTo });

        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(Versioned).IsAssignableFrom(t.ClrType)).ToList())
        {
            builder.Entity(type.ClrType).Property(nameof(Versioned.RecordedTo)).IsConcurrencyToken();
            builder.Entity(type.ClrType).HasQueryFilter(HeldFilter, HeldAsOf(type.ClrType));
        }
        builder.Entity<EventVersion>().HasQueryFilter(MergedFilter, v => v.MergedIntoId == null);
        builder.Entity<ActorVersion>().HasQueryFilter(MergedFilter, v => v.MergedIntoId == null);
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()))
            key.DeleteBehavior = DeleteBehavior.Restrict;

        builder.Entity<ArticleRow>().ToTable("Articles");
        builder.Entity<IssueRow>().ToTable("Issues");
        builder.Entity<IssueVersion>().ToTable("IssueVersions");
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
