using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>A saved brief: <c>version</c> of the address says which, <c>against</c> what it is compared with (a version's number, or another brief's key).</summary>
public sealed partial class SavedBriefPage
{
    private SavedBrief? saved;
    private BriefPreview? shown;
    private IReadOnlyList<BriefEntry> versions = [];
    private IReadOnlyList<BriefEntry> others = [];
    private IReadOnlyList<SectionChanges>? changes;
    private string? against;
    private string? problem;
    private int fallen;
    private bool isLead;
    private bool isEditing;
    private bool isRemoving;

    [Parameter]
    public string Key { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private BriefQueries Briefs { get; set; } = null!;

    [Inject]
    private BriefPreviews Previews { get; set; } = null!;

    [Inject]
    private BriefComparisons Comparisons { get; set; } = null!;

    [Inject]
    private BriefService Service { get; set; } = null!;

    [Inject]
    private Permissions Permissions { get; set; } = null!;

    [Inject]
    private Viewpoint View { get; set; } = null!;

    private string? Lead => saved is not { Entry: var entry } ? null
        : $"Version {entry.Number}, saved on {Wording.Day(DateOnly.FromDateTime(entry.SavedAt))} by {entry.By}"
            + (entry.Number < saved.Latest ? $"; version {saved.Latest} is the newest." : ".");

    private List<(string Value, string Name)> Comparable =>
    [
        .. versions.Where(v => v.Number < saved!.Entry.Number).Select(v => (NameOf(v.Number), $"version {v.Number}, {Wording.Day(DateOnly.FromDateTime(v.SavedAt))}")),
        .. others.Select(o => (o.Key, $"“{Wording.Shortened(o.Title)}”, {Wording.Day(DateOnly.FromDateTime(o.SavedAt))}")),
    ];

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        isLead = await Permissions.RefusalAsync(await Signer.OfAsync(Authentication), PersonRole.Lead, cancellation) is null;
        var found = await Briefs.AskedForAsync(Key, Query("version"), cancellation);
        versions = found is null ? [] : await Briefs.VersionsAsync(Key, cancellation);
        others = found is null ? [] : [.. (await Briefs.ListAsync(cancellation)).Where(b => b.Key != Key)];
        against = Query("against");
        changes = found is not null && against is { } other && await BeforeAsync(other, cancellation) is { } before
            ? await Comparisons.ReadAsync(before.Request, found.Request, cancellation)
            : null;
        fallen = found is null ? 0 : await Briefs.FallenAsync(found, cancellation);
        shown = found is null ? null : await Previews.ReadAsync(found.Request, cancellation: cancellation);
        isEditing = isLead && !View.AsOf.IsPast && Query("edit") is not null && found is { } one && one.Entry.Number == one.Latest;
        saved = found;
    }

    private Task<SavedBrief?> BeforeAsync(string other, CancellationToken cancellation)
        => others.Any(o => o.Key == other) ? Briefs.FindAsync(other, null, cancellation) : Briefs.AskedForAsync(Key, other, cancellation);

    private void CompareWith(ChangeEventArgs e)
        => Navigation.NavigateTo(Urls.BriefAgainst(Key, saved!.Entry.Number == saved.Latest ? null : saved.Entry.Number, (string?)e.Value ?? ""));

    /// <summary>The same brief of the present, and what has changed.</summary>
    private async Task BringUpToDateAsync()
    {
        var (number, request) = (saved!.Latest, saved.Request);
        var now = await Previews.ReadAsync(request with { At = null });
        if (now.At == request.At)
        {
            problem = "Nothing has been saved since: this brief is up to date.";
            return;
        }
        var outcome = await Service.SaveAsync(Key, number, request with { At = now.At }, await Signer.OfAsync(Authentication));
        problem = outcome.Problem;
        if (problem is null)
            Navigation.NavigateTo(Urls.BriefAgainst(Key, null, NameOf(number)));
    }

    private async Task RemoveAsync()
    {
        problem = await Service.RemoveAsync(Key, await Signer.OfAsync(Authentication));
        isRemoving = false;
        if (problem is null)
            Navigation.NavigateTo(Urls.Briefs);
    }

    private static string NameOf(int number) => number.ToString(CultureInfo.InvariantCulture);
}
