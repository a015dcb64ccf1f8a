using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>A coder goes through a sample, item by item. What is chosen and not saved stays with its item while the page is open.</summary>
public sealed partial class CodingPage
{
    private readonly Dictionary<int, RecordFields> chosen = [];
    private RecordFields fields = RecordFields.Empty;
    private CodingDesk? desk;
    private bool goesOn;
    private string? problem;

    [Parameter]
    public string Key { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private CodingService Coding { get; set; } = null!;

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var ordinal = int.TryParse(Query("item"), out var asked) ? asked : desk?.Item?.Ordinal;
        var opened = await Coding.OpenAsync(Key, ordinal, await Signer.OfAsync(Authentication), cancellation);
        if (opened?.Item?.Ordinal != desk?.Item?.Ordinal)
            problem = null;
        desk = opened;
        if (desk?.Item is { } item)
            fields = chosen.GetValueOrDefault(item.Ordinal) ?? item.Own ?? RecordFields.Empty;
    }

    private string Title(CodingItem item) => $"{item.Kind} {item.Ordinal} of {desk!.Round.Items}";

    private void Choose(RecordField field, FieldValue? value) => chosen[desk!.Item!.Ordinal] = fields = fields.With(field, value);

    private async Task SaveAsync()
    {
        var (place, next) = (desk!.Item!.Ordinal, desk.Next);
        problem = await Coding.SaveAsync(Key, place, fields, await Signer.OfAsync(Authentication));
        if (problem is not null)
            return;
        chosen.Remove(place);
        goesOn = true;
        // The page of the round says what comes when all is coded.
        Navigation.NavigateTo(next is { } open ? Urls.Code(Key, open) : Urls.Round(Key));
    }
}
