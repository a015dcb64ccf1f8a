using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports.Pictures;

/// <summary>The light theme of app.css, for files that have no stylesheet.</summary>
internal static class PictureColours
{
    public const string Card = "#ffffff";
    public const string Ink = "#1c2126";
    public const string Soft = "#566069";
    public const string Line = "#e3e0d8";
    public const string Sunken = "#efece5";

    private static readonly string[] Hues =
    [
        "#a8481f", "#6a4794", "#1f66a8", "#756510", "#1f7550", "#9c2f63", "#3f5bc4", "#8a4b12",
        "#0f6f80", "#8f3434", "#5a6b1e", "#8142a8", "#35708c", "#a03d7a", "#4d6b52", "#6d5a4b",
    ];

    public static string Of(ActorRef? actor) => actor is null ? Soft : Hues[(actor.Id - 1) % ActorRef.Hues];

    public static string Of(Position position) => position switch
    {
        Position.Supports => "#14746a",
        Position.Conditional => "#8a5800",
        Position.Doubts => "#6b5b7b",
        _ => "#a3322c",
    };
}
