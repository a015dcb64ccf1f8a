using Microsoft.AspNetCore.Components;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Claims;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Actors;

/// <summary>Everything of one actor: their own words apart from what others say.</summary>
public sealed partial class ActorDetailsPage
{
    private ActorDetails? actor;
    private StancePanel? own;
    private StancePanel? others;
    private ClaimPage? said;
    private IReadOnlyList<ClaimRow> about = [];
    private int searched;
    private int loads;

    [Parameter]
    public string Key { get; set; } = "";

    [Inject]
    private RememberedPins Pins { get; set; } = null!;

    private string PinUrl => PinnedActors.AddressOf(Pins.Keys.Contains(Key) ? Pins.Keys : [.. Pins.Keys, Key]);

    private string Title => Waiting ? "Actor" : actor?.Actor.Name ?? "No such actor";

    private string Lead => Waiting ? "Reading what is known…"
        : actor is null ? $"No article in use names an actor “{Key}”. The address may be mistyped."
        : actor is { Role: null, Affiliation: null } ? actor.Actor.Kind.ToString()
        : string.Join(", ", new[] { actor.Role, actor.Affiliation }.OfType<string>());

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        actor = await Actors.FindAsync(Key, cancellation);
        loads++;
        if (actor is null)
        {
            // Old addresses lead to whom they mean now, which says why.
            if (await Actors.MergedIntoAsync(Key, cancellation) is { } kept)
                Navigation.NavigateTo(Urls.With(Urls.Actor(kept), "was", Key), replace: true);
            return;
        }
        var board = await Stances.BoardAsync([Key], new RecordFilter { Voices = [Voice.Self] }, Limits.StancePassages, cancellation);
        (own, searched) = (board.Panels[0], board.Searched);
        others = (await Stances.BoardAsync(
            [Key], new RecordFilter { Voices = [Voice.Reported, Voice.Outlet] }, Limits.StancePassages, cancellation)).Panels[0];
        said = await Claims.PageAsync(new RecordFilter { Actors = [Key] }, ClaimOrder.Newest, 1, Limits.ActorClaims, cancellation);
        about = await Claims.AboutAsync(actor.Actor.Id, Limits.ActorClaims, cancellation);
    }
}
