using Microsoft.AspNetCore.Components;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Claims;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Actors;

/// <summary>Everything of one actor: their own words apart from what others say.</summary>
public sealed partial class ActorDetailsPage
{
    private const int ClaimsShown = 10;

    private ActorDetails? actor;
    private StancePanel? own;
    private StancePanel? others;
    private ClaimPage? said;
    private IReadOnlyList<ClaimRow> about = [];
    private int searched;

    [Parameter]
    public string Key { get; set; } = "";

    private string PinUrl
    {
        get
        {
            var keys = PinnedActors.DefaultKeys.Contains(Key) ? PinnedActors.DefaultKeys : [.. PinnedActors.DefaultKeys, Key];
            return PinnedActors.ToParameter(keys).Aggregate(Urls.Stances, (url, key) => Urls.With(url, PinnedActors.Parameter, key));
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        actor = await Actors.FindAsync(Key, cancellation);
        if (actor is null)
            return;
        var board = await Stances.BoardAsync([Key], new RecordFilter { Voices = [Voice.Self] }, Limits.StancePassages, cancellation);
        (own, searched) = (board.Panels[0], board.Searched);
        others = (await Stances.BoardAsync(
            [Key], new RecordFilter { Voices = [Voice.Reported, Voice.Outlet] }, Limits.StancePassages, cancellation)).Panels[0];
        said = await Claims.PageAsync(new RecordFilter { Actors = [Key] }, ClaimOrder.Newest, 1, ClaimsShown, cancellation);
        about = await Claims.AboutAsync(actor.Actor.Id, ClaimsShown, cancellation);
    }

    private static string Lead(ActorDetails actor)
        => actor.Role is null && actor.Affiliation is null
            ? actor.Actor.Kind.ToString()
            : string.Join(", ", new[] { actor.Role, actor.Affiliation }.OfType<string>());
}
