using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>What is known of an article besides its words.</summary>
/// <param name="Key">What addresses name it by.</param>
/// <param name="Name">Its title, or its first words.</param>
/// <param name="HasTitle">False where <paramref name="Name"/> is its first words.</param>
public sealed record ArticleFacts(
    string Key, string Name, bool HasTitle, string? Outlet, string? Address, DateOnly? Published, string? Origin, DateTime AddedAt, Withdrawal? Withdrawal)
{
    /// <summary>The title, or the first line of the text, cut with an ellipsis where it is long.</summary>
    public static string NameOf(string? title, string text)
    {
        if (!string.IsNullOrWhiteSpace(title))
            return title;
        var start = text.AsSpan(0, Math.Min(text.Length, Limits.FirstWords * 2)).Trim();
        var line = start.IndexOfAny('\r', '\n') is var end and > 0 ? start[..end] : start;
        if (line.Length <= Limits.FirstWords)
            return line.TrimEnd().ToString();
        var cut = line[..Limits.FirstWords].LastIndexOf(' ') is var space and > 0 ? space : Limits.FirstWords;
        return $"{line[..cut]}…";
    }
}

/// <summary>Who took an article out of every view, when and why.</summary>
public sealed record Withdrawal(string By, DateTime At, string? Why);

/// <summary>An actor of the text, and how often it refers to them.</summary>
public sealed record MentionedActor(ActorRef Actor, int Times);

/// <summary>One part of an article with its marks and records.</summary>
public sealed record ArticleView
{
    public required ArticleFacts Facts { get; init; }

    /// <summary>Id of the text shown.</summary>
    public required int TextId { get; init; }

    /// <summary>The paragraphs shown, each with its number in the whole text and where it starts there.</summary>
    public required IReadOnlyList<(int Number, int Start, IReadOnlyList<TextRun> Runs)> Paragraphs { get; init; }

    /// <summary>In the order of the text.</summary>
    public required IReadOnlyList<ArticleRecord> Records { get; init; }

    /// <summary>Those that a person has decided on and whose words the present text does not have.</summary>
    public required IReadOnlyList<EarlierRecord> Earlier { get; init; }

    /// <summary>Those named in the part, the most named first.</summary>
    public required IReadOnlyList<MentionedActor> Actors { get; init; }

    /// <summary>Number of the part shown, from 1.</summary>
    public required int Part { get; init; }

    public required int Parts { get; init; }

    /// <summary>The part that links to records stay in; null where there is but one.</summary>
    public int? LinkPart => Parts > 1 ? Part : null;

    /// <summary>Key of the record the address asks for, where this article has it.</summary>
    public string? Selected { get; init; }

    /// <summary>Why the record that the address asks for is not shown, as a sentence; null where it is, or none is asked for.</summary>
    public string? Problem { get; init; }

    /// <summary>The article in which the record that was asked for does stand; null where it is this one or none.</summary>
    public string? Elsewhere { get; init; }
}
