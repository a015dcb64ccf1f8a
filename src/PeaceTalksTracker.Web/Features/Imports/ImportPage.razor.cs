using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>Takes exported files in: reads them, shows what importing them would do, imports them.</summary>
public sealed partial class ImportPage
{
    private CancellationTokenSource work = new();
    private ImportedRecords? file;
    private ImportOutcome? outcome;
    private bool isSaved;
    private string? problem;
    private string? said;
    private string? stage;
    private int percent;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ImportService Imports { get; set; } = null!;

    [Inject]
    private ILogger<ImportPage> Log { get; set; } = null!;

    private Task ReadAsync(InputFileChangeEventArgs e) => WorkAsync("Reading it", async cancellation =>
    {
        (file, outcome, isSaved) = (null, null, false);
        if (e.FileCount > Limits.ImportFiles)
            problem = ImportFiles.TooMany(e.FileCount);
        else if (e.GetMultipleFiles(Limits.ImportFiles).Sum(f => f.Size) > Limits.ImportBytes)
            problem = ImportFiles.TooLarge;
        if (problem is not null)
            return;
        var files = await ReceiveAsync(e.GetMultipleFiles(Limits.ImportFiles), cancellation);
        var (read, refusal) = await Task.Run(() => ImportFiles.Read(files, cancellation), cancellation);
        (file, problem) = (read, refusal);
        if (file is null)
            return;
        var signer = await Signer.OfAsync(Authentication);
        var preview = await Task.Run(() => Imports.PreviewAsync(file, signer, cancellation), cancellation);
        (outcome, problem) = (preview.Refusal is null ? preview : null, preview.Refusal);
    });

    private Task SaveAsync() => WorkAsync("Importing it", async cancellation =>
    {
        if (file is null || isSaved)
            return;
        var signer = await Signer.OfAsync(Authentication);
        // SQLite answers at once or blocks: a long save on the page's own thread would keep the browser waiting until it hangs up.
        var saved = await Task.Run(() => Imports.ImportAsync(file, signer, cancellation), cancellation);
        problem = saved.Refusal;
        if (problem is not null)
            return;
        (outcome, isSaved) = (saved, true);
        said = $"Imported from {file.Name}. It is one change: Undo, under Review, takes it back whole.";
    });

    private async Task<IReadOnlyList<(string, ReadOnlyMemory<byte>)>> ReceiveAsync(IReadOnlyList<IBrowserFile> chosen, CancellationToken cancellation)
    {
        var (all, come) = (Math.Max(1, chosen.Sum(f => f.Size)), 0L);
        var progress = new PercentProgress(now => _ = InvokeAsync(() =>
        {
            percent = now;
            StateHasChanged();
        }));
        var files = new List<(string, ReadOnlyMemory<byte>)>();
        foreach (var one in chosen)
        {
            await using var stream = one.OpenReadStream(Limits.ImportBytes, cancellation);
            var bytes = new byte[one.Size];
            for (var read = 0; read < bytes.Length;)
            {
                var count = await stream.ReadAsync(bytes.AsMemory(read), cancellation);
                if (count == 0)
                    throw new EndOfStreamException();
                (read, come) = (read + count, come + count);
                progress.Report((double)come / all);
            }
            files.Add((one.Name, bytes));
        }
        return files;
    }

    /// <summary>One piece of work at a time, which can be cancelled and whose failure leaves the store as it is.</summary>
    private async Task WorkAsync(string what, Func<CancellationToken, Task> job)
    {
        if (stage is not null)
            return;
        (stage, percent, problem, said) = (what, 0, null, null);
        work.Dispose();
        work = new CancellationTokenSource();
        try
        {
            await job(work.Token);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            problem = "Cancelled. Nothing was imported.";
        }
        catch (Exception e) when (e is IOException or JSException or JSDisconnectedException or TimeoutException or OperationCanceledException)
        {
            Log.LogWarning(e, "{Work}: the browser did not answer", what);
            problem = "The files did not arrive whole, so nothing was imported: please choose them again.";
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            Log.LogError(e, "{Work}: the store did not answer", what);
            problem = "The store did not answer, so nothing was imported: please try again.";
        }
        finally
        {
            stage = null;
        }
    }

    private void Cancel() => work.Cancel();

    public void Dispose() => work.Cancel();
}
