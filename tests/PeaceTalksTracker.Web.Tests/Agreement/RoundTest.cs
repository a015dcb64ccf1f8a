using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Agreement;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Agreement;

/// <summary>Lea, a lead, asks Ada and Bo to code two claims, an event and a stance; Ned edits too and has no part in it.</summary>
public abstract class RoundTest : IAsyncLifetime
{
    protected TestStore Store { get; } = new();

    protected Signer Lea { get; private set; } = null!;

    protected Signer Ada { get; private set; } = null!;

    protected Signer Bo { get; private set; } = null!;

    protected Signer Ned { get; private set; } = null!;

    protected string Article { get; private set; } = "";

    protected string Round { get; private set; } = "";

    protected CodingService Coding => Store.Get<CodingService>();

    protected AgreementQueries Agreement => Store.Get<AgreementQueries>();

    protected SettlementService Settlements => Store.Get<SettlementService>();

    public async ValueTask InitializeAsync()
    {
        await Store.InitializeAsync();
        Lea = await Store.PersonAsync("Lea", PersonRole.Lead);
        (Ada, Bo, Ned) = (await Store.PersonAsync("Ada", PersonRole.Editor), await Store.PersonAsync("Bo", PersonRole.Editor), await Store.PersonAsync("Ned", PersonRole.Editor));
        var made = new Made("Ann Lee met Bob Ray. Ann Lee said she wants a truce. Bob Ray said that sanctions stay.")
            .Actor("Ann Lee").Actor("Bob Ray").Mention("Ann Lee", "Ann Lee").Mention("Bob Ray", "Bob Ray")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray.", "met", ["Ann Lee", "Bob Ray"])
            .Claim("c1", "Ann Lee", null, "said", "she wants a truce", "ceasefire")
            .Claim("c2", "Bob Ray", null, "said", "sanctions stay", "sanctions")
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee said she wants a truce.", ground: "c1");
        Article = (await Store.SaveAsync(made.Article, made.Found)).Key;
        Round = await AskAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
    }

    protected async Task<string> AskAsync(int size = 40, RecordKind? kind = null, RecordFilter? filter = null, Signer? b = null)
    {
        var asked = await Store.Get<RoundService>().AskAsync(new("First round", Ada.PersonId!, (b ?? Bo).PersonId!, size, filter ?? new(), kind), Lea);
        asked.Problem.ShouldBeNull();
        return asked.Key!;
    }

    protected async Task CodeAsync(Signer coder, string? key = null, int upTo = 4)
    {
        for (var place = 1; place <= upTo; place++)
        {
            var item = (await Coding.OpenAsync(key ?? Round, place, coder)).ShouldNotBeNull().Item.ShouldNotBeNull();
            var isTruce = item.Around!.Marks.Any(m => item.Around.Words[(m.Start - item.Around.Start)..(m.End - item.Around.Start)].Contains("truce", StringComparison.Ordinal));
            (await Coding.SaveAsync(key ?? Round, place, Labels(item.Kind, coder == Ada || isTruce), coder)).ShouldBeNull();
        }
    }

    protected static RecordFields Labels(RecordKind kind, bool first) => kind switch
    {
        RecordKind.Event => RecordFields.Empty.With(RecordField.Type, nameof(EventType.Consult))
            .With(RecordField.Status, first ? nameof(EventStatus.Happened) : nameof(EventStatus.Planned)).With(RecordField.Issue, CodedFields.None),
        RecordKind.Claim => RecordFields.Empty.With(RecordField.Speaker, first ? "ann-lee" : CodedFields.None)
            .With(RecordField.Kind, nameof(ClaimKind.Indirect)).With(RecordField.Issue, CodedFields.None),
        _ => RecordFields.Empty.With(RecordField.Position, nameof(Position.Supports)).With(RecordField.Voice, nameof(Voice.Self)),
    };

    protected async Task<int> PlaceOfAsync(RecordKind kind)
    {
        await using var db = await Store.OpenAsync();
        return await db.CodingItems.Where(i => i.Round.Key == Round && i.Record.Kind == kind).Select(i => i.Ordinal).FirstAsync();
    }

    protected async Task<RoundResults> ResultsAsync() => (await Agreement.RoundAsync(Round, Lea)).ShouldNotBeNull().Results.ShouldNotBeNull();
}
