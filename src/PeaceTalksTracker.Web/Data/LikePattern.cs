namespace PeaceTalksTracker.Web.Data;

/// <summary>Patterns for SQL's LIKE, in which a reader's % and _ mean themselves. SQLite ignores the case of ASCII letters only.</summary>
public static class LikePattern
{
    public const string Escape = "\\";

    public static string Containing(string text)
        => "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
