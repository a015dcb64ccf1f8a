using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>A version of a saved brief, as lists name it.</summary>
/// <param name="By">Who saved it.</param>
/// <param name="SavedAt">UTC.</param>
/// <param name="At">UTC: the moment whose store it shows.</param>
public sealed record BriefEntry(string Key, int Number, string Title, string By, DateTime SavedAt, DateTime At);

/// <summary>A saved brief in one of its versions.</summary>
/// <param name="Latest">Number of the newest version.</param>
/// <param name="Request">What it is made of.</param>
public sealed record SavedBrief(BriefEntry Entry, int Latest, BriefRequest Request);

/// <summary>The saved briefs.</summary>
public sealed class BriefQueries(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <summary>The newest version of each, the newest first.</summary>
    public async Task<IReadOnlyList<BriefEntry>> ListAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Entries(db.BriefVersions.OrderByDescending(v => v.RecordedFrom).ThenByDescending(v => v.Id)).ToListAsync(cancellation);
    }

    /// <summary>All versions of one, the newest first; empty of one that is not there.</summary>
    public async Task<IReadOnlyList<BriefEntry>> VersionsAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Entries(Versions(db, key).OrderByDescending(v => v.Number)).ToListAsync(cancellation);
    }

    /// <param name="key">Its key.</param>
    /// <param name="number">One of its versions; null for the newest.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where there is no such brief or version.</returns>
    public async Task<SavedBrief?> FindAsync(string key, int? number = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.BriefVersions.Where(v => v.Brief.Key == key).Select(v => (int?)v.Number).SingleOrDefaultAsync(cancellation) is not { } latest)
            return null;
        var wanted = number ?? latest;
        var version = await Versions(db, key).Include(v => v.Brief).Include(v => v.RecordedIn).AsNoTracking().FirstOrDefaultAsync(v => v.Number == wanted, cancellation);
        if (version is null)
            return null;
        var leftOut = version.LeftOut.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<SectionKind>).ToList();
        return new(
            new(key, version.Number, version.Title, version.RecordedIn.By, version.RecordedFrom, version.At), latest,
            new(RecordFilter.Parse(version.Filter), version.Title, leftOut, BriefEdits.FromJson(version.Edits), version.At));
    }

    /// <param name="key">Its key.</param>
    /// <param name="version">A number as an address writes it; null or empty for the newest.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where there is no such brief or version.</returns>
    public async Task<SavedBrief?> AskedForAsync(string key, string? version, CancellationToken cancellation = default)
        => string.IsNullOrEmpty(version) ? await FindAsync(key, null, cancellation)
            : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await FindAsync(key, number, cancellation)
            : null;

    /// <summary>How many records that a saved brief rests on have been rejected since, or gone with an article that was withdrawn.</summary>
    public async Task<int> FallenAsync(SavedBrief saved, CancellationToken cancellation = default)
    {
        var at = saved.Entry.At;
        await using var now = await contexts.CreateDbContextAsync(cancellation);
        var rejected = await now.Events.Where(v => v.Review == ReviewState.Rejected && v.RecordedFrom > at).Select(v => v.RecordId)
            .Concat(now.Claims.Where(v => v.Review == ReviewState.Rejected && v.RecordedFrom > at).Select(v => v.RecordId))
            .Concat(now.Stances.Where(v => v.Review == ReviewState.Rejected && v.RecordedFrom > at).Select(v => v.RecordId)).ToListAsync(cancellation);
        var withdrawn = await now.ArticleVersions.Where(v => v.Withdrawn && v.RecordedFrom > at).Select(v => v.ArticleId).ToListAsync(cancellation);
        if (rejected.Count + withdrawn.Count == 0)
            return 0;
        await using var then = await contexts.CreateDbContextAsync(cancellation);
        then.AsOf = at;
        var filter = saved.Request.Filter;
        var count = 0;
        foreach (var records in new IQueryable<RecordVersion>[] { then.Events.Matching(then, filter), then.Claims.Matching(then, filter), then.Stances.Matching(then, filter) })
            count += await records.CountAsync(r => r.Review != ReviewState.Rejected && (rejected.Contains(r.RecordId) || withdrawn.Contains(r.Record.ArticleId)), cancellation);
        return count;
    }

    /// <summary>Words that a line could rest on: of the newest records that hold a text and that nobody has rejected.</summary>
    /// <param name="text">Some of the words, in any case.</param>
    /// <param name="at">The moment that the brief shows, in UTC.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<QuoteRef>> PassagesAsync(string text, DateTime at, CancellationToken cancellation = default)
    {
        text = text.Trim();
        if (text.Length == 0)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.AsOf = at;
        var rejected = db.Events.Where(v => v.Review == ReviewState.Rejected).Select(v => v.RecordId)
            .Concat(db.Claims.Where(v => v.Review == ReviewState.Rejected).Select(v => v.RecordId))
            .Concat(db.Stances.Where(v => v.Review == ReviewState.Rejected).Select(v => v.RecordId));
        var ids = await db.EvidenceContaining(text[..Math.Min(text.Length, Limits.FilterText)]).Select(e => e.RecordId).Where(id => !rejected.Contains(id))
            .Distinct().OrderByDescending(id => id).Take(Limits.BriefPassages).ToListAsync(cancellation);
        var quotes = await db.QuotesAsync(ids, cancellation);
        return [.. ids.Where(quotes.ContainsKey).Select(id => quotes[id]).DistinctBy(q => (q.ArticleKey, q.Exact))];
    }

    /// <summary>What was ever saved of a brief that is still there. A removal that was undone has added a version of the same number: the later stands for both.</summary>
    private static IQueryable<BriefVersion> Versions(TrackerDbContext db, string key)
    {
        var past = db.BriefVersions.IgnoreQueryFilters([TrackerDbContext.HeldFilter]).Where(v => v.Brief.Key == key && v.RecordedFrom <= db.AsOf);
        return past.Where(v => db.BriefVersions.Any(now => now.BriefId == v.BriefId) && !past.Any(later => later.Number == v.Number && later.Id > v.Id));
    }

    private static IQueryable<BriefEntry> Entries(IQueryable<BriefVersion> versions)
        => versions.Select(v => new BriefEntry(v.Brief.Key, v.Number, v.Title, v.RecordedIn.By, v.RecordedFrom, v.At));
}
