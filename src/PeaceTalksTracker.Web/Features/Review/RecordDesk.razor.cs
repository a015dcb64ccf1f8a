using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>One record with its words, its decision, its notes and its history.</summary>
public sealed partial class RecordDesk
{
    private OpenRecord? record;
    private RecordContext? context;
    private Signer? signer;
    private bool isLoaded;
    private bool isEditing;
    private bool isNoting;
    private bool hasDraft;
    private string? why;
    private string? problem;
    private string? said;

    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    /// <summary>Another number whenever the store may have changed: what else it is given may be the same.</summary>
    [Parameter]
    public int Stamp { get; set; }

    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>Told what was decided, in words.</summary>
    [Parameter]
    public EventCallback<string> Decided { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private RecordService Records { get; set; } = null!;

    [Inject]
    private RecordContextQueries Contexts { get; set; } = null!;

    [Inject]
    private RecordHistory History { get; set; } = null!;

    [Inject]
    private DraftService Drafts { get; set; } = null!;

    protected override async Task OnInitializedAsync() => signer = await Signer.OfAsync(Authentication);

    protected override async Task OnParametersSetAsync()
    {
        record = await Records.OpenAsync(Key);
        context = record is null ? null : await Contexts.OfAsync(record.Id);
        hasDraft = record is not null && MayEdit && await Drafts.FindAsync(Draft.OfRecord(Key), signer!) is not null;
        isLoaded = true;
    }

    private async Task DecideAsync(ReviewState decision)
    {
        problem = await Records.DecideAsync([Key], decision, why, signer!);
        if (problem is null)
            await Decided.InvokeAsync($"{char.ToUpperInvariant(Wording.Of(decision)[0])}{Wording.Of(decision)[1..]}: {ReviewWording.Heading(record!.Kind, record.Fields)}.");
    }

    private Task TakeAsync(RecordFields proposed) => SaveAsync(proposed, context?.Proposal?.IsImported == true ? "as it was decided where it was imported from" : "as the reader now reads it");

    private async Task RestoreAsync(long change)
    {
        if (await History.AfterAsync(Key, change) is { } past)
            await SaveAsync(past, why);
        else
            problem = "That change left no record to restore.";
    }

    private async Task SaveAsync(RecordFields fields, string? reason)
    {
        var saved = await Records.SaveAsync(Key, record!.Base, fields, reason, signer!);
        problem = saved.Refusal;
        await OnParametersSetAsync();
    }

    private async Task FormDoneAsync(bool isSaved)
    {
        (isEditing, said) = (false, isSaved ? "Saved." : null);
        await OnParametersSetAsync();
    }
}
