using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Review;

public sealed class ReviewWordingTests
{
    [Theory]
    [InlineData(EventStatus.Happened, "Azerbaijan · “sign”")]
    [InlineData(EventStatus.Planned, "Azerbaijan · “sign” (planned)")]
    [InlineData(EventStatus.Conditional, "Azerbaijan · “sign” (conditional)")]
    [InlineData(EventStatus.Denied, "Azerbaijan · “sign” (denied)")]
    public void An_events_heading_says_when_it_has_not_simply_happened(EventStatus status, string heading)
        => ReviewWording.Heading(RecordKind.Event, RecordFields.Empty
            .With(RecordField.Actors, "az", "Azerbaijan").With(RecordField.Cue, "1:9-13", "sign").With(RecordField.Status, status.ToString(), Wording.Of(status))).ShouldBe(heading);
}
