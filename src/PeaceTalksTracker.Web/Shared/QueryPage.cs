using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>
/// A page that shows what its address asks for: it loads again whenever its query string or the store changes, and a filter only navigates.
/// </summary>
public abstract class QueryPage : ComponentBase, IDisposable
{
    private CancellationTokenSource loading = new();
    private Task last = Task.CompletedTask;
    private string path = "";

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ChangeFeed Changes { get; set; } = null!;

    protected RecordFilter Filter { get; private set; } = new();

    /// <summary>The page has been left.</summary>
    protected bool IsGone { get; private set; }

    /// <summary>True until the first load is done.</summary>
    protected bool Waiting { get; private set; } = true;

    /// <summary>Reads what the page shows. Called for every new address; an older call is cancelled first.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellation);

    protected override void OnInitialized()
    {
        Navigation.LocationChanged += OnLocationChanged;
        Changes.Changed += OnStoreChanged;
    }

    protected override Task OnParametersSetAsync()
    {
        path = new Uri(Navigation.Uri).AbsolutePath;
        return ReloadAsync();
    }

    /// <summary>The value of one more parameter of the address.</summary>
    protected string? Query(string name) => QueryAll(name).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

    /// <summary>All values of one more parameter of the address.</summary>
    protected IReadOnlyList<string?> QueryAll(string name)
        => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).TryGetValue(name, out var values)
            ? [.. values]
            : [];

    /// <summary>This page with one parameter set otherwise, or left out where there is no value. The page number goes: it counted other records.</summary>
    protected string With(string name, params IReadOnlyList<string> values)
        => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["page"] = null,
            [name] = values.Count == 0 ? null : values.ToArray(),
        });

    private Task ReloadAsync()
    {
        var old = loading;
        loading = new CancellationTokenSource();
        old.Cancel();
        old.Dispose();
        return last = LoadAfterAsync(last, loading.Token);
    }

    /// <summary>One load at a time: an older one that missed its end must not overwrite a newer answer.</summary>
    private async Task LoadAfterAsync(Task older, CancellationToken cancellation)
    {
        await older.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (cancellation.IsCancellationRequested)
            return;
        Filter = RecordFilter.Parse(Navigation.Uri);
        try
        {
            await LoadAsync(cancellation);
            Waiting = false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A newer address is being loaded.
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == path)
            Refresh();
    }

    private void OnStoreChanged() => Refresh();

    private void Refresh() => _ = InvokeAsync(async () =>
    {
        if (IsGone)
            return;
        try
        {
            await ReloadAsync();
            StateHasChanged();
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    });

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        Navigation.LocationChanged -= OnLocationChanged;
        Changes.Changed -= OnStoreChanged;
        IsGone = true;
        loading.Cancel();
        loading.Dispose();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }
}
