using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>One record with its words, its decision, its notes and its history.</summary>
public sealed partial class RecordDesk : IDisposable
{
    private OpenRecord? record;
    private RecordContext? context;
    private Signer? signer;
    private bool isLoaded;
    private bool isEditing;
    private bool isNoting;
    private bool isDecided;
    private string? why;
    private string? kept;
    private Draft? draft;
    private DraftKeeper keeper = null!;
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

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>A draft may hold no more than the reason that was typed beside the decision.</summary>
    private bool HoldsCorrection => draft is not null && record!.Fields.ChangesTo(draft.Fields).Count > 0;

    private string? NewFromHere
        => (record!.Fields[RecordField.Content] ?? record.Fields[RecordField.Passage])?.Value.Split(RecordFields.Separator)[0].Split(':', '-') is [var text, var start, var end]
            ? Urls.NewRecordOf(text, start, end, record.Kind.ToString()) : null;

    protected override async Task OnInitializedAsync()
    {
        keeper = new(Time, InvokeAsync, KeepAsync);
        signer = await Signer.OfAsync(Authentication);
    }

    protected override async Task OnParametersSetAsync()
    {
        record = await Records.OpenAsync(Key);
        isDecided = false;
        context = record is null ? null : await Contexts.OfAsync(record.Id);
        draft = record is not null && MayEdit ? await Drafts.FindAsync(Draft.OfRecord(Key), signer!) : null;
        if (!isLoaded)
            why = draft?.Words;
        isLoaded = true;
    }

    private void Explained()
    {
        kept = null;
        keeper.Touch();
    }

    /// <summary>The reason waits in the record's draft, with whatever was corrected there.</summary>
    private async Task KeepAsync()
    {
        if (record is null)
            return;
        // Another tab may have begun a correction meanwhile: its fields stay.
        draft = await Drafts.FindAsync(Draft.OfRecord(Key), signer!);
        if (string.IsNullOrEmpty(why) && !HoldsCorrection)
            await Drafts.DropAsync(Draft.OfRecord(Key), signer!);
        else
        {
            problem = await Drafts.KeepAsync(Draft.OfRecord(Key), draft?.Fields ?? record.Fields, why, draft?.Base ?? record.Base, signer!);
            kept = problem is null ? "Draft kept." : null;
        }
        draft = await Drafts.FindAsync(Draft.OfRecord(Key), signer!);
        StateHasChanged();
    }

    private async Task DecideAsync(ReviewState decision)
    {
        // A second key before the page has gone on is not meant for this record.
        if (isDecided)
            return;
        isDecided = true;
        await keeper.SettleAsync();
        problem = await Records.DecideAsync([Key], decision, why, signer!);
        isDecided = problem is null;
        if (problem is null && draft is not null && !HoldsCorrection)
            await Drafts.DropAsync(Draft.OfRecord(Key), signer!);
        if (problem is null)
            await Decided.InvokeAsync($"{char.ToUpperInvariant(Wording.Of(decision)[0])}{Wording.Of(decision)[1..]}: {ReviewWording.Heading(record!.Kind, record.Fields)}.");
    }

    private async Task CorrectAsync()
    {
        await keeper.FlushAsync();
        (isEditing, kept) = (true, null);
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
        await keeper.SettleAsync();
        var saved = await Records.SaveAsync(Key, record!.Base, fields, reason, signer!);
        problem = saved.Refusal;
        if (problem is null)
            why = null;
        await OnParametersSetAsync();
    }

    private async Task FormDoneAsync(bool isSaved)
    {
        (isEditing, said) = (false, isSaved ? "Saved." : null);
        await OnParametersSetAsync();
        why = draft?.Words;
    }

    public void Dispose() => keeper?.Dispose();
}
