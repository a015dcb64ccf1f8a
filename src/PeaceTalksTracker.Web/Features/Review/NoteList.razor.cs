using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>The notes on a record, and the form for another; what is typed there is kept until it is saved or dropped.</summary>
public sealed partial class NoteList : IDisposable
{
    private IReadOnlyList<Note> notes = [];
    private string text = "";
    private Guid written;
    private bool isSaving;
    private bool isOpen;
    private bool isOpening;
    private bool isUnkept;
    private string? visitor;
    private bool isLead;
    private string? problem;
    private string? kept;
    private Draft? restored;
    private DraftKeeper keeper = null!;

    [Parameter, EditorRequired]
    public string Record { get; set; } = "";

    /// <summary>Another number whenever the store may have changed: what else it is given may be the same.</summary>
    [Parameter]
    public int Stamp { get; set; }

    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>Whether the form for a new note is open.</summary>
    [Parameter]
    public bool IsWriting { get; set; }

    [Parameter]
    public EventCallback<bool> IsWritingChanged { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private NoteService Notes { get; set; } = null!;

    [Inject]
    private DraftService Drafts { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        keeper = new(Time, InvokeAsync, KeepAsync);
        var user = (await Authentication).User;
        (visitor, isLead) = (user.Identity?.Name, user.IsInRole(nameof(PersonRole.Lead)));
    }

    protected override async Task OnParametersSetAsync()
    {
        // A note gets its identity with its form: however often it is sent, it is one.
        if (!IsWriting)
            (written, isOpen) = (Guid.NewGuid(), false);
        else if (!isOpen && !isOpening)
        {
            // The form shows once its draft is there: nobody types into what is about to be filled.
            isOpening = true;
            restored = await Drafts.FindAsync(Draft.OfNote(Record), await Signer.OfAsync(Authentication));
            (text, isOpen, isOpening) = (restored?.Words ?? "", true, false);
        }
        notes = await Notes.OfAsync(Record);
    }

    private void Typed()
    {
        kept = null;
        keeper.Touch();
    }

    private async Task KeepAsync()
    {
        problem = await Drafts.KeepAsync(Draft.OfNote(Record), RecordFields.Empty, text, 0, await Signer.OfAsync(Authentication));
        isUnkept = problem is not null;
        kept = isUnkept ? null : "Draft kept.";
        StateHasChanged();
    }

    private async Task DropAsync()
    {
        await keeper.SettleAsync();
        (text, restored, kept) = ("", null, null);
        await Drafts.DropAsync(Draft.OfNote(Record), await Signer.OfAsync(Authentication));
    }

    /// <summary>Closes the form; what was typed waits as a draft. Where it could not be kept, the form stays.</summary>
    private async Task LeaveAsync()
    {
        await keeper.FlushAsync();
        if (!isUnkept)
            await IsWritingChanged.InvokeAsync(false);
    }

    private async Task CancelAsync()
    {
        await DropAsync();
        await IsWritingChanged.InvokeAsync(false);
    }

    private async Task WriteAsync()
    {
        isSaving = true;
        await keeper.SettleAsync();
        problem = await Notes.WriteAsync(Record, written, text, await Signer.OfAsync(Authentication));
        isSaving = false;
        if (problem is not null)
        {
            keeper.Touch();
            return;
        }
        await DropAsync();
        await IsWritingChanged.InvokeAsync(false);
    }

    private async Task RemoveAsync(Guid note)
    {
        problem = await Notes.RemoveAsync(note, await Signer.OfAsync(Authentication));
        notes = await Notes.OfAsync(Record);
    }

    public void Dispose() => keeper.Dispose();
}
