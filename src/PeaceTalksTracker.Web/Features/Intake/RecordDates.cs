using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>What a record's date columns follow from.</summary>
internal static class RecordDates
{
    public static void SetDate(this RecordVersion version, EdtfDate? date, DateBasis basis)
        => (version.Date, version.DateBasis, version.DatePrecision, version.Earliest, version.Latest)
            = (date?.Text, date is null ? DateBasis.None : basis, date?.Precision, date?.Earliest, date?.Latest);

    /// <summary>An undated act or utterance happened no later than its report; one that is planned lies no earlier.</summary>
    /// <param name="version">A record; nothing changes if it has a date.</param>
    /// <param name="published">When its article was published; null where unknown.</param>
    public static void BoundUndated(this RecordVersion version, DateOnly? published)
    {
        if (version.Date is not null || version is StanceVersion)
            return;
        var status = version is EventVersion e ? e.Status : EventStatus.Happened;
        (version.Earliest, version.Latest) = status switch
        {
            EventStatus.Happened => (null, published),
            EventStatus.Planned => (published, null),
            _ => ((DateOnly?)null, (DateOnly?)null),
        };
    }
}
