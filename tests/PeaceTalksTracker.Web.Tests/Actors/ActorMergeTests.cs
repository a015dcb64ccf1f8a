using CsCheck;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Actors;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Actors;

public sealed class ActorMergeTests : IAsyncLifetime
{
    private readonly TestStore store = new();
    private Signer lead = null!;
    private Signer ed = null!;

    private ActorMergeService Merges => store.Get<ActorMergeService>();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        (lead, ed) = (await store.PersonAsync("Lea", PersonRole.Lead), await store.PersonAsync("Ed", PersonRole.Editor));
        await AddAsync("On Monday");
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task AddAsync(string first)
    {
        var met = $"{first} Ann Lee and A. Lee met Bob Ray.";
        const string said = "A. Lee said she wants a truce, Cy Dow reported.";
        var made = new Made($"{met} {said}", new DateOnly(2024, 5, 4)).Actor("Ann Lee").Actor("A. Lee").Actor("Bob Ray").Actor("Cy Dow")
            .Mention("A. Lee", "A. Lee").Mention("Cy Dow", "Cy Dow")
            .Event("e1", EventType.Consult, met, "met", ["Ann Lee", "A. Lee", "Bob Ray"])
            .Claim("c1", "A. Lee", "A. Lee", "said", "she wants a truce", "ceasefire")
            .Stance("s1", "A. Lee", "ceasefire", Position.Supports, Voice.Reported, said, "wants", by: "Cy Dow", ground: "c1");
        await store.SaveAsync(made.Article, made.Found);
    }

    private async Task<T> AskAsync<T>(Func<TrackerDbContext, Task<T>> question)
    {
        await using var db = await store.OpenAsync();
        return await question(db);
    }

    private Task<Dictionary<long, RecordFields>> FieldsAsync()
        => AskAsync(async db => await FieldReader.ReadAsync(db, await db.Records.Select(r => r.Id).ToListAsync()));

    private Task<List<string>> NamesAsync()
        => AskAsync(async db => (await db.ActorVersions.Select(v => v.Actor.Key).ToListAsync())
            .Concat(await db.Aliases.Select(a => a.Actor.Key + " = " + a.Alias).ToListAsync())
            .Concat(await db.Mentions.Select(m => m.Actor.Key + " " + m.Start).ToListAsync()).Order().ToList());

    [Fact]
    public async Task A_merged_actor_is_the_other_everywhere_and_in_later_readings()
    {
        (await Merges.MergeAsync("a-lee", "ann-lee", null, lead)).ShouldBeNull();
        (await AskAsync(db => db.Claims.Select(c => c.Speaker!.Key).SingleAsync())).ShouldBe("ann-lee");
        (await AskAsync(db => db.Stances.Select(s => s.Actor.Key).SingleAsync())).ShouldBe("ann-lee");
        (await AskAsync(db => db.Participants.Where(p => p.Role == ParticipantRole.Actor && p.Record.Kind == RecordKind.Event).OrderBy(p => p.Actor.Key).Select(p => p.Actor.Key).ToListAsync()))
            .ShouldBe(["ann-lee", "bob-ray"]);
        (await AskAsync(db => db.Aliases.Where(a => a.Actor.Key == "ann-lee").Select(a => a.Alias).ToListAsync())).ShouldContain("A. Lee");

        await AddAsync("On Tuesday");
        (await AskAsync(db => db.Claims.Select(c => c.Speaker!.Key).Distinct().ToListAsync())).ShouldBe(["ann-lee"]);
        var actors = store.Get<ActorQueries>();
        (await actors.FindAsync("a-lee")).ShouldBeNull();
        (await actors.MergedIntoAsync("a-lee")).ShouldBe("ann-lee");
        (await actors.MergedAsync("ann-lee")).Single().Name.ShouldBe("A. Lee");
    }

    [Fact]
    public async Task Only_leads_merge_and_split()
    {
        (await Merges.MergeAsync("a-lee", "ann-lee", null, ed)).ShouldNotBeNull().ShouldContain("lead");
        (await Merges.SplitAsync("a-lee", ["x"], null, "Al Lee", null, ed)).ShouldNotBeNull().ShouldContain("lead");
    }

    [Fact]
    public async Task Chosen_records_go_to_a_new_actor_and_come_back_as_one()
    {
        var (before, names) = (await FieldsAsync(), await NamesAsync());
        var claim = await AskAsync(db => db.Claims.Select(c => c.Record.Key).SingleAsync());
        (await Merges.SplitAsync("a-lee", [claim], null, "Al Lee", null, lead)).ShouldBeNull();
        (await AskAsync(db => db.Claims.Select(c => c.Speaker!.Key).SingleAsync())).ShouldBe("al-lee");
        (await AskAsync(db => db.Stances.Select(s => s.Actor.Key).SingleAsync())).ShouldBe("a-lee");

        (await store.Get<UndoService>().UndoAsync(lead)).Problem.ShouldBeNull();
        (await NamesAsync()).ShouldBe(names);
        var after = await FieldsAsync();
        before.SelectMany(r => r.Value.ChangesTo(after[r.Key])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Random_merges_with_edits_between_are_undone_to_what_was_there_but_the_edits()
    {
        await AddAsync("On Tuesday");
        string[] actors = ["ann-lee", "a-lee", "bob-ray", "cy-dow"];
        var steps = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Enum<ReviewState>()).Array[4].Array[3].Single();
        foreach (var round in steps)
        {
            var (before, names) = (await FieldsAsync(), await NamesAsync());
            var merges = new Stack<long>();
            var edited = new HashSet<long>();
            foreach (var (from, into, decision) in round)
            {
                store.Time.Advance(TimeSpan.FromMinutes(1));
                if (await Merges.MergeAsync(actors[from], actors[into], null, lead) is null)
                    merges.Push(await AskAsync(db => db.Changes.MaxAsync(c => c.Id)));
                var record = before.Keys.ElementAt((from + into) % before.Count);
                var key = await AskAsync(db => db.Records.Where(r => r.Id == record).Select(r => r.Key).SingleAsync());
                await store.Get<RecordService>().DecideAsync([key], decision, null, ed);
                edited.Add(record);
            }
            while (merges.TryPop(out var merge))
                (await store.Get<UndoService>().TakeBackAsync(merge, PersonRole.Lead, lead)).Problem.ShouldBeNull();

            (await NamesAsync()).ShouldBe(names);
            var after = await FieldsAsync();
            foreach (var (record, fields) in before)
                fields.ChangesTo(after[record]).Where(c => !(edited.Contains(record) && c.Field == RecordField.Review)).ShouldBeEmpty();
        }
    }
}
