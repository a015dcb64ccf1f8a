using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace PeaceTalksTracker.Web.Data;

/// <summary>
/// Takes back what a change did, and nothing that was done since: rows that still stand as the change left them go back to what they were; of a row
/// that somebody has changed meanwhile, only the fields that still hold the change's values go back. Saves nothing by itself.
/// </summary>
public sealed class Reversal(TrackerDbContext db)
{
    // What makes rows of a kind versions of one another: one thing, or one list that is written as a whole.
    private static readonly Dictionary<Type, string[]> Slots = new()
    {
        [typeof(ArticleVersion)] = [nameof(ArticleVersion.ArticleId)],
        [typeof(MentionVersion)] = [nameof(MentionVersion.ArticleId), nameof(MentionVersion.Start), nameof(MentionVersion.End)],
        [typeof(ActorVersion)] = [nameof(ActorVersion.ActorId)],
        [typeof(IssueVersion)] = [nameof(IssueVersion.IssueId)],
        [typeof(AliasVersion)] = [nameof(AliasVersion.ActorId), nameof(AliasVersion.Alias)],
        [typeof(EventVersion)] = [nameof(EventVersion.RecordId)],
        [typeof(ClaimVersion)] = [nameof(ClaimVersion.RecordId)],
        [typeof(StanceVersion)] = [nameof(StanceVersion.RecordId)],
        [typeof(EvidenceVersion)] = [nameof(EvidenceVersion.RecordId), nameof(EvidenceVersion.Role)],
        [typeof(ParticipantVersion)] = [nameof(ParticipantVersion.RecordId), nameof(ParticipantVersion.Role)],
        [typeof(OrderVersion)] = [nameof(OrderVersion.EarlierId), nameof(OrderVersion.LaterId)],
        [typeof(NoteVersion)] = [nameof(NoteVersion.NoteId)],
        [typeof(TagVersion)] = [nameof(TagVersion.RecordId), nameof(TagVersion.Tag)],
        [typeof(VerdictVersion)] = [nameof(VerdictVersion.RecordId)],
        [typeof(LinkVersion)] = [nameof(LinkVersion.FromId), nameof(LinkVersion.ToId), nameof(LinkVersion.Kind)],
        [typeof(ProposalVersion)] = [nameof(ProposalVersion.RecordId)],
        [typeof(BriefVersion)] = [nameof(BriefVersion.BriefId)],
        [typeof(CodingRoundVersion)] = [nameof(CodingRoundVersion.RoundId)],
        [typeof(LabelVersion)] = [nameof(LabelVersion.ItemId), nameof(LabelVersion.PersonId)],
        [typeof(SettlementVersion)] = [nameof(SettlementVersion.ItemId), nameof(SettlementVersion.Field)],
    };

    private static readonly MethodInfo OfOneType = typeof(Reversal).GetMethod(nameof(TakeBackAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    // Records that the change entered and somebody has changed since: they stay, with their words and parties.
    private readonly HashSet<long> staying = [];

    /// <summary>Things the change had touched and somebody has changed since, which stay as they are, whole or in part.</summary>
    public int Kept { get; private set; }

    /// <summary>Kinds of versioned row that a reversal knows.</summary>
    public static IReadOnlyCollection<Type> Types => Slots.Keys;

    public async Task TakeBackAsync(long change, CancellationToken cancellation = default)
    {
        foreach (var type in Slots.Keys)
            await (Task)OfOneType.MakeGenericMethod(type).Invoke(this, [change, cancellation])!;
    }

    private async Task TakeBackAsync<T>(long change, CancellationToken cancellation) where T : Versioned
    {
        var touched = await db.Set<T>().IgnoreQueryFilters()
            .Where(v => v.RecordedInId == change || v.ClosedInId == change).ToListAsync(cancellation);
        if (touched.Count == 0)
            return;
        if (touched is List<IssueVersion> issues)
            await KeepFiledAsync(issues, change, cancellation);
        var standing = (await StandingAsync(touched, cancellation)).ToLookup(SlotOf);
        foreach (var slot in touched.GroupBy(SlotOf).Where(s => !BelongsToStaying(s.First())))
            TakeBack(
                [.. slot.Where(v => v.ClosedInId == change)],
                [.. slot.Where(v => v.RecordedInId == change)],
                [.. standing[slot.Key]],
                change);
    }

    /// <summary>An issue that the change added stays once anything has been filed under it: what is taken back, withdrawn or merged may come back.</summary>
    private async Task KeepFiledAsync(List<IssueVersion> touched, long change, CancellationToken cancellation)
    {
        foreach (var added in touched.Where(v => v.RecordedInId == change && !touched.Exists(o => o.IssueId == v.IssueId && o.ClosedInId == change)).ToList())
        {
            if (!await db.Events.IgnoreQueryFilters().AnyAsync(v => v.IssueId == added.IssueId, cancellation)
                && !await db.Claims.IgnoreQueryFilters().AnyAsync(v => v.IssueId == added.IssueId, cancellation)
                && !await db.Stances.IgnoreQueryFilters().AnyAsync(v => v.IssueId == added.IssueId, cancellation))
                continue;
            touched.RemoveAll(v => v.IssueId == added.IssueId);
            Kept++;
        }
    }

    private bool BelongsToStaying(Versioned row) => row switch
    {
        EvidenceVersion e => staying.Contains(e.RecordId),
        ParticipantVersion p => staying.Contains(p.RecordId),
        _ => false,
    };

    private void TakeBack<T>(List<T> before, List<T> after, List<T> now, long change) where T : Versioned
    {
        // Of a list the change may have touched some rows only; the others are older than it.
        if (after.TrueForAll(now.Contains) && now.TrueForAll(row => after.Contains(row) || row.RecordedInId < change))
        {
            db.RemoveRange(after);
            db.AddRange(before.Select(Again));
        }
        else
        {
            Kept++;
            if (before.Count == 0 && now is [RecordVersion entered])
                staying.Add(entered.RecordId);
            if (before is [var was] && after is [var became] && now is [var stands])
                SetBack(was, became, stands);
            else
                SetBackList(before, after, now);
        }
    }

    /// <summary>Of a list that somebody has changed since, takes out what the change put in and puts back what it took out, unless that has been replaced in turn.</summary>
    private void SetBackList<T>(List<T> before, List<T> after, List<T> now) where T : Versioned
    {
        var (from, to) = (before.Select(ValueOf).ToHashSet(), after.Select(ValueOf).ToHashSet());
        var there = now.Select(ValueOf).ToHashSet();
        if (!to.Except(from).All(there.Contains))
            return;
        db.RemoveRange(now.Where(row => to.Contains(ValueOf(row)) && !from.Contains(ValueOf(row))));
        db.AddRange(before.Where(row => !to.Contains(ValueOf(row)) && !there.Contains(ValueOf(row))).Select(Again));
    }

    /// <summary>What a row says, wherever in its list.</summary>
    private string ValueOf(Versioned row)
    {
        var values = db.Entry(row).CurrentValues;
        return string.Join('\u001f', values.Properties
            .Where(p => typeof(Versioned).GetProperty(p.Name) is null && p.Name != nameof(ParticipantVersion.Ordinal)).Select(p => values[p]));
    }

    private Versioned Again(Versioned row)
    {
        var copy = (Versioned)db.Entry(row).CurrentValues.ToObject();
        copy.Id = 0;
        return copy;
    }

    private void SetBack(Versioned was, Versioned became, Versioned stands)
    {
        var (from, to, now) = (db.Entry(was).CurrentValues, db.Entry(became).CurrentValues, db.Entry(stands));
        foreach (var property in now.Properties.Where(p => typeof(Versioned).GetProperty(p.Metadata.Name) is null))
            if (!Equals(from[property.Metadata], to[property.Metadata]) && Equals(property.CurrentValue, to[property.Metadata]))
                property.CurrentValue = from[property.Metadata];
    }

    /// <summary>Rows of the same slots that hold at present, merged ones too.</summary>
    private Task<List<T>> StandingAsync<T>(List<T> touched, CancellationToken cancellation) where T : Versioned
    {
        var owner = typeof(T).GetProperty(Slots[typeof(T)][0])!;
        var owners = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(owner.PropertyType))!;
        foreach (var value in touched.Select(owner.GetValue).Distinct())
            owners.Add(value);
        var row = Expression.Parameter(typeof(T), "row");
        var isOwned = Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [owner.PropertyType], Expression.Constant(owners), Expression.Property(row, owner));
        return db.Set<T>().IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(Expression.Lambda<Func<T, bool>>(isOwned, row)).ToListAsync(cancellation);
    }

    private static string SlotOf<T>(T row) => string.Join('\u001f', Slots[typeof(T)].Select(name => typeof(T).GetProperty(name)!.GetValue(row)));
}
