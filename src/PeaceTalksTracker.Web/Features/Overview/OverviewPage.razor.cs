using Microsoft.AspNetCore.Components;
using PeaceTalksTracker.Web.Features.Claims;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Overview;

/// <summary>The first page: who did what, who said what, where they stand; then who moved and what waits for review.</summary>
public sealed partial class OverviewPage
{
    private const int EventsShown = 4;
    private const int ClaimsShown = 4;
    private const int ShiftsShown = 4;

    private static readonly RecordFilter Everything = new();

    private static readonly (Clock, string)[] Clocks =
        [(Clock.Occurred, "occurred"), (Clock.Published, "published"), (Clock.Recorded, "recorded")];

    private Clock clock;
    private (int Count, bool OnlySeeds) articles;
    private IReadOnlyList<LatestEvent> latest = [];
    private IReadOnlyList<ClaimRow> said = [];
    private IReadOnlyList<StanceShift> shifts = [];
    private (int All, int Dated) count;
    private Unreviewed? unreviewed;
    private StanceBoard? board;

    [Inject]
    private OverviewQueries Overview { get; set; } = null!;

    [Inject]
    private ClaimQueries Claims { get; set; } = null!;

    [Inject]
    private StanceQueries Stances { get; set; } = null!;

    [Inject]
    private RememberedPins Pins { get; set; } = null!;

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var wanted = Query("clock");
        clock = Clocks.FirstOrDefault(c => c.Item2 == wanted).Item1;
        articles = await Overview.ArticlesAsync(cancellation);
        if (articles.Count == 0)
            return;
        latest = await Overview.LatestAsync(clock, EventsShown, cancellation);
        said = (await Claims.PageAsync(Everything, ClaimOrder.Newest, 1, ClaimsShown, cancellation)).Rows;
        shifts = await Stances.ShiftsAsync(Everything, ShiftsShown, cancellation);
        count = await Stances.CountAsync(Everything, cancellation);
        unreviewed = await Overview.UnreviewedAsync(cancellation);
        board = await Stances.BoardAsync(await Overview.ActorsAsync(cancellation), Everything, 1, cancellation);
    }
}
