using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Finds whose statement a whole text is ("Statement from Minister Lind on …"): who says "I" in it.</summary>
internal static class AuthorFinder
{
    public static string? Find(Article article, SentenceParser parser, NameMatcher names)
    {
        if (article.Title is not { Length: > 0 } title || title.Length > SentenceSplitter.LongestSentence)
            return null;
        var tokens = parser.Parse(title, new Span(0, title.Length));
        if (tokens.Length < 3 || tokens[0].Lower is not ("statement" or "remarks" or "address" or "speech" or "message" or "letter"))
            return null;
        for (var i = 1; i < tokens.Length && i < 8; i++)
        {
            if (names.Match(tokens, i, _ => true) is { Name.Kind: NameKind.Person or NameKind.Surname } found)
                return found.Name.Actor;
        }
        return null;
    }
}
