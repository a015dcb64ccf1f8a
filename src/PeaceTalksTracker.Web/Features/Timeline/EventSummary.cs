using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>What the script shows of an event.</summary>
/// <param name="Label">For beside the mark.</param>
/// <param name="Title">Who and what.</param>
/// <param name="Note">Status and date, and whose report it is.</param>
/// <param name="Says">Whose report it is; null where the outlet itself reports it.</param>
public sealed record EventTitle(long Id, string Label, string Title, string Note, string? Says);

/// <summary>An event in a line.</summary>
public sealed record EventSummary
{
    public required long Id { get; init; }

    public required string Key { get; init; }

    public required EventType Type { get; init; }

    public required EventStatus Status { get; init; }

    public required ReviewState Review { get; init; }

    /// <summary>The word that names the act.</summary>
    public required string Trigger { get; init; }

    public string? Place { get; init; }

    /// <summary>In words, with what it rests on.</summary>
    public required string When { get; init; }

    public required IReadOnlyList<ActorRef> Actors { get; init; }

    public required IReadOnlyList<ActorRef> Recipients { get; init; }

    /// <summary>"as Volodymyr Zelensky says", where only a claim reports it; null where the outlet itself does.</summary>
    public string? Says { get; init; }

    /// <summary>Events of other articles that may be the same and stand with it on the axis by date.</summary>
    public int Stacked { get; init; }

    /// <summary>"told by 3 articles, perhaps one event"; null where by one.</summary>
    public string? Told => Stacked == 0 ? null : $"told by {Stacked + 1} articles, perhaps one event";

    /// <summary>"met, Moscow".</summary>
    public string Label => Place is null ? Trigger : $"{Trigger}, {Place}";

    /// <summary>"Steve Witkoff and Vladimir Putin: met, Moscow", "Donald Trump → Ukraine: halted".</summary>
    public string Title => Who is "" ? Label : $"{Who}: {Label}";

    /// <summary>Empty where the text names nobody.</summary>
    public string Who => (Names(Actors), Names(Recipients)) switch
    {
        (var actors, "") => actors,
        ("", var recipients) => "→ " + recipients,
        var (actors, recipients) => $"{actors} → {recipients}",
    };

    private static string Names(IReadOnlyList<ActorRef> actors) => Wording.List(actors.Select(a => a.Name));
}

/// <summary>An event with all that supports it.</summary>
public sealed record EventDetails
{
    public required EventSummary Summary { get; init; }

    /// <summary>Its name; null where none shows.</summary>
    public string? Issue { get; init; }

    /// <summary>What found it.</summary>
    public required string Rule { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    public required string Why { get; init; }

    public required string ArticleKey { get; init; }

    public string? ArticleTitle { get; init; }

    public string? Outlet { get; init; }

    public DateOnly? Published { get; init; }

    /// <summary>What the text puts before it.</summary>
    public required IReadOnlyList<EventSummary> Earlier { get; init; }

    public required IReadOnlyList<EventSummary> Later { get; init; }

    /// <summary>In the order of the text.</summary>
    public required IReadOnlyList<QuoteRef> Quotes { get; init; }
}
