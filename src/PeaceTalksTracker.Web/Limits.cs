namespace PeaceTalksTracker.Web;

/// <summary>Every limit of the app, in one place. docs/operating.md lists them for whoever runs it.</summary>
public static class Limits
{
    /// <summary>Characters of a text filter.</summary>
    public const int FilterText = 200;

    /// <summary>Bytes of one article, pasted or uploaded.</summary>
    public const int ArticleBytes = 5 * 1024 * 1024;

    /// <summary>Records on one page of a table.</summary>
    public const int PageSize = 50;

    /// <summary>Events of one timeline window that are sent one by one; beyond, they are counted per lane and pixel column.</summary>
    public const int TimelineEvents = 10_000;
}
