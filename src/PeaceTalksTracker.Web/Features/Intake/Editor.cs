namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>Who makes the changes, as long as nobody signs in.</summary>
public static class Editor
{
    public const string Name = "analyst on this computer";
}
