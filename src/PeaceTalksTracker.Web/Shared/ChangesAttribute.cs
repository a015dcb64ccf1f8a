namespace PeaceTalksTracker.Web.Shared;

/// <summary>A page that is there to change something: it does not open when looking back.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ChangesAttribute : Attribute;
