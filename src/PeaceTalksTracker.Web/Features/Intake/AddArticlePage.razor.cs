using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>Takes a text in: reads it, shows what was found, saves it. On a refusal everything typed stays where it is.</summary>
public sealed partial class AddArticlePage
{
    private readonly DetailsInput input = new();
    private CancellationTokenSource work = new();
    private LongText field = null!;
    private ElementReference area;
    private ArticlePreview? preview;
    private (string Key, bool Withdrawn)? standing;
    private string? problem;
    private string? stage;
    private int? percent;
    private string origin = "pasted";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private IngestService Ingest { get; set; } = null!;

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private ILogger<AddArticlePage> Log { get; set; } = null!;

    protected override void OnInitialized() => field = new(Js);

    private Task TakeFileAsync(InputFileChangeEventArgs e) => WorkAsync($"Taking in {e.File.Name}", async cancellation =>
    {
        if (e.File.Size > Limits.ArticleBytes)
        {
            problem = $"{e.File.Name}: {TextFile.TooLarge}";
            return;
        }
        await using var stream = e.File.OpenReadStream(Limits.ArticleBytes, cancellation);
        var file = await TextFile.ReadAsync(stream, cancellation);
        if (!file.IsRead)
        {
            problem = $"{e.File.Name}: {file.Problem}";
            return;
        }
        origin = e.File.Name.Length <= Limits.DetailText ? e.File.Name : e.File.Name[..Limits.DetailText];
        await field.ShowAsync(area, file.Text, cancellation);
    });

    private Task ReadAsync() => WorkAsync("Taking in the text", async cancellation =>
    {
        standing = null;
        var today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        if (input.Read(origin, today) is not { } details)
        {
            problem = "Some details cannot be used as they are: see the fields marked below.";
            return;
        }
        if (await field.ReadAsync(area, cancellation) is not { } raw)
        {
            problem = TextFile.TooLarge;
            return;
        }
        PreparedText? prepared = null;
        string? refusal = null;
        await Task.Run(() => PreparedText.TryPrepare(raw, out prepared, out refusal, cancellation), cancellation);
        if (prepared is null)
        {
            problem = refusal;
            return;
        }
        if (prepared.WasHtml)
            await field.ShowAsync(area, prepared.Text, cancellation);
        if (await Ingest.StandingOfAsync(RecordKeys.OfArticle(prepared.Text), cancellation) is { } there)
        {
            standing = there;
            problem = there.Withdrawn ? "This text was added before, and has been withdrawn." : "This text is here already.";
            return;
        }

        stage = "Reading it";
        percent = 0;
        StateHasChanged();
        var (article, found) = await Task.Run(() => Ingest.Read(prepared.Text, details, Progress(), cancellation), cancellation);
        var known = await Ingest.KnownActorsAsync(found, cancellation);
        preview = new ArticlePreview(article, found, details, prepared.Notes, known);
    });

    private Task SaveAsync() => WorkAsync("Saving it", async cancellation =>
    {
        if (preview is not { } read)
            return;
        var signer = await Signer.OfAsync(Authentication);
        // SQLite answers at once or blocks: a long save on the page's own thread would keep the browser waiting until it hangs up.
        var saved = await Task.Run(() => Ingest.SaveAsync(read.Article, read.Found, read.Details, signer, cancellation), cancellation);
        problem = saved.Refusal;
        if (problem is null)
            Navigation.NavigateTo(Urls.Article(saved.Key));
    });

    /// <summary>One piece of work at a time, which can be cancelled and whose failure leaves the page as it is.</summary>
    private async Task WorkAsync(string what, Func<CancellationToken, Task> job)
    {
        if (stage is not null)
            return;
        (stage, percent, problem) = (what, null, null);
        work.Dispose();
        work = new CancellationTokenSource();
        try
        {
            await job(work.Token);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            problem = "Cancelled. Nothing was saved, and what you entered is still here.";
        }
        catch (Exception e) when (e is IOException or JSException or JSDisconnectedException or TimeoutException or OperationCanceledException)
        {
            Log.LogWarning(e, "{Work}: the browser did not answer", what);
            problem = "The text did not arrive whole. What you entered is still here: please try again.";
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            Log.LogError(e, "{Work}: the store did not answer", what);
            problem = "The store did not answer, so it could not be saved. What you entered is still here: please try again.";
        }
        finally
        {
            stage = null;
        }
    }

    private PercentProgress Progress() => new(now => _ = InvokeAsync(() =>
    {
        percent = now;
        StateHasChanged();
    }));

    private Task RestoreAsync(string key) => WorkAsync("Restoring it", async cancellation =>
    {
        var signer = await Signer.OfAsync(Authentication);
        problem = await Task.Run(() => Articles.RestoreAsync(key, signer, null, cancellation), cancellation);
        if (problem is null)
            Navigation.NavigateTo(Urls.Article(key));
    });

    private void Cancel() => work.Cancel();

    private void ChangeText() => preview = null;

    public async ValueTask DisposeAsync()
    {
        await work.CancelAsync();
        await field.DisposeAsync();
    }
}
