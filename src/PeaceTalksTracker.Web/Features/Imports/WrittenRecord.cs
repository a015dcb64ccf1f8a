using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Exports.Tables;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>A record as a file writes it: values by the names that the tables' columns have (<see cref="RecordColumns"/>). They are checked here, whatever the file.</summary>
internal abstract class WrittenRecord
{
    /// <summary>Null where it says nothing; a reference is the key of what it names.</summary>
    public abstract string? Text(string name);

    protected abstract IReadOnlyList<string> List(string name);

    protected abstract IReadOnlyList<ActorRef> Actors(string name);

    /// <exception cref="UnreadableException">Something of it cannot be taken.</exception>
    public ExportedRecord Read(RecordKind kind, IEnumerable<ExportedQuote> evidence)
    {
        // What shows the record comes first.
        var quotes = evidence.OrderBy(q => q.Role is EvidenceRole.Cue or EvidenceRole.Source).ThenByDescending(q => q.Role == EvidenceRole.Content).ToList();
        if (quotes is not [{ Role: var first }, ..] || first != (kind == RecordKind.Claim ? EvidenceRole.Content : EvidenceRole.Passage))
            throw new UnreadableException("The words that show it are missing: nothing stands without a quote.");
        return kind switch
        {
            RecordKind.Event => Event(quotes),
            RecordKind.Claim => Claim(quotes),
            _ => Stance(quotes),
        };
    }

    private ExportedEvent Event(List<ExportedQuote> quotes) => Common(new ExportedEvent
    {
        Key = Checked.Key(Text("key")),
        ArticleKey = quotes[0].ArticleKey,
        Rule = Checked.Needed("rule", Text("rule")),
        RuleVersion = Checked.Words("rule version", Text("rule_version")) ?? "",
        Why = Checked.Words("reason", Text("why")) ?? "",
        RecordedBy = "",
        Quotes = quotes,
        Type = Checked.Kind<EventType>("kind of act", Text("type")),
        Status = Checked.Kind<EventStatus>("status", Text("status")),
        Actors = Actors("actors"),
        Recipients = Actors("recipients"),
        Trigger = "",
        Place = Checked.Words("place", Text("place")),
        ReportedBy = KeyOrNone("reported_by"),
        After = [.. List("after").Select(Checked.Key)],
    });

    private ExportedClaim Claim(List<ExportedQuote> quotes) => Common(new ExportedClaim
    {
        Key = Checked.Key(Text("key")),
        ArticleKey = quotes[0].ArticleKey,
        Rule = Checked.Needed("rule", Text("rule")),
        RuleVersion = Checked.Words("rule version", Text("rule_version")) ?? "",
        Why = Checked.Words("reason", Text("why")) ?? "",
        RecordedBy = "",
        Quotes = quotes,
        Kind = Checked.Kind<ClaimKind>("kind of claim", Text("kind")),
        Speaker = Actor("speaker"),
        Chain = Actors("chain"),
    });

    private ExportedStance Stance(List<ExportedQuote> quotes)
    {
        var stance = Common(new ExportedStance
        {
            Key = Checked.Key(Text("key")),
            ArticleKey = quotes[0].ArticleKey,
            Rule = Checked.Needed("rule", Text("rule")),
            RuleVersion = Checked.Words("rule version", Text("rule_version")) ?? "",
            Why = Checked.Words("reason", Text("why")) ?? "",
            RecordedBy = "",
            Quotes = quotes,
            Actor = Actor("actor") ?? throw new UnreadableException("It does not say whose stance it is."),
            Position = Checked.Kind<Position>("position", Text("position")),
            Voice = Checked.Kind<Voice>("voice", Text("voice")),
            By = Actor("by"),
            Ground = KeyOrNone("ground"),
        });
        if (stance.Issue is null)
            throw new UnreadableException("A stance is a stance on an issue, and it names none.");
        return stance.Voice == Voice.Reported && stance.By is null ? throw new UnreadableException("It does not say who reports it.") : stance;
    }

    private ActorRef? Actor(string name) => Actors(name) is [var actor, ..] ? actor : null;

    private T Common<T>(T record) where T : ExportedRecord
    {
        var date = Checked.Date(Text("date"));
        var (earliest, latest) = (Checked.Day("first day", Text("earliest")), Checked.Day("last day", Text("latest")));
        if (earliest > latest)
            throw new UnreadableException("Its first day comes after its last.");
        return record with
        {
            Issue = Text("issue") is { Length: > 0 } issue ? Checked.Slug(issue) : null,
            Date = date,
            DateBasis = date is null ? DateBasis.None : Checked.Kind<DateBasis>("basis of a date", Text("date_basis")),
            Earliest = earliest,
            Latest = latest,
            Review = Checked.Kind<ReviewState>("state of review", Text("review")),
            Confidence = Checked.Share("confidence", Text("confidence")),
            Tags = [.. List("tags").Select(Tag).Distinct()],
            Verdict = Verdict(),
        };
    }

    private static string Tag(string tag)
        => Checked.Needed("tag", tag).Trim() is { Length: > 0 and <= Limits.Tag } fits && !fits.Contains(';', StringComparison.Ordinal)
            ? fits : throw new UnreadableException($"A tag has at most {Limits.Tag} characters, and no semicolon.");

    private ExportedVerdict? Verdict()
    {
        var (reliability, credibility) = (Text("reliability") ?? "", Text("credibility") ?? "");
        if (reliability is not ("" or [>= 'A' and <= 'F']))
            throw new UnreadableException("Its reliability is none: take A to F of the Admiralty code.");
        if (credibility is not ("" or [>= '1' and <= '6']))
            throw new UnreadableException("Its credibility is none: take 1 to 6 of the Admiralty code.");
        var text = Checked.Words("verdict", Text("verdict"));
        return reliability.Length + credibility.Length == 0 && text is null ? null : new(
            reliability.Length == 0 ? null : (SourceReliability)(reliability[0] - 'A'), credibility.Length == 0 ? null : (InformationCredibility)(credibility[0] - '1'), text, "", default);
    }

    private string? KeyOrNone(string name) => Text(name) is { Length: > 0 } key ? Checked.Key(key) : null;
}
