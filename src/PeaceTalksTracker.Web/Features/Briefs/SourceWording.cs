using System.Globalization;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>How an article is named in briefs and citations.</summary>
public static class SourceWording
{
    /// <summary>"An outlet, “A headline”, 18 Mar 2025"; what is not known is left out, and said where nothing is.</summary>
    public static string Of(ExportedArticle article)
    {
        string?[] parts = [article.Outlet, (article.Title ?? article.FirstWords) is { } title ? $"“{title}”" : null, article.Published is { } day ? Wording.Day(day) : null];
        var known = string.Join(", ", parts.OfType<string>());
        return known == "" ? $"article {article.Key}" : known;
    }

    /// <summary>The same with address and day of access, for a list of sources.</summary>
    public static string InFull(ExportedArticle article)
        => Of(article) + (article.Published is null ? ", day of publication not stated" : "") + (article.Address is { } address ? $". {address}" : "")
            + $". Accessed {article.AddedAt.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}.";

    /// <summary>A citation for the clipboard: the words, then where they stand.</summary>
    public static string Cite(string quote, ExportedArticle article, int paragraph, int sentence)
        => $"“{quote}” ({Of(article)}, {Wording.Place(paragraph, sentence)}{(article.Address is { } address ? $", {address}" : "")}, accessed {article.AddedAt.ToString("d MMM yyyy", CultureInfo.InvariantCulture)})";
}
