using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>The queue, and the record of it that is being worked on.</summary>
public sealed partial class ReviewPage
{
    private readonly HashSet<string> marked = [];
    private QueuePage? page;
    private ReviewReason? reason;
    private RecordKind? kind;
    private string? selected;
    private string? refusal;
    private string? said;
    private int loads;
    private (string Address, long Published)? loaded;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private QueueQueries Queue { get; set; } = null!;

    [Inject]
    private Viewpoint View { get; set; } = null!;

    [Inject]
    private ChangeFeed Feed { get; set; } = null!;

    [Inject]
    private UndoService Undo { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private Permissions Permissions { get; set; } = null!;

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        // Going on to another record leaves the queue as it is: counting a hundred thousand again would be felt at every key.
        var asked = (Address: LinkTo(null), Feed.Published);
        if (asked != loaded)
            await LoadQueueAsync(cancellation);
        // Whatever others do to the queue, the record in hand stays: somebody may be typing, or about to decide.
        var inHand = loaded?.Address == asked.Address ? selected : null;
        loaded = asked;
        selected = Query("record") ?? inHand ?? (page!.Items is [var first, ..] ? first.Key : null);
    }

    private async Task LoadQueueAsync(CancellationToken cancellation)
    {
        reason = Named<ReviewReason>(Query("reason"));
        kind = Named<RecordKind>(Query("kind"));
        refusal = View.AsOf.IsPast ? "" : await Permissions.RefusalAsync(await Signer.OfAsync(Authentication), PersonRole.Editor, cancellation);
        var (filter, number) = (Filter, Pager.Wanted(Query("page")));
        // SQLite blocks: the page, which shows the next record already, answers meanwhile.
        page = await Task.Run(() => Queue.PageAsync(filter, kind, reason, number, cancellation), cancellation);
        loads++;
    }

    /// <summary>On to the record that comes after the one decided.</summary>
    private void GoOn(string words)
    {
        var next = Neighbour(1);
        page = page!.Without(selected);
        if (selected is { } decided)
            marked.Remove(decided);
        // At once, while the queue is counted anew.
        selected = next ?? (page.Items is [.., var last] ? last.Key : null);
        Go(words, next);
    }

    private void StartOver(string words)
    {
        marked.Clear();
        selected = null;
        Go(words, null);
    }

    private void Go(string words, string? record)
    {
        said = words;
        Navigation.NavigateTo(LinkTo(record), replace: true);
    }

    private async Task TakeBackAsync(bool again)
    {
        var signer = await Signer.OfAsync(Authentication);
        var outcome = await (again ? Undo.RedoAsync(signer) : Undo.UndoAsync(signer));
        said = ReviewWording.Of(outcome, again, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));
        // Back to the record that is to be decided anew: the next key is meant for it.
        if (outcome is { Problem: null, What.Record: { } record })
            Navigation.NavigateTo(LinkTo(record), replace: true);
    }

    private void Toggle(string record)
    {
        if (!marked.Remove(record))
            marked.Add(record);
    }

    private string? Neighbour(int step)
    {
        var items = page!.Items.Select(i => i.Key).ToList();
        var next = items.IndexOf(selected ?? "") + step;
        return next >= 0 && next < items.Count ? items[next] : null;
    }

    private string LinkTo(string? record) => Navigation.GetUriWithQueryParameter("record", record);

    private static string? Current(bool holds) => holds ? "true" : null;

    private static T? Named<T>(string? value) where T : struct, Enum
        => Enum.TryParse<T>(value, true, out var named) && Enum.IsDefined(named) ? named : null;
}
