using Microsoft.AspNetCore.Components;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>A record beside its article: what it says, and, once chosen, all that led to it.</summary>
public sealed partial class RecordCard
{
    private const int HeadingLength = 110;

    [Parameter, EditorRequired]
    public ArticleRecord Record { get; set; } = null!;

    [Parameter, EditorRequired]
    public ArticleView View { get; set; } = null!;

    [Parameter]
    public bool IsSelected { get; set; }

    private string Heading => Record switch
    {
        EventRecord e => EventHeading(e),
        ClaimRecord c => $"{c.Speaker?.Name ?? "Nobody named"}{(Wording.IsDenial(c.Cue?.Exact) ? " denies" : null)}: {Words(c.Quote.Exact)}",
        StanceRecord s => s.Actor.Name,
        _ => Record.Key,
    };

    private QuoteRef Cited => new(Record.Key, View.Facts.Key, Record.Quote.Exact, Record.Quote.Span.Start, Record.Quote.Paragraph, Record.Quote.Sentence, []);

    private string? Grounds => Record switch
    {
        EventRecord e => e.ReportedBy,
        StanceRecord s => s.Ground,
        _ => null,
    };

    private IEnumerable<(string Role, ActorRef Actor)> Actors => Record switch
    {
        EventRecord e => e.Actors.Select(a => ("Actor", a)).Concat(e.Recipients.Select(a => ("Towards", a))),
        ClaimRecord c => c.Chain.Select((a, i) => (i == c.Chain.Count - 1 ? "Speaker" : "Passed on by", a)),
        StanceRecord s => s.By is { } by ? [("Actor", s.Actor), ("Says so", by)] : [("Actor", s.Actor)],
        _ => [],
    };

    private static string EventHeading(EventRecord e)
    {
        var heading = $"{(e.Actors.Count > 0 ? Names(e.Actors) : "Parties not named")} · “{e.Cue?.Exact}”";
        if (e.Recipients.Count > 0)
            heading += $" → {Names(e.Recipients)}";
        return e.Place is null ? heading : $"{heading} · {e.Place}";
    }

    private IEnumerable<string> Facts()
    {
        yield return Wording.Place(Record.Quote.Paragraph, Record.Quote.Sentence);
        if (Record.Evidence.Count(e => e.Role == EvidenceRole.Passage) - 1 is var more and > 0)
            yield return $"and {Wording.Count(more, "further passage")}";
        yield return Record.When;
        if (Record is StanceRecord s)
            yield return Wording.Of(s.Voice, s.By);
        else if (Record.Issue is { } issue)
            yield return issue;
        if (Record is EventRecord { ReportedBy: not null })
            yield return "only reported";
    }

    private static string Names(IReadOnlyList<ActorRef> actors) => string.Join(", ", actors.Select(a => a.Name));

    private static string Words(string text) => text.Length <= HeadingLength ? text : text[..HeadingLength].TrimEnd() + "…";
}
