using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>Takes a corrected text, and keeps it as a draft until it is saved or dropped. The text goes to the server whole, when it is read or kept, and not with each key.</summary>
public sealed partial class TextCorrection : IAsyncDisposable
{
    private ElementReference area;
    private ElementReference beside;
    private LongText field = null!;
    private DotNetObjectReference<TextCorrection>? self;
    private DraftKeeper keeper = null!;
    private Draft? restored;
    private CorrectableDetails? other;
    private long start;
    private string? toFill;
    private string? toFillBeside;
    private string? problem;
    private string? kept;
    private bool isOpen;
    private bool isFilled;
    private bool isTouched;

    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    /// <summary>The article as it stands.</summary>
    [Parameter, EditorRequired]
    public CorrectableDetails Held { get; set; } = null!;

    /// <summary>The editor whose draft it is.</summary>
    [Parameter, EditorRequired]
    public Signer Editor { get; set; } = null!;

    /// <summary>What was previewed holds no longer.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private CorrectionService Corrections { get; set; } = null!;

    [Inject]
    private DraftService Drafts { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private ILogger<TextCorrection> Log { get; set; } = null!;

    /// <summary>Whether somebody else has corrected the text too, and nobody has chosen yet.</summary>
    public bool IsContested => other is not null;

    protected override async Task OnInitializedAsync()
    {
        (keeper, field) = (new(Time, InvokeAsync, KeepAsync), new(Js));
        restored = await Drafts.FindAsync(Draft.OfText(Key), Editor);
        if (restored is not { } draft)
            return;
        (isOpen, isTouched, toFill, start) = (true, true, draft.Words ?? "", draft.Base);
        await MeetAsync(Held);
    }

    /// <summary>The text as it is now in the field, ready to be saved; null with no problem where nobody corrects it.</summary>
    public async Task<(string? Text, string? Problem)> ReadAsync(CancellationToken cancellation)
    {
        // What nobody has typed into is no correction, whatever the field shows.
        if (!isOpen || !isTouched)
            return (null, null);
        if (!isFilled)
            return (null, "The text is being put into its field. What you entered is still here: please try again.");
        if (await field.ReadAsync(area, cancellation) is not { } raw)
            return (null, TextFile.TooLarge);
        if (raw.Length == 0)
            return (null, "The text is empty: paste the corrected one.");
        return PreparedText.TryPrepare(raw, out var prepared, out var refusal, cancellation) ? (prepared.Text, null) : (null, refusal);
    }

    /// <summary>Brings what was typed together with what somebody else has saved since; where both changed the text, the editor is to choose.</summary>
    public async Task MeetAsync(CorrectableDetails now)
    {
        if (!isOpen || now.Base == start)
            return;
        if ((await Corrections.AfterAsync(Key, start))?.TextId == now.TextId)
            start = now.Base;
        else if (isTouched)
            (other, toFillBeside) = (now, await Corrections.TextAsync(Key));
        else
            await FillAsync(now.Base);
        StateHasChanged();
    }

    /// <summary>Keeps what waits to be kept.</summary>
    public Task FlushAsync() => keeper.FlushAsync();

    /// <summary>Something was typed into the field.</summary>
    [JSInvokable]
    public Task TypedAsync()
    {
        (isTouched, kept) = (true, null);
        keeper.Touch();
        return Changed.InvokeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (toFill is { } text)
            {
                toFill = null;
                await field.ShowAsync(area, text);
                if (self is null)
                    await field.WatchAsync(area, self = DotNetObjectReference.Create(this));
                isFilled = true;
                StateHasChanged();
            }
            if (toFillBeside is { } theirs)
            {
                toFillBeside = null;
                await field.ShowAsync(beside, theirs);
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is closed.
        }
    }

    private async Task OpenAsync()
    {
        isOpen = true;
        await FillAsync(Held.Base);
        await Changed.InvokeAsync();
    }

    /// <summary>Puts the present text into the field.</summary>
    private async Task FillAsync(long change)
        => (start, isTouched, isFilled, toFill) = (change, false, false, await Corrections.TextAsync(Key) ?? "");

    private async Task KeepAsync()
    {
        try
        {
            problem = await field.ReadAsync(area) is not { } text
                ? DraftService.TooLarge
                : await Task.Run(() => Drafts.KeepAsync(Draft.OfText(Key), RecordFields.Empty, text, start, Editor));
        }
        catch (Exception e) when (e is JSException or IOException or TimeoutException or OperationCanceledException or DbException or DbUpdateException)
        {
            Log.LogWarning(e, "A draft of a text could not be kept");
            problem = "What you typed could not be kept just now. It is still here: type on, and it is tried again.";
        }
        catch (JSDisconnectedException)
        {
            // The page is closed.
            return;
        }
        kept = problem is null ? "Draft of the text kept." : null;
        StateHasChanged();
    }

    private Task GoOnAsync()
    {
        (start, other) = (other!.Base, null);
        return TypedAsync();
    }

    private async Task DropAsync()
    {
        await keeper.SettleAsync();
        await Drafts.DropAsync(Draft.OfText(Key), Editor);
        (restored, other, kept) = (null, null, null);
        await FillAsync(Held.Base);
        await Changed.InvokeAsync();
    }

    private async Task TakeFileAsync(InputFileChangeEventArgs e)
    {
        problem = e.File.Size > Limits.ArticleBytes ? $"{e.File.Name}: {TextFile.TooLarge}" : null;
        if (problem is not null)
            return;
        await using var stream = e.File.OpenReadStream(Limits.ArticleBytes);
        var file = await TextFile.ReadAsync(stream, default);
        if (!file.IsRead)
        {
            problem = $"{e.File.Name}: {file.Problem}";
            return;
        }
        await field.ShowAsync(area, file.Text);
        await TypedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        keeper.Dispose();
        self?.Dispose();
        await field.DisposeAsync();
    }
}
