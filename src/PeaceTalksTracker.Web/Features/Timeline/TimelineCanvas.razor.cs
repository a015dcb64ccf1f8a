using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>
/// The graphic: one canvas, drawn by wwwroot/timeline/timeline.js, which fetches what it shows by itself, so that panning and zooming
/// never wait for the server. It stands beside a list that tells the same.
/// </summary>
public sealed partial class TimelineCanvas : IAsyncDisposable
{
    private ElementReference frame;
    private DotNetObjectReference<TimelineCanvas>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? timeline;
    private string? failure;
    private string? shownAddress;
    private string? shownSelected;
    private TimelineView? shownView;
    private bool isGone;

    /// <summary>Which events it shows.</summary>
    [Parameter, EditorRequired]
    public RecordFilter Filter { get; set; } = new();

    /// <summary>"date", "order" or "publication"; null for by date once any event has a date, else by order.</summary>
    [Parameter]
    public string? Axis { get; set; }

    /// <summary>Key of the selected event.</summary>
    [Parameter]
    public string? Selected { get; set; }

    /// <summary>Lower lanes and fewer words, for beside other things.</summary>
    [Parameter]
    public bool Compact { get; set; }

    /// <summary>Told the key of an event that was chosen; without a listener it opens on the timeline page.</summary>
    [Parameter]
    public EventCallback<string> Chosen { get; set; }

    /// <summary>The stretch in view; null for where the axis opens.</summary>
    [Parameter]
    public TimelineView? View { get; set; }

    /// <summary>Told the stretch, once the view has come to rest on another one; null when that is where the axis opens.</summary>
    [Parameter]
    public EventCallback<TimelineView?> Viewed { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private EventQueries Events { get; set; } = null!;

    [Inject]
    private Viewpoint Seen { get; set; } = null!;

    [Inject]
    private TimelineQueries Timeline { get; set; } = null!;

    [Inject]
    private ChangeFeed Changes { get; set; } = null!;

    private static string Label
        => "Timeline with a lane for each actor. Arrow keys move between events and lanes, plus and minus zoom, Enter opens. The list below says the same.";

    private string Address => Seen.Keep(Urls.With(Filter.ApplyTo(Urls.TimelineData), "axis", Axis));

    protected override void OnInitialized() => Changes.Changed += OnStoreChanged;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            (shownAddress, shownSelected, shownView) = (Address, Selected, View);
            var selected = await PlaceAsync();
            module = await Js.InvokeAsync<IJSObjectReference>("import", "./timeline/attach.js");
            // The page may have been left while the script was on its way.
            if (isGone)
                return;
            timeline = await module.InvokeAsync<IJSObjectReference>(
                "attach", frame, self, new { address = shownAddress, titles = Seen.Keep(Urls.TimelineTitles), compact = Compact, selected, view = shownView });
        }
        if (timeline is null)
            return;
        var isElsewhere = shownAddress != Address;
        if (isElsewhere || shownView != View)
            await timeline.InvokeVoidAsync("show", shownView = View, isElsewhere ? shownAddress = Address : null);
        if (isElsewhere || shownSelected != Selected)
        {
            var isOther = shownSelected != Selected;
            shownSelected = Selected;
            await timeline.InvokeVoidAsync(isOther ? "reveal" : "select", await PlaceAsync());
        }
    }

    /// <summary>The script's call: the view has come to rest. No numbers where it is where the axis opens.</summary>
    [JSInvokable]
    public async Task Rest(double? from, double? to)
    {
        if (!Viewed.HasDelegate)
            return;
        var axis = TimelineAxes.Parse(Axis).Axis ?? TimelineAxis.Date;
        TimelineView? view = from is null || to is null ? null : TimelineView.Rounded(from.Value, to.Value, axis);
        if (view == shownView)
            return;
        shownView = view;
        await Viewed.InvokeAsync(view);
    }

    /// <summary>The script's call: an event was chosen.</summary>
    [JSInvokable]
    public async Task Choose(long number)
    {
        if (await Events.KeyAsync(number) is not { } key)
            return;
        if (Chosen.HasDelegate)
            await Chosen.InvokeAsync(key);
        else
            Navigation.NavigateTo(Seen.Keep(Urls.TimelineAt(key)));
    }

    /// <summary>The script's call: what it asked for did not come.</summary>
    [JSInvokable]
    public void Fail(string words)
    {
        failure = words;
        StateHasChanged();
    }

    private async Task RetryAsync()
    {
        failure = null;
        if (timeline is not null)
            await timeline.InvokeVoidAsync("show", View, Address);
    }

    private void OnStoreChanged() => _ = InvokeAsync(async () =>
    {
        try
        {
            if (!isGone)
                await RetryAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or ObjectDisposedException)
        {
            // The page is closed.
        }
    });

    private async Task<PlacedEvent?> PlaceAsync()
        => Selected is not null && await Events.NumberAsync(Selected) is { } number
            ? await Timeline.PlaceAsync(Filter, TimelineAxes.Parse(Axis).Axis, number)
            : null;

    public async ValueTask DisposeAsync()
    {
        Changes.Changed -= OnStoreChanged;
        isGone = true;
        try
        {
            if (timeline is not null)
            {
                await timeline.InvokeVoidAsync("dispose");
                await timeline.DisposeAsync();
            }
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, and the script with it.
        }
        self?.Dispose();
    }
}
