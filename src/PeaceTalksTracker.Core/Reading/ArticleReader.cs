using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Reading;

/// <summary>Turns decoded plain text into an <see cref="Article"/>.</summary>
public static class ArticleReader
{
    /// <summary>Never fails: any string is an article, an empty one has no sentences.</summary>
    public static Article Read(string id, string text, DateOnly? published = null, string? title = null, string? outlet = null)
        => new()
        {
            Id = id,
            Text = text,
            Clean = text,
            Title = title,
            Outlet = outlet,
            Published = published,
            Sentences = [],
        };
}
