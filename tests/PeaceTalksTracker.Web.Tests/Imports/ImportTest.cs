using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Imports;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Tests.Exports;

namespace PeaceTalksTracker.Web.Tests.Imports;

/// <summary>One store with an article and what was read in it, and another to import into.</summary>
public abstract class ImportTest : IAsyncLifetime
{
    protected const string Address = "https://example.org/talks";

    protected const string Text = "Ann Lee met Bo Ray in Oslo on Monday.\r\n\r\nBo Ray said that a truce\r\nwas near. Ann Lee wants a truce.";

    protected ExportSample From { get; private set; } = null!;

    protected ExportSample To { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (From, To) = (await Imported.StoreAsync(), await Imported.StoreAsync());
        await AddAsync(From, Text);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await From.DisposeAsync();
        await To.DisposeAsync();
    }

    protected static Made MadeOf(string text) => new Made(text, new DateOnly(2025, 3, 18), "Talks", "The Gazette").Actor("Ann Lee", role: "Envoy").Actor("Bo Ray")
        .Event("met", EventType.Consult, "Ann Lee met Bo Ray in Oslo on Monday.", "met", ["Ann Lee", "Bo Ray"], date: "2025-03-17", basis: DateBasis.Relative, place: "Oslo")
        .Claim("near", "Bo Ray", "Bo Ray", "said", text.Contains("truce\r\nwas", StringComparison.Ordinal) ? "a truce\r\nwas near" : "a truce\nwas near")
        .Stance("truce", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee wants a truce.", cue: "wants", ground: "near");

    protected static Task<SavedArticle> AddAsync(ExportSample store, string text)
        => store.Store.SaveAsync(MadeOf(text).Article, MadeOf(text).Found, new("Talks", "The Gazette", Address, new(2025, 3, 18), "test"));

    /// <summary>The text without what was read in it.</summary>
    protected static async Task AddTextAsync(ExportSample store, string text)
    {
        var made = new Made(text);
        await store.Store.SaveAsync(made.Article, made.Found, new("Talks", "The Gazette", Address, new(2025, 3, 18), "test"));
    }

    protected Task<ImportOutcome> ImportAsync() => ImportAsync(From);

    protected async Task<ImportOutcome> ImportAsync(ExportSample source) => await To.ImportAsync(await source.LinkedDataAsync());

    protected static async Task<string> KeyAsync(ExportSample store, RecordKind kind)
    {
        await using var db = await store.Store.OpenAsync();
        return await db.Records.Where(r => r.Kind == kind).Select(r => r.Key).SingleAsync();
    }

    protected static async Task DecideAsync(ExportSample store, ReviewState decision, string? place = null)
    {
        store.Store.Time.Advance(TimeSpan.FromMinutes(1));
        var (records, key) = (store.Store.Get<RecordService>(), await KeyAsync(store, RecordKind.Event));
        if (place is not null && (await records.OpenAsync(key)).ShouldNotBeNull() is var open)
            (await records.SaveAsync(key, open.Base, open.Fields.With(RecordField.Place, place), null, Signers.Ed)).Refusal.ShouldBeNull();
        else
            (await records.DecideAsync([key], decision, null, Signers.Ed)).ShouldBeNull();
    }

    protected static async Task<(ReviewState Review, string? Place, string By)> MeetingAsync(ExportSample store)
    {
        await using var db = await store.Store.OpenAsync();
        return await db.Events.Select(e => new ValueTuple<ReviewState, string?, string>(e.Review, e.Place, e.RecordedIn.By)).SingleAsync();
    }
}
