using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Enters a record from words selected in a text: <c>text</c>, <c>start</c> and <c>end</c> of the address say which.</summary>
public sealed partial class NewRecordPage
{
    private TextAround? around;
    private RecordKind kind;
    private RecordFields fields = RecordFields.Empty;
    private IReadOnlyDictionary<RecordField, string>? problems;
    private string? article;
    private string? refusal;
    private string? problem;
    private string? why;
    private string? started;
    private string? kept;
    private string subject = "";
    private RecordFields composed = RecordFields.Empty;
    private Draft? restored;
    private DraftKeeper? keeper;
    private Guid form;
    private bool isSaving;
    private bool isUnkept;
    private bool isOpening;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private RecordService Records { get; set; } = null!;

    [Inject]
    private DraftService Drafts { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private RecordContextQueries Contexts { get; set; } = null!;

    [Inject]
    private Permissions Permissions { get; set; } = null!;

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        refusal = await Permissions.RefusalAsync(await Signer.OfAsync(Authentication), PersonRole.Editor, cancellation);
        kind = Enum.TryParse<RecordKind>(Query("kind"), true, out var named) && Enum.IsDefined(named) ? named : RecordKind.Claim;
        if (!int.TryParse(Query("text"), CultureInfo.InvariantCulture, out var text)
            || !int.TryParse(Query("start"), CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(Query("end"), CultureInfo.InvariantCulture, out var end))
            return;
        // The store changes while somebody types: what they typed stays.
        var asked = $"{kind} {text} {start} {end}";
        if (asked == started)
            return;
        // The form shows once its draft is there: nobody types into what is about to be filled.
        (around, isOpening) = (null, true);
        if (keeper is not null)
            await keeper.FlushAsync();
        var found = await Contexts.AroundAsync(text, start, end, cancellation);
        article = await Contexts.ArticleOfAsync(text, cancellation);
        if (found is not null && await Contexts.WordsAsync(text, start, end, cancellation) is { } words)
        {
            var quote = kind == RecordKind.Claim ? RecordField.Content : RecordField.Passage;
            // What a text only promises is not to be filed as done because nobody chose: everything else is chosen by whoever enters it.
            composed = RecordFields.Empty.With(quote, FieldReader.SpanOf(text, start, end), words);
            keeper ??= new(Time, InvokeAsync, KeepAsync);
            subject = Draft.OfNew(text, start, end, kind);
            restored = await Drafts.FindAsync(subject, await Signer.OfAsync(Authentication), cancellation);
            (fields, why, around) = (restored?.Fields ?? composed, restored?.Words, found);
        }
        (started, form, isOpening, problem, problems, kept) = (asked, Guid.NewGuid(), false, null, null, null);
    }

    private void Change(RecordField field, FieldValue? value)
    {
        (fields, kept) = (fields.With(field, value), null);
        keeper?.Touch();
    }

    private void Explained()
    {
        kept = null;
        keeper?.Touch();
    }

    private async Task KeepAsync()
    {
        problem = await Drafts.KeepAsync(subject, fields, why, 0, await Signer.OfAsync(Authentication));
        isUnkept = problem is not null;
        kept = isUnkept ? null : "Draft kept.";
        StateHasChanged();
    }

    private async Task DropAsync()
    {
        if (keeper is not null)
            await keeper.SettleAsync();
        (fields, why, restored, kept) = (composed, null, null, null);
        await Drafts.DropAsync(subject, await Signer.OfAsync(Authentication));
    }

    /// <summary>Back to the article; what was typed waits as a draft. Where it could not be kept, the form stays.</summary>
    private async Task LeaveAsync()
    {
        await keeper!.FlushAsync();
        if (!isUnkept)
            Navigation.NavigateTo(Urls.Article(article!));
    }

    private async Task CancelAsync()
    {
        await DropAsync();
        Navigation.NavigateTo(Urls.Article(article!));
    }

    protected override void Dispose(bool disposing)
    {
        keeper?.Dispose();
        base.Dispose(disposing);
    }

    private async Task SaveAsync()
    {
        isSaving = true;
        if (keeper is not null)
            await keeper.SettleAsync();
        var saved = await Records.AddAsync(article!, kind, form, fields, why, await Signer.OfAsync(Authentication));
        (isSaving, problem, problems) = (false, saved.Problem, saved.FieldProblems);
        if (saved.Key is not { } key)
            return;
        await DropAsync();
        Navigation.NavigateTo(Urls.Article(article!, key));
    }
}
