using Microsoft.AspNetCore.Components;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Overview;

/// <summary>The first page: who did what, who said what, where they stand; then who moved and what waits for review.</summary>
public sealed partial class OverviewPage
{
    private static readonly RecordFilter Everything = new();

    private static readonly (Clock, string)[] Clocks =
        [(Clock.Occurred, "occurred"), (Clock.Published, "published"), (Clock.Recorded, "recorded")];

    private Clock clock;
    private OverviewView? view;

    [Inject]
    private OverviewQueries Overview { get; set; } = null!;

    [Inject]
    private RememberedPins Pins { get; set; } = null!;

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var wanted = Query("clock");
        clock = Clocks.FirstOrDefault(c => c.Item2 == wanted).Item1;
        view = await Overview.FindAsync(clock, cancellation);
    }
}
