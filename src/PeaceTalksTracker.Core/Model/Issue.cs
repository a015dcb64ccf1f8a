namespace PeaceTalksTracker.Core.Model;

/// <summary>A question on which actors take positions.</summary>
/// <param name="Id">Stable and short ("military-aid").</param>
/// <param name="Name">For the screen ("Military aid").</param>
/// <param name="Proposition">What "supports" and "opposes" refer to ("Ukraine receives arms, intelligence or funds").</param>
public sealed record Issue(string Id, string Name, string Proposition);
