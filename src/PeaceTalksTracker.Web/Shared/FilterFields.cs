namespace PeaceTalksTracker.Web.Shared;

/// <summary>What a page's filter bar asks for besides text.</summary>
[Flags]
public enum FilterFields
{
    None = 0,
    Actor = 1,
    Issue = 2,
    Type = 4,
    Status = 8,
    Position = 16,
    Voice = 32,
    Review = 64,
    Period = 128,
}
