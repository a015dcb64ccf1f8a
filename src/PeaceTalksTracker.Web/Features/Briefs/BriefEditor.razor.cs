using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Words, orders, adds and takes out the lines of a saved brief. What is done is kept as a draft until it is saved as the next version.</summary>
public sealed partial class BriefEditor : IDisposable
{
    private BriefWork work = null!;
    private BriefPreview? shown;
    private Draft? restored;
    private Signer signer = null!;
    private DraftKeeper keeper = null!;
    private readonly Dictionary<SectionKind, string> begun = [];
    private int start;
    private int seen;
    private int most = Limits.PreviewedLines;
    private bool isSaving;
    private string? problem;
    private string? kept;

    /// <summary>The newest version as it was opened; a later one does not touch what is being edited.</summary>
    [Parameter, EditorRequired]
    public SavedBrief Saved { get; set; } = null!;

    /// <summary>Told that it was saved, or left as it was.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private BriefPreviews Previews { get; set; } = null!;

    [Inject]
    private BriefService Briefs { get; set; } = null!;

    [Inject]
    private DraftService Drafts { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private string Subject => Draft.OfBrief(Saved.Entry.Key);

    protected override async Task OnInitializedAsync()
    {
        keeper = new(Time, InvokeAsync, KeepAsync);
        signer = await Signer.OfAsync(Authentication);
        (work, start) = (BriefWork.Of(Saved), Saved.Entry.Number);
        restored = await Drafts.FindAsync(Subject, signer);
        if (restored is { } draft && BriefWork.FromJson(draft.Words) is { } mine)
            (work, start) = (mine, (int)draft.Base);
        seen = start;
        shown = await Previews.ReadAsync(work.WholeOn(Saved.Request), most);
    }

    private string WordsOf(BriefLine line)
        => work.Edits.Wording.GetValueOrDefault(line.Key) ?? work.Edits.Added.FirstOrDefault(a => a.Key == line.Key)?.Text ?? line.Text;

    private void Change(BriefWork changed)
    {
        (work, kept) = (changed, null);
        keeper.Touch();
    }

    private async Task RecomposeAsync(BriefWork changed)
    {
        Change(changed);
        shown = await Previews.ReadAsync(work.WholeOn(Saved.Request), most);
    }

    private async Task ShowMoreAsync()
    {
        most += Limits.PreviewedLines;
        shown = await Previews.ReadAsync(work.WholeOn(Saved.Request), most);
    }

    private void Want(PreviewedSection section, bool isWanted)
    {
        // A line begun in a section that is left out goes with it.
        begun.Remove(section.Kind);
        Change(work.WithSection(section.Kind, isWanted));
    }

    private void Begin(PreviewedSection section, bool isBegun)
    {
        if (isBegun)
            begun[section.Kind] = section.Heading;
        else
            begun.Remove(section.Kind);
    }

    /// <summary>The lines, each with what it is listed under where that changes.</summary>
    private static IEnumerable<(BriefLine Line, string? Heading)> WithHeadings(PreviewedSection section)
        => section.Lines.Select((line, at) => (line, at == 0 || section.Lines[at - 1].Group != line.Group ? line.Group : null));

    private Task MoveAsync(PreviewedSection section, BriefLine line, int step)
        => RecomposeAsync(work.Moved(section.Kind, [.. section.Lines.Select(l => l.Key)], line.Key, step));

    private async Task KeepAsync()
    {
        problem = await Drafts.KeepAsync(Subject, RecordFields.Empty, work.ToJson(), start, signer);
        kept = problem is null ? "Draft kept." : null;
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        if (isSaving)
            return;
        if (begun.Count > 0)
        {
            problem = $"A line under “{begun.Values.First()}” is begun and not added yet. Add it, or cancel it; then save.";
            return;
        }
        isSaving = true;
        await keeper.SettleAsync();
        var outcome = await Briefs.SaveAsync(Saved.Entry.Key, seen, work.On(Saved.Request), signer);
        (isSaving, problem) = (false, outcome.Problem);
        if (problem is null)
        {
            await Done.InvokeAsync();
            return;
        }
        // A newer version has been told of now: saving again goes on top of it. The draft is still one of the version it was begun on.
        seen = Math.Max(seen, outcome.Number);
        kept = await Drafts.KeepAsync(Subject, RecordFields.Empty, work.ToJson(), start, signer) ?? "Not saved; your draft is kept.";
    }

    private async Task CancelAsync()
    {
        await keeper.SettleAsync();
        await Drafts.DropAsync(Subject, signer);
        await Done.InvokeAsync();
    }

    private async Task DropAsync()
    {
        await keeper.SettleAsync();
        await Drafts.DropAsync(Subject, signer);
        (restored, problem, kept, start, seen) = (null, null, null, Saved.Entry.Number, Saved.Entry.Number);
        work = BriefWork.Of(Saved);
        shown = await Previews.ReadAsync(work.WholeOn(Saved.Request), most);
    }

    public void Dispose() => keeper?.Dispose();
}
