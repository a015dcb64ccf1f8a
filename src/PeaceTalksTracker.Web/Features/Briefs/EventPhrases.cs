using System.Text.Json;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>
/// Puts an event into a sentence. What happened gets a verb in the past; what is planned, hangs on a condition or is denied is only named, after a
/// word that says so: promised is not done. The words for each kind of act are data, in <c>EventPhrases.json</c>.
/// </summary>
public static class EventPhrases
{
    private static readonly Dictionary<EventType, Forms> Of = Load();

    /// <summary>"Donald Trump and Vladimir Putin held talks (“call”)."; "Planned: talks of Ukraine (“will meet”, Jeddah)."</summary>
    public static string Sentence(ExportedEvent e)
    {
        var form = (e.Status == EventStatus.Happened ? Of[e.Type].Done : Of[e.Type].Named).For(e.Actors.Count > 0, e.Recipients.Count > 0);
        var words = form
            .Replace("{A}", Wording.List(e.Actors.Select(a => a.Name)), StringComparison.Ordinal)
            .Replace("{R}", Wording.List(e.Recipients.Select(a => a.Name)), StringComparison.Ordinal);
        // A name keeps its first letter wherever it stands.
        var within = form.StartsWith('{') ? words : char.ToLowerInvariant(words[0]) + words[1..];
        var says = e.ReportedBy is null ? null : Wording.As(e.Reporter);
        var lead = e.Status switch
        {
            EventStatus.Planned => "Planned",
            EventStatus.Conditional => "Conditional",
            EventStatus.Denied => "Denied or refused",
            _ => null,
        };
        var stated = (lead, says) switch
        {
            (null, null) => words,
            (null, _) => $"{says}, {within}",
            (_, null) => $"{lead}: {within}",
            _ => $"{lead}, {says}: {within}",
        };
        stated = char.ToUpperInvariant(stated[0]) + stated[1..];
        return $"{stated} (“{e.Trigger}”{(e.Place is null ? "" : $", {e.Place}")}).";
    }

    private static Dictionary<EventType, Forms> Load()
    {
        using var file = typeof(EventPhrases).Assembly.GetManifestResourceStream("EventPhrases.json")!;
        return JsonSerializer.Deserialize<Dictionary<EventType, Forms>>(file, JsonSerializerOptions.Web)!;
    }

    private sealed record Forms(Phrase Done, Phrase Named);

    private sealed record Phrase(string Both, string Actors, string Recipients, string None)
    {
        public string For(bool actors, bool recipients) => (actors, recipients) switch
        {
            (true, true) => Both,
            (true, false) => Actors,
            (false, true) => Recipients,
            _ => None,
        };
    }
}
