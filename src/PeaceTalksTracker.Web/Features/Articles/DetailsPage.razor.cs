using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>Corrects what is known of an article, showing what that changes before it is saved.</summary>
public sealed partial class DetailsPage
{
    private CancellationTokenSource work = new();
    private Signer? editor;
    private CorrectableDetails? held;
    private CorrectionPreview? preview;
    private IReadOnlyList<FieldChange> changes = [];
    private DetailsCorrection? details;
    private TextCorrection? words;
    private string? corrected;
    private string? problem;
    private string? stage;
    private int? percent;
    private bool looked;

    [Parameter]
    public string Key { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private CorrectionService Corrections { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Permissions Permissions { get; set; } = null!;

    [Inject]
    private ILogger<DetailsPage> Log { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var visitor = await Signer.OfAsync(Authentication);
        editor = await Permissions.RefusalAsync(visitor, PersonRole.Editor) is null ? visitor : null;
        held = await Corrections.FindAsync(Key);
        looked = true;
    }

    private Task PreviewAsync() => WorkAsync("Reading the article anew", async (entered, progress, cancellation) =>
    {
        (corrected, problem) = words is null ? (null, null) : await words.ReadAsync(cancellation);
        if (problem is null)
            preview = await Task.Run(() => Corrections.PreviewAsync(Key, entered, corrected, progress, cancellation), cancellation);
        changes = DetailsInput.Of(held!.Details).ToFields().ChangesTo(DetailsInput.Of(entered).ToFields());
    });

    /// <summary>What is typed answers what was said before.</summary>
    private void Forget() => (preview, problem) = (null, null);

    private async Task GoOnAsync()
    {
        if (words is not { IsContested: true })
            await PreviewAsync();
    }

    private Task SaveAsync() => WorkAsync("Saving", async (entered, progress, cancellation) =>
    {
        if (preview is null)
        {
            problem = CorrectionService.Overtaken;
            return;
        }
        // Kept first, so that it is there whatever becomes of the save, which drops it.
        await details!.FlushAsync();
        if (words is not null)
            await words.FlushAsync();
        var signer = await Signer.OfAsync(Authentication);
        problem = await Task.Run(() => Corrections.SaveAsync(Key, held!.Base, entered, signer, details.Why, corrected, progress, cancellation), cancellation);
        if (problem is null)
            Navigation.NavigateTo(Urls.Article(Key));
    });

    /// <summary>Brings what was entered together with what somebody else has saved meanwhile.</summary>
    /// <returns>Whether nothing is left to choose.</returns>
    private async Task<bool> MeetAsync()
    {
        if (await Corrections.FindAsync(Key) is { } now && now.Base != held!.Base)
        {
            (held, preview) = (now, null);
            await details!.MeetAsync(now);
            if (words is not null)
                await words.MeetAsync(now);
        }
        return !details!.IsContested && words is not { IsContested: true };
    }

    private async Task WorkAsync(string what, Func<ArticleDetails, IProgress<double>, CancellationToken, Task> job)
    {
        problem = null;
        if (stage is not null || details is null)
            return;
        (stage, percent) = (what, 0);
        work.Dispose();
        work = new CancellationTokenSource();
        try
        {
            if (!await MeetAsync())
                problem = "You and somebody else have changed the same. Choose below first: until then nothing of either is lost.";
            else if (details.Read() is not { } entered)
                problem = "Some details cannot be used as they are: see the fields marked below.";
            else
                await job(entered, new PercentProgress(Show), work.Token);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            problem = "Cancelled. Nothing was saved, and what you entered is still here.";
        }
        catch (Exception e) when (e is IOException or JSException or JSDisconnectedException or TimeoutException)
        {
            Log.LogWarning(e, "{Work}: the browser did not answer", what);
            problem = "The text did not arrive whole. What you entered is still here: please try again.";
        }
        catch (Exception e) when (e is DbException or DbUpdateException or OperationCanceledException)
        {
            Log.LogError(e, "{Work}: the store did not answer", what);
            problem = "The store did not answer, so it could not be saved. What you entered is still here: please try again.";
        }
        finally
        {
            stage = null;
        }
    }

    private void Show(int now) => _ = InvokeAsync(() =>
    {
        percent = now;
        StateHasChanged();
    });

    public void Dispose() => work.Cancel();
}
