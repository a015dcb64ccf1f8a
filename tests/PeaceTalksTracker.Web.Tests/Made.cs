using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests;

/// <summary>Readings made by hand: every quote is looked up in the text, so that a wrong one fails at once.</summary>
public sealed class Made(string text, DateOnly? published = null, string? title = null, string? outlet = null)
{
    private string version = "test";
    private readonly List<Event> events = [];
    private readonly List<Claim> claims = [];
    private readonly List<Stance> stances = [];
    private readonly Dictionary<string, Actor> actors = [];
    private readonly List<Mention> mentions = [];

    public Article Article { get; } = ArticleReader.Read(RecordKeys.OfArticle(text), text, published, title, outlet);

    public ExtractionResult Found => new()
    {
        ArticleId = Article.Id,
        Version = version,
        Actors = [.. actors.Values],
        Mentions = mentions,
        Events = events,
        Claims = claims,
        Stances = stances,
    };

    public static Provenance Rule { get; } = new("test-rule", 0.8, "made by a test");

    /// <summary>The same, read by another version of the reader.</summary>
    public Made As(string reader)
    {
        version = reader;
        return this;
    }

    public Made Actor(string name, ActorKind kind = ActorKind.Person, string? role = null, string? affiliation = null, bool proposed = false)
    {
        actors[name] = new Actor { Name = name, Kind = kind, Role = role, Affiliation = affiliation, Proposed = proposed };
        return this;
    }

    public Made Mention(string exact, string actor)
    {
        mentions.Add(new Mention(Quote(exact), actor, "alias"));
        return this;
    }

    public Made Event(
        string id, EventType type, string passage, string trigger, string[] actors, string[]? recipients = null,
        EventStatus status = EventStatus.Happened, string? date = null, DateBasis basis = DateBasis.Explicit,
        string? place = null, string? issue = null, string[]? after = null, string? reportedBy = null)
    {
        var evidence = Quote(passage);
        events.Add(new Event
        {
            Id = id,
            Type = type,
            Actors = actors,
            Recipients = recipients ?? [],
            Trigger = Quote(trigger, evidence.Start),
            Evidence = evidence,
            Status = status,
            Date = date is null ? null : EdtfDate.Parse(date),
            DateBasis = date is null ? DateBasis.None : basis,
            Place = place,
            Issue = issue,
            After = after ?? [],
            ReportedBy = reportedBy,
            Provenance = Rule,
        });
        return this;
    }

    public Made Claim(string id, string? speaker, string? source, string cue, string content, string? issue = null, string[]? chain = null, ClaimKind kind = ClaimKind.Indirect)
    {
        claims.Add(new Claim
        {
            Id = id,
            Speaker = speaker,
            Source = source is null ? null : Quote(source),
            Cue = Quote(cue),
            Content = Quote(content),
            Kind = kind,
            Chain = chain ?? (speaker is null ? [] : [speaker]),
            Issue = issue,
            Provenance = Rule,
        });
        return this;
    }

    public Made Stance(
        string id, string actor, string issue, Position position, Voice voice, string passage, string? cue = null, string? by = null, string? ground = null)
    {
        var evidence = Quote(passage);
        stances.Add(new Stance
        {
            Id = id,
            Actor = actor,
            Issue = issue,
            Position = position,
            Voice = voice,
            By = by,
            Evidence = evidence,
            Cue = cue is null ? null : Quote(cue, evidence.Start),
            Ground = ground,
            Provenance = Rule,
        });
        return this;
    }

    private Quote Quote(string exact, int from = 0)
    {
        var start = text.IndexOf(exact, from, StringComparison.Ordinal);
        return start < 0
            ? throw new ArgumentException($"“{exact}” does not stand in the text.")
            : Core.Model.Quote.Of(text, new Span(start, start + exact.Length));
    }
}
