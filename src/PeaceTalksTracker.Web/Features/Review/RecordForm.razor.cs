using Microsoft.AspNetCore.Components;
using PeaceTalksTracker.Web.Account;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Corrects a record. What is typed is kept on the server a second after the last key, until it is saved or dropped.</summary>
public sealed partial class RecordForm : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private RecordFields fields = RecordFields.Empty;
    private IReadOnlyDictionary<RecordField, string>? problems;
    private EditConflict? conflict;
    private Draft? restored;
    private long start;
    private string? why;
    private string? problem;
    private string? kept;
    private bool isDirty;
    private ITimer? timer;

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
        (fields, start) = (Record.Fields, Record.Base);
        restored = await Drafts.FindAsync(Record.Id, Signer);
        if (restored is { } draft)
            (fields, start) = (draft.Fields, draft.Base);
    }

    private void Change(RecordField field, FieldValue? value)
    {
        fields = fields.With(field, value);
        isDirty = true;
        kept = null;
        timer?.Dispose();
        timer = Time.CreateTimer(_ => _ = InvokeAsync(KeepAsync), null, Pause, Timeout.InfiniteTimeSpan);
    }

    private async Task KeepAsync()
    {
        if (!isDirty)
            return;
        isDirty = false;
        problem = await Drafts.KeepAsync(Record.Id, fields, start, Signer);
        kept = problem is null ? "Draft kept." : null;
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        Forget();
        var outcome = await Records.SaveAsync(Record.Key, start, fields, why, Signer);
        (problem, problems, conflict) = (outcome.Problem, outcome.FieldProblems, outcome.Conflict);
        if (outcome.Key is not null)
            await Done.InvokeAsync();
        else
            problem = await Drafts.KeepAsync(Record.Id, fields, start, Signer) ?? problem;
    }

    /// <summary>The editor has chosen, field by field: what is saved next is saved on what the other one saved.</summary>
    private void Choose(RecordFields chosen)
    {
        (fields, start, conflict) = (chosen, conflict!.Base, null);
        isDirty = true;
    }

    private async Task CancelAsync()
    {
        Forget();
        await Drafts.DropAsync(Record.Id, Signer);
        await Done.InvokeAsync();
    }

    private async Task DropAsync()
    {
        Forget();
        await Drafts.DropAsync(Record.Id, Signer);
        (fields, start, restored) = (Record.Fields, Record.Base, null);
    }

    private void Forget()
    {
        timer?.Dispose();
        isDirty = false;
    }

    public void Dispose() => timer?.Dispose();
}
