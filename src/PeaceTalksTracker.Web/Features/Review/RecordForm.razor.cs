using Microsoft.AspNetCore.Components;
using PeaceTalksTracker.Web.Account;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Corrects a record, an actor or an issue. What is typed is kept on the server a second after the last key, until it is saved or dropped.</summary>
public sealed partial class RecordForm : IDisposable
{
    private RecordFields fields = RecordFields.Empty;
    private RecordFields sent = RecordFields.Empty;
    private IReadOnlyDictionary<RecordField, string>? problems;
    private EditConflict? conflict;
    private Draft? restored;
    private long start;
    private bool isOpen;
    private bool isSaving;
    private bool isUnkept;
    private string? why;
    private string? problem;
    private string? kept;
    private DraftKeeper keeper = null!;

    /// <summary>The fields to ask for, in this order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<RecordField> Asked { get; set; } = [];

    /// <summary>All fields as they were opened; later changes to them do not touch what is typed.</summary>
    [Parameter, EditorRequired]
    public RecordFields Opened { get; set; } = null!;

    /// <summary>The change they were opened at; 0 of what is not there yet.</summary>
    [Parameter]
    public long Base { get; set; }

    /// <summary>What the draft is about, from <see cref="Draft"/>.</summary>
    [Parameter, EditorRequired]
    public string Subject { get; set; } = "";

    /// <summary>Saves all fields over that change, with the reason, and drops the draft.</summary>
    [Parameter, EditorRequired]
    public Func<long, RecordFields, string?, Task<SaveOutcome>> Save { get; set; } = null!;

    [Parameter, EditorRequired]
    public Signer Signer { get; set; } = null!;

    /// <summary>What saving does besides, as a sentence; null for nothing.</summary>
    [Parameter]
    public string? Consequence { get; set; }

    /// <summary>Told whether it was saved, or left as it was.</summary>
    [Parameter]
    public EventCallback<bool> Done { get; set; }

    [Inject]
    private DraftService Drafts { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        keeper = new(Time, InvokeAsync, KeepAsync);
        (fields, start) = (Opened, Base);
        restored = await Drafts.FindAsync(Subject, Signer);
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
        problem = await Drafts.KeepAsync(Subject, fields, why, start, Signer);
        isUnkept = problem is not null;
        kept = problem is null ? "Draft kept." : null;
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        if (isSaving)
            return;
        isSaving = true;
        try
        {
            await SaveOnceAsync();
        }
        finally
        {
            isSaving = false;
        }
    }

    private async Task SaveOnceAsync()
    {
        await keeper.SettleAsync();
        sent = fields;
        var outcome = await Save(start, sent, why);
        (problem, problems, conflict) = (outcome.Problem, outcome.FieldProblems, outcome.Conflict);
        if (outcome.Key is not null)
            await Done.InvokeAsync(true);
        else
        {
            var unkept = await Drafts.KeepAsync(Subject, fields, why, start, Signer);
            (isUnkept, problem, kept) = (unkept is not null, unkept ?? problem, conflict is null ? null : "Not saved.");
        }
    }

    /// <summary>The editor has chosen, field by field: what is saved is saved on what the other one saved. What was typed elsewhere meanwhile stays.</summary>
    private Task ChooseAsync(RecordFields chosen)
    {
        var meanwhile = sent.ChangesTo(fields).Where(c => !conflict!.Contested.Contains(c.Field));
        fields = meanwhile.Aggregate(chosen, (all, change) => all.With(change.Field, change.After));
        (start, conflict) = (conflict!.Base, null);
        return SaveAsync();
    }

    /// <summary>Closes the form; what was typed waits as a draft. Where it could not be kept, the form stays.</summary>
    private async Task LeaveAsync()
    {
        await keeper.FlushAsync();
        if (!isUnkept)
            await Done.InvokeAsync(false);
    }

    private async Task CancelAsync()
    {
        await keeper.SettleAsync();
        await Drafts.DropAsync(Subject, Signer);
        await Done.InvokeAsync(false);
    }

    private async Task DropAsync()
    {
        await keeper.SettleAsync();
        await Drafts.DropAsync(Subject, Signer);
        (fields, start, restored, why) = (Opened, Base, null, null);
        (conflict, problem, problems, kept) = (null, null, null, null);
    }

    public void Dispose() => keeper.Dispose();
}
