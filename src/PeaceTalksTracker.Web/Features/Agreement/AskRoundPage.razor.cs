using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>A lead chooses what is coded and by whom. The address says what is drawn from; the form, the rest.</summary>
public sealed partial class AskRoundPage
{
    private IReadOnlyList<CodingPerson>? people;
    private RecordKind? kind;
    private int matching;
    private string name = "";
    private string? coderA;
    private string? coderB;
    private int size = Limits.CodingSampleDefault;
    private string? problem;
    private string? drawn;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private RoundService Rounds { get; set; } = null!;

    private IEnumerable<(string Id, string Title, string? Chosen, Action<string?> Choose)> Coders =>
    [
        ("coder-a", "Coder A", coderA, id => coderA = id),
        ("coder-b", "Coder B", coderB, id => coderB = id),
    ];

    private string Sample => matching switch
    {
        0 => "No record matches. Take a filter away.",
        _ when size > matching => $"Only {Wording.Count(matching, "record")} {(matching == 1 ? "matches" : "match")}, fewer than the {size:N0} asked for: all of them will be coded.",
        _ => $"{Wording.Count(matching, "record")} {(matching == 1 ? "matches" : "match")}; {size:N0} of them {(size == 1 ? "is" : "are")} drawn by chance. Rejected records are left out.",
    };

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        // Drawn from something else, it may well succeed.
        if (drawn != Navigation.Uri)
            problem = null;
        drawn = Navigation.Uri;
        kind = Enum.TryParse<RecordKind>(Query("kind"), true, out var named) && Enum.IsDefined(named) ? named : null;
        people = await Rounds.PeopleAsync(await Signer.OfAsync(Authentication), cancellation);
        if (people is not null)
            matching = await Rounds.MatchingAsync(Filter, kind, cancellation);
    }

    private async Task AskAsync()
    {
        var (request, signer) = (new RoundRequest(name, coderA ?? "", coderB ?? "", size, Filter, kind), await Signer.OfAsync(Authentication));
        var asked = await Task.Run(() => Rounds.AskAsync(request, signer));
        problem = asked.Problem;
        if (asked.Key is { } key)
            Navigation.NavigateTo(Urls.Round(key));
    }
}
