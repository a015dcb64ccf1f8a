using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Web.Tests.Timeline;

/// <summary>Small readings that the timeline's tests share.</summary>
internal static class Samples
{
    /// <summary>No dates: a meeting before a call, and a strike that only Cy Dow reports, without a place in the order.</summary>
    public static Made Undated() => new Made("Ahead of the call with Bob Ray, Ann Lee met Cy Dow in Geneva. Cy Dow says the strike on Dunia goes on.")
        .Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow").Actor("Arstan", ActorKind.State).Actor("Dunia", ActorKind.State)
        .Event("meeting", EventType.Consult, "Ahead of the call with Bob Ray, Ann Lee met Cy Dow in Geneva.", "met", ["Ann Lee", "Cy Dow"], place: "Geneva")
        .Event("call", EventType.Consult, "Ahead of the call with Bob Ray", "call", ["Ann Lee", "Bob Ray"], after: ["meeting"])
        .Event("strike", EventType.Assault, "Cy Dow says the strike on Dunia goes on.", "strike", ["Arstan"], ["Dunia"], reportedBy: "c1")
        .Claim("c1", "Cy Dow", "Cy Dow", "says", "the strike on Dunia goes on");

    /// <summary>Published on 18 March 2025: a day, a month, something planned without a date and something past without one.</summary>
    public static Made Dated() => new Made(
            "Ann Lee met Bob Ray on 3 March. In April they will sign. Ann Lee is to visit Dunia. Bob Ray rejected the terms.", new DateOnly(2025, 3, 18), "Dated talks")
        .Actor("Ann Lee").Actor("Bob Ray").Actor("Dunia", ActorKind.State)
        .Event("met", EventType.Consult, "Ann Lee met Bob Ray on 3 March.", "met", ["Ann Lee", "Bob Ray"], date: "2025-03-03")
        .Event("sign", EventType.Agree, "In April they will sign.", "sign", ["Ann Lee", "Bob Ray"], status: EventStatus.Planned, date: "2025-04~")
        .Event("visit", EventType.Consult, "Ann Lee is to visit Dunia.", "visit", ["Ann Lee"], status: EventStatus.Planned)
        .Event("terms", EventType.Reject, "Bob Ray rejected the terms.", "rejected", ["Bob Ray"]);
}
