using System.Text.RegularExpressions;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Finds where a report was filed from, which opens it and tells of no act: <c>KYIV, 3 March (Agency) — …</c>. Place and date are those of the
/// writing, so nothing is read from them.
/// </summary>
internal sealed partial class Dateline(Lexicon lexicon)
{
    private readonly HashSet<string> actors = lexicon.Actors.Where(a => a.Kind != ActorKind.State).SelectMany(a => a.Aliases.Prepend(a.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> cities = lexicon.Places.States.SelectMany(s => s.Value).Concat(lexicon.States.SelectMany(s => s.Capitals)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentence without the dateline that opens it, if one does.</summary>
    public Span Behind(string text, Span sentence)
    {
        var match = Pattern().Match(text, sentence.Start, Math.Min(sentence.Length, 120));
        if (!match.Success || match.Index + match.Length >= sentence.End)
            return sentence;
        var place = match.Groups["place"].Value;
        // In capitals, dated, or with an agency it is a dateline; a plain name before a dash only where it is a city.
        var isMarked = match.Groups["date"].Success || match.Groups["agency"].Success || cities.Contains(place)
            || place.Count(char.IsUpper) > 3 && !place.Any(char.IsLower) && !IsShouted(text, match.Index + match.Length, sentence.End);
        return isMarked && !actors.Contains(place) ? new Span(match.Index + match.Length, sentence.End) : sentence;
    }

    /// <summary>A headline in capitals goes on in capitals.</summary>
    private static bool IsShouted(string text, int start, int limit)
        => text.AsSpan(start, Math.Min(limit - start, 20)) is var next && !next.ContainsAnyInRange('a', 'z');

    [GeneratedRegex(@"\G(?<place>\p{Lu}[\p{L}.'’/-]{1,20}(?: \p{Lu}[\p{L}.'’/-]{0,20}){0,3}?)(?:, \p{Lu}[\p{L}.]{1,20}(?: \p{Lu}\p{L}{1,20})?(?=,? ))?(?<date>,? (?:\d{1,2} \p{Lu}\p{L}{2,8}\.?|\p{Lu}\p{L}{2,8}\.? \d{1,2})(?:,? \d{4})?)?(?<agency>,? ?\(\p{L}[^()\d]{1,30}\))?(?: +[-–—]{1,2}|—) *", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
