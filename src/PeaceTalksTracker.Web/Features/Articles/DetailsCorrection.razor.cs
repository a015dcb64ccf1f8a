using Microsoft.AspNetCore.Components;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>Takes a correction of what is known of an article, and keeps it as a draft until it is saved or dropped.</summary>
public sealed partial class DetailsCorrection : IDisposable
{
    private DetailsInput input = new();
    private long start;
    private bool isOpen;
    private Draft? restored;
    private RecordFields seen = RecordFields.Empty;
    private EditConflict? conflict;
    private string? why;
    private string? said;
    private string? problem;
    private string? kept;
    private DraftKeeper keeper = null!;

    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    /// <summary>The article as it stands.</summary>
    [Parameter, EditorRequired]
    public CorrectableDetails Held { get; set; } = null!;

    /// <summary>The editor whose draft it is.</summary>
    [Parameter, EditorRequired]
    public Signer Editor { get; set; } = null!;

    /// <summary>What else is corrected, between the details and the reason.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What was previewed holds no longer.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>The editor has chosen where somebody else had changed the same.</summary>
    [Parameter]
    public EventCallback Chosen { get; set; }

    [Inject]
    private CorrectionService Corrections { get; set; } = null!;

    [Inject]
    private DraftService Drafts { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The reason, as it was typed.</summary>
    public string? Why => why;

    /// <summary>Whether somebody else has changed the same, and nobody has chosen yet.</summary>
    public bool IsContested => conflict is not null;

    protected override async Task OnInitializedAsync()
    {
        keeper = new(Time, InvokeAsync, KeepAsync);
        (input, start) = (DetailsInput.Of(Held.Details), Held.Base);
        restored = await Drafts.FindAsync(Draft.OfDetails(Key), Editor);
        if (restored is { } draft)
        {
            (input, why, start) = (DetailsInput.Of(draft.Fields), draft.Words, draft.Base);
            await MeetAsync(Held);
        }
        // Not before: nobody types into what is about to be filled.
        isOpen = true;
    }

    /// <summary>The details as they were typed, or null where the fields say what to change.</summary>
    public ArticleDetails? Read()
        => input.Read(Held.Details.Origin, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));

    /// <summary>Brings what was typed together with what somebody else has saved since; where both changed the same, the editor is to choose.</summary>
    public async Task MeetAsync(CorrectableDetails now)
    {
        if (now.Base == start)
            return;
        seen = await Corrections.AfterAsync(Key, start) is { } before ? FieldsOf(before) : RecordFields.Empty;
        var mine = input.ToFields();
        var (merged, contested) = RecordFields.Merge(seen, mine, FieldsOf(now));
        if (contested.Count > 0)
            conflict = new(now.By, now.At, FieldsOf(now), merged, now.Base, contested);
        else
        {
            (input, start, conflict) = (DetailsInput.Of(merged), now.Base, null);
            if (mine.ChangesTo(merged).Count > 0)
                said = $"{now.By} has changed these details meanwhile. What you left alone stands here as they saved it.";
        }
        StateHasChanged();
    }

    /// <summary>Keeps what waits to be kept.</summary>
    public Task FlushAsync() => keeper.FlushAsync();

    private static RecordFields FieldsOf(CorrectableDetails details) => DetailsInput.Of(details.Details).ToFields();

    private Task TypedAsync()
    {
        kept = null;
        // What is typed before the choice is made is part of it.
        if (conflict is { } open)
            conflict = open with { Merged = RecordFields.Merge(seen, input.ToFields(), open.Theirs).Merged };
        keeper.Touch();
        return Changed.InvokeAsync();
    }

    private async Task KeepAsync()
    {
        problem = await Drafts.KeepAsync(Draft.OfDetails(Key), input.ToFields(), why, start, Editor);
        kept = problem is null ? "Draft kept." : null;
        StateHasChanged();
    }

    private async Task ChooseAsync(RecordFields chosen)
    {
        (input, start, conflict) = (DetailsInput.Of(chosen), conflict!.Base, null);
        await TypedAsync();
        await Chosen.InvokeAsync();
    }

    private async Task DropAsync()
    {
        await keeper.SettleAsync();
        await Drafts.DropAsync(Draft.OfDetails(Key), Editor);
        (input, why, start) = (DetailsInput.Of(Held.Details), null, Held.Base);
        (restored, conflict, said, kept) = (null, null, null, null);
        await Changed.InvokeAsync();
    }

    public void Dispose() => keeper.Dispose();
}
