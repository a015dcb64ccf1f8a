using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>
/// The pickers that narrow a page. It reads the filter from the address and a choice only navigates, so a page needs no more than to put it there;
/// the address's other parameters stay, except the page number.
/// </summary>
public sealed partial class FilterBar
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(350);

    private RecordFilter filter = new();
    private List<IssueRef> issues = [];
    private IReadOnlyList<ActorRef> chosenActors = [];
    private List<(string Text, string Without)> chips = [];
    private List<string> problems = [];
    private CancellationTokenSource typing = new();
    private string? text;
    private bool open;

    /// <summary>Which pickers there are besides the text.</summary>
    [Parameter, EditorRequired]
    public FilterFields Fields { get; set; }

    /// <summary>What the text filter looks for.</summary>
    [Parameter]
    public string TextLabel { get; set; } = "Words in the quote";

    /// <summary>What stands before the filters, such as the choice of a view.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What stands behind them.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private FilterChoices Choices { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private string Here => new Uri(Navigation.Uri).PathAndQuery;

    private string Period => (filter.From, filter.To) switch
    {
        (null, null) => "any",
        ({ } from, null) => $"from {Wording.Day(from)}",
        (null, { } to) => $"until {Wording.Day(to)}",
        ({ } from, { } to) => $"{Wording.Day(from)} – {Wording.Day(to)}",
    };

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        filter = RecordFilter.Parse(Navigation.Uri);
        text = filter.Text;
        await ReadAddressAsync();
    }

    private bool Asks(FilterFields field) => Fields.HasFlag(field);

    private async Task ReadAddressAsync()
    {
        var read = RecordFilter.Parse(Navigation.Uri);
        if (read.Text != filter.Text)
            text = read.Text;
        filter = read;
        var actors = await Choices.ActorsAsync(read.Actors);
        var asked = await Choices.IssuesAsync(read.Issues);
        // Another address may have come meanwhile, and have been read first.
        if (!ReferenceEquals(filter, read))
            return;
        (chosenActors, issues) = (actors, [.. asked]);
        problems =
        [
            .. filter.Problems,
            .. filter.Actors.Where(key => chosenActors.All(a => a.Key != key))
                .Select(key => $"No actor “{Wording.Shortened(key)}” is in these sources, so nothing matches it. Remove the filter to see the rest."),
            .. filter.Issues.Where(id => issues.All(i => i.Id != id))
                .Select(id => $"There is no issue “{Wording.Shortened(id)}”, so nothing matches it. Remove the filter to see the rest."),
        ];
        chips = [.. Chips().Select(c => (c.Text, c.Without.ApplyTo(Here)))];
    }

    private IEnumerable<(string Text, RecordFilter Without)> Chips()
    {
        foreach (var key in filter.Actors)
            yield return ($"Actor: {NameOf(key)}", filter with { Actors = Toggle(filter.Actors, key) });
        foreach (var id in filter.Issues)
            yield return ($"Issue: {IssueName(id)}", filter with { Issues = Toggle(filter.Issues, id) });
        foreach (var value in filter.Types)
            yield return ($"Type: {Wording.Of(value)}", filter with { Types = Toggle(filter.Types, value) });
        foreach (var value in filter.Statuses)
            yield return ($"Status: {Wording.Of(value)}", filter with { Statuses = Toggle(filter.Statuses, value) });
        foreach (var value in filter.Positions)
            yield return ($"Position: {Wording.Of(value)}", filter with { Positions = Toggle(filter.Positions, value) });
        foreach (var value in filter.Voices)
            yield return ($"Voice: {Wording.Of(value)}", filter with { Voices = Toggle(filter.Voices, value) });
        foreach (var value in filter.Reviews)
            yield return ($"Review: {Wording.Of(value)}", filter with { Reviews = Toggle(filter.Reviews, value) });
        if (filter.From is { } from)
            yield return ($"From {Wording.Day(from)}", filter with { From = null });
        if (filter.To is { } to)
            yield return ($"Until {Wording.Day(to)}", filter with { To = null });
        if (filter.Text is { } words)
            yield return ($"“{words}”", filter with { Text = null });
    }

    private void Go(RecordFilter wanted, bool replace = false)
        => Navigation.NavigateTo(wanted.ApplyTo(Here), replace: replace);

    private async Task TypedAsync()
    {
        typing.Cancel();
        typing.Dispose();
        typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(TypingPause, Time, typing.Token);
            ApplyText();
        }
        catch (OperationCanceledException)
        {
            // Another letter followed.
        }
    }

    private void ApplyText()
    {
        var wanted = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        // While somebody goes on typing, "back" leads to before they began.
        if (wanted != filter.Text)
            Go(filter with { Text = wanted }, replace: filter.Text is not null && wanted is not null);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        try
        {
            await ReadAddressAsync();
            StateHasChanged();
        }
        catch (Exception error)
        {
            await DispatchExceptionAsync(error);
        }
    });

    private string NameOf(string key)
        => chosenActors.FirstOrDefault(a => a.Key == key)?.Name ?? Wording.Shortened(key);

    private string IssueName(string id) => issues.Find(i => i.Id == id)?.Name ?? Wording.Shortened(id);

    private static IReadOnlyList<T> Toggle<T>(IReadOnlyList<T> values, T value)
        => values.Contains(value) ? [.. values.Where(v => !Equals(v, value))] : [.. values, value];

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(object? value)
        => DateOnly.TryParseExact(value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        typing.Cancel();
        typing.Dispose();
    }
}
