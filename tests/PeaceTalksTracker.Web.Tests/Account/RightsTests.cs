using System.Reflection;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Actors;
using PeaceTalksTracker.Web.Features.Api;
using PeaceTalksTracker.Web.Features.Agreement;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Imports;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Issues;
using PeaceTalksTracker.Web.Features.People;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Account;

/// <summary>What a page hides, somebody can still send: the services say no.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private const string Pat = "Pat Hue";

    private static readonly BriefRequest Weekly = new(new(), "Weekly", [], BriefEdits.None, new DateTime(2025, 3, 20, 9, 0, 0, DateTimeKind.Utc));

    private static readonly ImportedRecords Nothing = new() { Name = "a file" };

    private static readonly ArticleDetails Unknown = new(null, null, null, null, null);

    /// <summary>Every call that changes something, by its name, with the role that it needs. Each answers why it was refused.</summary>
    private static readonly Dictionary<string, (PersonRole Needs, Func<RightsTests, Signer, Task<string?>> Try)> Actions = new()
    {
        ["IngestService.AddAsync"] = (PersonRole.Editor, async (t, by) => (await t.Get<IngestService>().AddAsync("Ann Lee met Bo Ray in Oslo.", Unknown, by)).Refusal),
        ["IngestService.SaveAsync"] = (PersonRole.Editor, async (t, by) => (await t.Get<IngestService>().SaveAsync(Fresh.Article, Fresh.Found, Unknown, by)).Refusal),
        ["ArticleService.WithdrawAsync"] = (PersonRole.Editor, (t, by) => t.Get<ArticleService>().WithdrawAsync(t.article, by, null)),
        ["ArticleService.RestoreAsync"] = (PersonRole.Editor, (t, by) => t.Get<ArticleService>().RestoreAsync(t.withdrawn, by, null)),
        ["CorrectionService.SaveAsync"] = (PersonRole.Editor, async (t, by) =>
            await t.Get<CorrectionService>().SaveAsync(t.article, (await t.Get<CorrectionService>().FindAsync(t.article))!.Base, Unknown, by, null)),
        ["RecordService.SaveAsync"] = (PersonRole.Editor, async (t, by) =>
            (await t.Get<RecordService>().SaveAsync(t.met, (await t.OpenAsync()).Base, (await t.OpenAsync()).Fields.With(RecordField.Place, "Bergen"), null, by)).Problem),
        ["RecordService.DecideAsync"] = (PersonRole.Editor, (t, by) => t.Get<RecordService>().DecideAsync([t.met], ReviewState.Rejected, null, by)),
        ["RecordService.AddAsync"] = (PersonRole.Editor, async (t, by) =>
            (await t.Get<RecordService>().AddAsync(t.article, RecordKind.Event, Guid.NewGuid(), (await t.OpenAsync()).Fields, null, by)).Problem),
        ["NoteService.WriteAsync"] = (PersonRole.Editor, (t, by) => t.Get<NoteService>().WriteAsync(t.met, Guid.NewGuid(), "Seen.", by)),
        ["NoteService.RemoveAsync"] = (PersonRole.Editor, (t, by) => t.Get<NoteService>().RemoveAsync(t.note, by)),
        ["DraftService.KeepAsync"] = (PersonRole.Editor, async (t, by) =>
            await t.Get<DraftService>().KeepAsync(Draft.OfRecord(t.met), RecordFields.Empty, null, (await t.OpenAsync()).Base, by)),
        ["LinkService.DrawAsync"] = (PersonRole.Editor, (t, by) => t.Get<LinkService>().DrawAsync(t.met, t.visited, LinkKind.Contradicts, null, by)),
        ["LinkService.DecideAsync"] = (PersonRole.Editor, (t, by) => t.Get<LinkService>().DecideAsync(t.link, ReviewState.Rejected, by)),
        ["EventPairService.DecideAsync"] = (PersonRole.Editor, (t, by) => t.Get<EventPairService>().DecideAsync(new EventPair(t.link, "", null!, null!), areOne: false, by)),
        ["LinkService.RemoveAsync"] = (PersonRole.Editor, (t, by) => t.Get<LinkService>().RemoveAsync(t.link, by)),
        ["EventMergeService.MergeAsync"] = (PersonRole.Editor, (t, by) => t.Get<EventMergeService>().MergeAsync(t.visited, t.met, null, by)),
        ["EventSplitService.SplitAsync"] = (PersonRole.Editor, async (t, by) => (await t.Get<EventSplitService>().SplitAsync(t.doubled, [await t.LastPieceAsync()], null, by)).Problem),
        ["UndoService.UndoAsync"] = (PersonRole.Editor, async (t, by) => (await t.Get<UndoService>().UndoAsync(by)).Problem),
        ["UndoService.RedoAsync"] = (PersonRole.Editor, async (t, by) => (await t.Get<UndoService>().RedoAsync(by)).Problem),
        ["UndoService.TakeBackAsync"] = (PersonRole.Lead, async (t, by) => (await t.Get<UndoService>().TakeBackAsync(t.change, PersonRole.Lead, by)).Problem),
        ["ActorMergeService.MergeAsync"] = (PersonRole.Lead, (t, by) => t.Get<ActorMergeService>().MergeAsync("cy-fox", "di-gor", null, by)),
        ["ActorMergeService.SplitAsync"] = (PersonRole.Lead, (t, by) => t.Get<ActorMergeService>().SplitAsync("cy-fox", [t.met], null, "Cyd Fox", null, by)),
        ["ActorService.SaveAsync"] = (PersonRole.Lead, async (t, by) => (await t.Get<ActorService>().SaveAsync("cy-fox", 0, (await t.Get<ActorService>().OpenAsync("cy-fox"))!.Fields, null, by)).Problem),
        ["IssueService.SaveAsync"] = (PersonRole.Lead, async (t, by) => (await t.Get<IssueService>().SaveAsync("ceasefire", 0, (await t.Get<IssueService>().OpenAsync("ceasefire"))!.Fields, null, by)).Problem),
        ["IssueService.AddAsync"] = (PersonRole.Lead, async (t, by) =>
            (await t.Get<IssueService>().AddAsync(RecordFields.Empty.With(RecordField.Name, "Prisoners").With(RecordField.Proposition, "They are exchanged."), null, by)).Problem),
        ["IssueService.MoveAsync"] = (PersonRole.Lead, async (t, by) => (await t.Get<IssueService>().MoveAsync("ceasefire", false, by)).Problem),
        ["BriefService.AddAsync"] = (PersonRole.Lead, async (t, by) => (await t.Get<BriefService>().AddAsync(Weekly, by)).Problem),
        ["BriefService.SaveAsync"] = (PersonRole.Lead, async (t, by) => (await t.Get<BriefService>().SaveAsync(t.brief, 1, Weekly with { Title = "Later" }, by)).Problem),
        ["BriefService.RemoveAsync"] = (PersonRole.Lead, (t, by) => t.Get<BriefService>().RemoveAsync(t.brief, by)),
        ["ImportService.PreviewAsync"] = (PersonRole.Lead, async (t, by) => (await t.Get<ImportService>().PreviewAsync(Nothing, by)).Refusal),
        ["ImportService.ImportAsync"] = (PersonRole.Lead, async (t, by) => (await t.Get<ImportService>().ImportAsync(Nothing, by)).Refusal),
        ["RoundService.AskAsync"] = (PersonRole.Lead, async (t, by) => (await t.Get<RoundService>().AskAsync(t.round, by)).Problem),
        ["RoundService.CallOffAsync"] = (PersonRole.Lead, (t, by) => t.Get<RoundService>().CallOffAsync(t.open, true, by)),
        ["CodingService.SaveAsync"] = (PersonRole.Editor, (t, by) => t.Get<CodingService>().SaveAsync(t.open, 1, Coded(EventStatus.Happened), by)),
        ["SettlementService.SettleAsync"] = (PersonRole.Lead, (t, by) =>
            t.Get<SettlementService>().SettleAsync(t.coded, 1, RecordField.Status, nameof(EventStatus.Planned), by)),
        ["InvitationService.InviteAsync"] = (PersonRole.Lead, (t, by) => t.Get<InvitationService>().InviteAsync(by, InvitationService.NewToken(), PersonRole.Lead)),
        ["InvitationService.TakeBackAsync"] = (PersonRole.Lead, (t, by) => t.Get<InvitationService>().TakeBackAsync(by, t.invitation)),
        ["ApiKeyService.MakeAsync"] = (PersonRole.Lead, async (t, by) => (await t.Get<ApiKeyService>().MakeAsync(by, "a dashboard")).Refusal),
        ["ApiKeyService.TakeBackAsync"] = (PersonRole.Lead, (t, by) => t.Get<ApiKeyService>().TakeBackAsync(by, t.apiKey)),
        ["PeopleService.GiveRoleAsync"] = (PersonRole.Lead, (t, by) => t.Get<PeopleService>().GiveRoleAsync(by, by.PersonId ?? "", PersonRole.Lead)),
        ["PeopleService.DisableAsync"] = (PersonRole.Lead, (t, by) => t.Get<PeopleService>().DisableAsync(by, by.PersonId ?? "", false)),
    };

    /// <summary>They change nothing, or only what is the signer's own.</summary>
    private static readonly string[] Harmless =
    [
        "Permissions.RefusalAsync", "PeopleService.ListAsync", "ApiKeyService.ListAsync", "DraftService.FindAsync", "DraftService.ListAsync", "DraftService.DropAsync",
        "AgreementQueries.RoundsAsync", "AgreementQueries.RoundAsync", "CodingService.OpenAsync", "RoundService.PeopleAsync",
    ];

    private readonly TestStore store = new();
    private string article = "", withdrawn = "", met = "", visited = "", doubled = "";
    private Guid note;
    private long link, change;
    private int invitation, apiKey;
    private RoundRequest round = null!;
    private string open = "", coded = "", brief = "";

    private static Made Fresh => Meeting("On Sunday");

    public static TheoryData<string> Names => [.. Actions.Keys];

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        await store.PersonAsync("Lea Dow", PersonRole.Lead);
        article = await AddAsync("On Friday");
        var other = await AddAsync("On Monday");
        withdrawn = await AddAsync("On Tuesday");
        await Get<ArticleService>().WithdrawAsync(withdrawn, Signers.Ed, null);
        await using var db = await store.OpenAsync();
        met = await db.Events.Where(e => e.Record.Article.Key == article).Select(e => e.Record.Key).SingleAsync();
        visited = await db.Events.Where(e => e.Record.Article.Key == other).Select(e => e.Record.Key).SingleAsync();
        await Get<LinkService>().DrawAsync(met, visited, LinkKind.Corroborates, null, Signers.Ed);
        link = await db.Links.Where(l => l.Kind == LinkKind.Corroborates).Select(l => l.Id).SingleAsync();
        var own = Signer.Program(Pat);
        await Get<NoteService>().WriteAsync(met, Guid.NewGuid(), "Look again.", own);
        note = await db.Notes.Select(n => n.NoteId).SingleAsync();
        await Get<InvitationService>().InviteAsync(Signers.Ed, InvitationService.NewToken(), PersonRole.Editor);
        invitation = (await Get<InvitationService>().OpenAsync()).Single().Id;

        await Get<ApiKeyService>().MakeAsync(Signers.Ed, "a reader");
        apiKey = await db.ApiKeys.Select(k => k.Id).SingleAsync();

        brief = (await Get<BriefService>().AddAsync(Weekly, Signers.Ed)).Key.ShouldNotBeNull();

        // A round that waits for Pat, and one that both have finished.
        var (pat, lea) = (await store.PersonAsync(Pat, PersonRole.Editor), await store.PersonAsync("Lea Dow", PersonRole.Lead));
        round = new("Which status", pat.PersonId!, lea.PersonId!, 1, new RecordFilter(), RecordKind.Event);
        open = (await Get<RoundService>().AskAsync(round, Signers.Ed)).Key.ShouldNotBeNull();
        coded = (await Get<RoundService>().AskAsync(round, Signers.Ed)).Key.ShouldNotBeNull();
        await Get<CodingService>().SaveAsync(coded, 1, Coded(EventStatus.Happened), pat);
        await Get<CodingService>().SaveAsync(coded, 1, Coded(EventStatus.Planned), lea);

        var (twice, again) = (await AddAsync("On Wednesday"), await AddAsync("On Thursday"));
        doubled = await db.Events.Where(e => e.Record.Article.Key == twice).Select(e => e.Record.Key).SingleAsync();
        await Get<EventMergeService>().MergeAsync(await db.Events.Where(e => e.Record.Article.Key == again).Select(e => e.Record.Key).SingleAsync(), doubled, null, Signers.Ed);

        // One thing of theirs to undo, and one to redo.
        await Get<RecordService>().DecideAsync([met], ReviewState.Accepted, null, own);
        change = await db.Changes.MaxAsync(c => c.Id);
        await Get<RecordService>().DecideAsync([visited], ReviewState.Accepted, null, own);
        await Get<UndoService>().UndoAsync(own);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public void Every_call_that_is_signed_is_tried_here()
        => typeof(Permissions).Assembly.GetTypes().Where(t => t is { IsPublic: true, IsAbstract: false } && t.Namespace is not null)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) && m.GetParameters().Any(p => p.ParameterType == typeof(Signer)))
                .Select(m => $"{t.Name}.{m.Name}"))
            .Distinct().Order().ShouldBe(Actions.Keys.Concat(Harmless).Order());

    [Theory, MemberData(nameof(Names))]
    public async Task Each_action_needs_an_open_account_and_its_role(string action)
    {
        var (needs, attempt) = Actions[action];
        var pat = await store.PersonAsync(Pat, PersonRole.Lead);
        await Get<PeopleService>().DisableAsync(Signers.Ed, pat.PersonId!, true);
        var before = await RowsAsync();
        (await attempt(this, Signer.Of(new ClaimsPrincipal(new ClaimsIdentity())))).ShouldNotBeNull().ShouldContain("not signed in");
        (await attempt(this, pat)).ShouldNotBeNull().ShouldContain("closed");
        (await RowsAsync()).ShouldBe(before);

        await Get<PeopleService>().DisableAsync(Signers.Ed, pat.PersonId!, false);
        before = await RowsAsync();
        foreach (var role in Enum.GetValues<PersonRole>().Where(r => r < needs))
            (await attempt(this, await store.PersonAsync(Pat, role))).ShouldNotBeNull().ShouldContain("This needs the rights of");
        (await RowsAsync()).ShouldBe(before);
        (await attempt(this, await store.PersonAsync(Pat, needs))).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_never_there_is_refused_with_a_sentence_and_changes_nothing()
    {
        var lead = await store.PersonAsync(Pat, PersonRole.Lead);
        (article, met, visited, note, link, change, invitation) = ("none", "none", "nor-this", Guid.NewGuid(), long.MaxValue, long.MaxValue, int.MaxValue);
        (open, coded, round) = ("none", "none", round with { CoderA = "nobody" });
        var before = await RowsAsync();
        (await Get<RecordService>().SaveAsync(met, 1, RecordFields.Empty, null, lead)).Problem.ShouldNotBeNull();
        (await Get<RecordService>().AddAsync(article, RecordKind.Event, Guid.NewGuid(), RecordFields.Empty, null, lead)).ShouldSatisfyAllConditions(
            o => o.Key.ShouldBeNull(), o => (o.Problem ?? o.FieldProblems?.Values.FirstOrDefault()).ShouldNotBeNull());
        foreach (var action in new[]
        {
            "ArticleService.WithdrawAsync", "RecordService.DecideAsync", "NoteService.WriteAsync", "NoteService.RemoveAsync", "LinkService.DrawAsync",
            "LinkService.DecideAsync", "LinkService.RemoveAsync", "EventMergeService.MergeAsync", "UndoService.TakeBackAsync", "InvitationService.TakeBackAsync",
            "RoundService.AskAsync", "RoundService.CallOffAsync", "CodingService.SaveAsync", "SettlementService.SettleAsync",
        })
        {
            var answer = await Actions[action].Try(this, lead);
            answer.ShouldNotBeNull(action).ShouldEndWith(".", Case.Sensitive, action);
        }
        (await Get<ActorMergeService>().MergeAsync("none", "nor-this", null, lead)).ShouldNotBeNull();
        (await Get<PeopleService>().GiveRoleAsync(lead, "none", PersonRole.Lead)).ShouldNotBeNull();
        (await RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_belongs_to_another_is_left_to_them_and_to_a_lead()
    {
        var (ann, bo, lea) = (await store.PersonAsync("Ann Lee", PersonRole.Editor), await store.PersonAsync("Bo Ray", PersonRole.Editor), await store.PersonAsync("Lea Dow", PersonRole.Lead));
        var (notes, drafts, opened) = (Get<NoteService>(), Get<DraftService>(), await OpenAsync());

        await drafts.KeepAsync(Draft.OfRecord(met), RecordFields.Empty, null, opened.Base, ann);
        (await drafts.FindAsync(Draft.OfRecord(met), bo)).ShouldBeNull();
        (await drafts.ListAsync(bo)).ShouldBeEmpty();
        await drafts.DropAsync(Draft.OfRecord(met), bo);
        await drafts.DropAsync(Draft.OfRecord(met), Signer.Of(new ClaimsPrincipal(new ClaimsIdentity())));
        await Get<RecordService>().SaveAsync(met, opened.Base, opened.Fields, null, bo);
        (await drafts.FindAsync(Draft.OfRecord(met), ann)).ShouldNotBeNull();

        var (kept, own, brought) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        foreach (var each in new[] { kept, own, brought })
            await notes.WriteAsync(met, each, "Mine.", ann);
        (await notes.RemoveAsync(kept, bo)).ShouldNotBeNull().ShouldContain("only Ann Lee or a lead");
        (await notes.RemoveAsync(own, ann)).ShouldBeNull();
        (await notes.RemoveAsync(brought, lea)).ShouldBeNull();
        store.Time.Advance(TimeSpan.FromMinutes(1));
        // Whoever brings a note back does not make it theirs.
        (await Get<UndoService>().UndoAsync(lea)).Problem.ShouldBeNull();
        (await notes.OfAsync(met)).Where(n => n.Text == "Mine.").Select(n => (n.Id, n.By)).ShouldBe([(kept, "Ann Lee"), (brought, "Ann Lee")], ignoreOrder: true);
        (await notes.RemoveAsync(brought, bo)).ShouldNotBeNull();
        (await notes.RemoveAsync(brought, ann)).ShouldBeNull();

        (await Get<UndoService>().UndoAsync(bo)).Problem.ShouldNotBeNull().ShouldContain("nothing of yours");
    }

    [Fact]
    public async Task What_is_sent_twice_is_done_once()
    {
        var lead = await store.PersonAsync(Pat, PersonRole.Lead);
        var opened = await OpenAsync();
        var (note, form, token) = (Guid.NewGuid(), Guid.NewGuid(), InvitationService.NewToken());
        var twice = new Func<Task<string?>>[]
        {
            () => Get<NoteService>().WriteAsync(met, note, "Seen.", lead),
            async () => (await Get<RecordService>().AddAsync(article, RecordKind.Event, form, opened.Fields, null, lead)).Problem,
            () => Get<InvitationService>().InviteAsync(lead, token, PersonRole.Analyst),
            () => Get<RecordService>().DecideAsync([met], ReviewState.Rejected, null, lead),
            async () => (await Get<RecordService>().SaveAsync(met, opened.Base, opened.Fields.With(RecordField.Place, "Bergen"), null, lead)).Problem,
        };
        foreach (var each in twice)
        {
            // At once and again: a double click, and an event that somebody replays.
            (await Task.WhenAll(Task.Run(each), Task.Run(each))).ShouldBe([null, null]);
            var before = await RowsAsync();
            (await each()).ShouldBeNull();
            (await RowsAsync()).ShouldBe(before);
        }
        await using var db = await store.OpenAsync();
        (await db.Notes.CountAsync(n => n.Text == "Seen.")).ShouldBe(1);
        (await db.Events.CountAsync(e => e.Record.Article.Key == article)).ShouldBe(2);
        (await db.Invitations.CountAsync(i => i.Role == PersonRole.Analyst)).ShouldBe(1);
        (await db.Changes.CountAsync(c => c.By == Pat)).ShouldBe(9);
    }

    private static RecordFields Coded(EventStatus status) => RecordFields.Empty.With(RecordField.Type, nameof(EventType.Consult))
        .With(RecordField.Status, status.ToString()).With(RecordField.Issue, CodedFields.None);

    private static Made Meeting(string day)
    {
        var met = $"{day} Cy Fox met Di Gor in Rome.";
        return new Made(met).Actor("Cy Fox").Actor("Di Gor").Event("e1", EventType.Consult, met, "met", ["Cy Fox", "Di Gor"], place: "Rome");
    }

    private async Task<string> AddAsync(string day)
    {
        var made = Meeting(day);
        return (await store.SaveAsync(made.Article, made.Found)).Key;
    }

    private async Task<string> LastPieceAsync()
    {
        await using var db = await store.OpenAsync();
        return FieldReader.SpanOf(await db.Evidence.Where(e => e.Record.Key == doubled && e.Role == EvidenceRole.Passage).OrderByDescending(e => e.TextId).FirstAsync());
    }

    private async Task<OpenRecord> OpenAsync() => (await Get<RecordService>().OpenAsync(met)).ShouldNotBeNull();

    private T Get<T>() where T : notnull => store.Get<T>();

    private async Task<int> RowsAsync()
    {
        await using var db = await store.OpenAsync();
        return await db.Changes.CountAsync() + await db.PeopleLog.CountAsync() + await db.Drafts.CountAsync() + await db.Invitations.CountAsync() + await db.ApiKeys.CountAsync();
    }
}
