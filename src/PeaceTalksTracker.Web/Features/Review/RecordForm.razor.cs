using Microsoft.AspNetCore.Components;
using PeaceTalksTracker.Web.Account;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Corrects a record. What is typed is kept on the server a second after the last key, until it is saved or dropped.</summary>
public sealed partial class RecordForm : IDisposable
{
    private RecordFields fields = RecordFields.Empty;
    private IReadOnlyDictionary<RecordField, string>? problems;
    private EditConflict? conflict;
    private Draft? restored;
    private long start;
    private bool isOpen;
    private string? why;
    private string? problem;
    private string? kept;
    private DraftKeeper keeper = null!;

    /// <summary>The record as it was opened; later changes to it do not touch what is typed.</summary>
    [Parameter, EditorRequired]
    public OpenRecord Record { get; set; } = null!;

    [Parameter, EditorRequired]
    public Signer Signer { get; set; } = null!;

    /// <summary>The record has been saved, or left as it was.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    [Inject]
    private RecordService Records { get; set; } = null!;

    [Inject]
    private DraftService Drafts { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        keeper = new(Time, InvokeAsync, KeepAsync);
        (fields, start) = (Record.Fields, Record.Base);
        restored = await Drafts.FindAsync(Draft.OfRecord(Record.Key), Signer);
        if (restored is { } draft)
            (fields, start, why) = (draft.Fields, draft.Base, draft.Words);
        // Not before: nobody types into what is about to be filled.
        isOpen = true;
    }

    private void Change(RecordField field, FieldValue? value)
    {
        fields = fields.With(field, value);
        kept = null;
        keeper.Touch();
    }

    private void Explained()
    {
        kept = null;
        keeper.Touch();
    }

    private async Task KeepAsync()
    {
        problem = await Drafts.KeepAsync(Draft.OfRecord(Record.Key), fields, why, start, Signer);
        kept = problem is null ? "Draft kept." : null;
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        await keeper.SettleAsync();
        var outcome = await Records.SaveAsync(Record.Key, start, fields, why, Signer);
        (problem, problems, conflict) = (outcome.Problem, outcome.FieldProblems, outcome.Conflict);
        if (outcome.Key is not null)
            await Done.InvokeAsync();
        else
            problem = await Drafts.KeepAsync(Draft.OfRecord(Record.Key), fields, why, start, Signer) ?? problem;
    }

    /// <summary>The editor has chosen, field by field: what is saved next is saved on what the other one saved.</summary>
    private void Choose(RecordFields chosen)
    {
        (fields, start, conflict) = (chosen, conflict!.Base, null);
        keeper.Touch();
    }

    private async Task CancelAsync()
    {
        await keeper.SettleAsync();
        await Drafts.DropAsync(Draft.OfRecord(Record.Key), Signer);
        await Done.InvokeAsync();
    }

    private async Task DropAsync()
    {
        await keeper.SettleAsync();
        await Drafts.DropAsync(Draft.OfRecord(Record.Key), Signer);
        (fields, start, restored, why) = (Record.Fields, Record.Base, null, null);
    }

    public void Dispose() => keeper.Dispose();
}
