using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>Corrects what is known of an article, showing which dates that changes before it is saved.</summary>
public sealed partial class DetailsPage
{
    private CancellationTokenSource work = new();
    private DetailsInput input = new();
    private CorrectableDetails? held;
    private CorrectionPreview? preview;
    private TextCorrection? words;
    private string? corrected;
    private string? why;
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
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<DetailsPage> Log { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        held = await Corrections.FindAsync(Key);
        looked = true;
        if (held is not null)
            input = DetailsInput.Of(held.Details);
    }

    private Task PreviewAsync() => WorkAsync("Reading the article anew", async (details, progress, cancellation) =>
    {
        (corrected, problem) = words is null ? (null, null) : await words.ReadAsync(cancellation);
        if (problem is null)
            preview = await Task.Run(() => Corrections.PreviewAsync(Key, details, corrected, progress, cancellation), cancellation);
    });

    private Task SaveAsync() => WorkAsync("Saving", async (details, progress, cancellation) =>
    {
        var signer = await Signer.OfAsync(Authentication);
        problem = await Task.Run(() => Corrections.SaveAsync(Key, held!.Version, details, signer, why, corrected, progress, cancellation), cancellation);
        if (problem is null)
            Navigation.NavigateTo(Urls.Article(Key));
    });

    private async Task WorkAsync(string what, Func<ArticleDetails, IProgress<double>, CancellationToken, Task> job)
    {
        problem = null;
        if (stage is not null || held is null)
            return;
        if (input.Read(held.Details.Origin, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime)) is not { } details)
        {
            problem = "Some details cannot be used as they are: see the fields marked below.";
            return;
        }
        (stage, percent) = (what, 0);
        work.Dispose();
        work = new CancellationTokenSource();
        try
        {
            await job(details, new PercentProgress(Show), work.Token);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            problem = "Cancelled. Nothing was saved, and what you entered is still here.";
        }
        catch (Exception e) when (e is IOException or JSException or TimeoutException)
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
