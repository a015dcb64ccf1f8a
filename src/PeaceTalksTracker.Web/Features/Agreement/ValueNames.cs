using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>What coded values are called at present.</summary>
internal sealed class ValueNames
{
    private readonly Dictionary<string, string> issues;
    private readonly Dictionary<string, string> actors;

    private ValueNames(Dictionary<string, string> issues, Dictionary<string, string> actors) => (this.issues, this.actors) = (issues, actors);

    /// <param name="db">The store.</param>
    /// <param name="actorKeys">Keys of the actors that can occur, merged ones too.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ValueNames> ReadAsync(TrackerDbContext db, IReadOnlyCollection<string> actorKeys, CancellationToken cancellation) => new(
        await db.Issues.ToDictionaryAsync(i => i.IssueId, i => i.Name, cancellation),
        await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => actorKeys.Contains(v.Actor.Key))
            .Select(v => new { v.Actor.Key, v.Name }).ToDictionaryAsync(v => v.Key, v => v.Name, cancellation));

    /// <param name="field">A coded field.</param>
    /// <param name="value">As a record keeps it or a coder codes it.</param>
    /// <returns>Null where the field cannot have the value.</returns>
    public FieldValue? Find(RecordField field, string? value)
    {
        if (string.IsNullOrEmpty(value) || value == CodedFields.None)
            return CodedFields.MayBeNone(field) ? CodedFields.NoneOf(field) : null;
        return field switch
        {
            RecordField.Issue => Named(issues, value),
            RecordField.Speaker => Named(actors, value),
            _ => FieldOptions.Of(field)?.FirstOrDefault(o => o.Value == value),
        };
    }

    private static FieldValue? Named(Dictionary<string, string> names, string value)
        => names.TryGetValue(value, out var name) ? new(value, name) : null;
}
