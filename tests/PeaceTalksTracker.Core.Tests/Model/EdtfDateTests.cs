using CsCheck;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Model;

public sealed class EdtfDateTests
{
    [Theory]
    [InlineData("2025-03-18", "2025-03-18", "2025-03-18", DatePrecision.Day)]
    [InlineData("2025-03", "2025-03-01", "2025-03-31", DatePrecision.Month)]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", DatePrecision.Month)]
    [InlineData("2025", "2025-01-01", "2025-12-31", DatePrecision.Year)]
    [InlineData("202X", "2020-01-01", "2029-12-31", DatePrecision.Decade)]
    [InlineData("19XX", "1900-01-01", "1999-12-31", DatePrecision.Century)]
    [InlineData("00XX", "0001-01-01", "0099-12-31", DatePrecision.Century)]
    [InlineData("2025-21", "2025-03-01", "2025-05-31", DatePrecision.Season)]
    [InlineData("2025-24", "2025-12-01", "2026-02-28", DatePrecision.Season)]
    [InlineData("9999-24", "9999-12-01", "9999-12-31", DatePrecision.Season)]
    [InlineData("2025-XX", "2025-01-01", "2025-12-31", DatePrecision.Year)]
    [InlineData("2025-03-XX", "2025-03-01", "2025-03-31", DatePrecision.Month)]
    [InlineData("2025-XX-XX", "2025-01-01", "2025-12-31", DatePrecision.Year)]
    [InlineData("2025-03~", "2025-03-01", "2025-03-31", DatePrecision.Month)]
    [InlineData("2025-03-18?", "2025-03-18", "2025-03-18", DatePrecision.Day)]
    [InlineData("2025%", "2025-01-01", "2025-12-31", DatePrecision.Year)]
    [InlineData("2025-03-17/2025-03-23", "2025-03-17", "2025-03-23", DatePrecision.Day)]
    [InlineData("2024/2025-03", "2024-01-01", "2025-03-31", DatePrecision.Month)]
    [InlineData("2025-03~/2025-04?", "2025-03-01", "2025-04-30", DatePrecision.Month)]
    public void A_date_covers_the_days_it_can_mean(string text, string earliest, string latest, DatePrecision precision)
    {
        var date = EdtfDate.Parse(text);
        date.ToString().ShouldBe(text);
        date.Earliest.ShouldBe(DateOnly.Parse(earliest, System.Globalization.CultureInfo.InvariantCulture));
        date.Latest.ShouldBe(DateOnly.Parse(latest, System.Globalization.CultureInfo.InvariantCulture));
        date.Precision.ShouldBe(precision);
    }

    [Theory]
    [InlineData("../2025-03-18", false, true)]
    [InlineData("/2025-03-18", false, true)]
    [InlineData("2025-03-18/..", true, false)]
    [InlineData("2025-03-18/", true, false)]
    public void An_open_or_unknown_end_has_no_day(string text, bool hasEarliest, bool hasLatest)
    {
        var date = EdtfDate.Parse(text);
        (date.Earliest is not null).ShouldBe(hasEarliest);
        (date.Latest is not null).ShouldBe(hasLatest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("../..")]
    [InlineData("../")]
    [InlineData("2025-13")]
    [InlineData("2025-00")]
    [InlineData("2025-02-29")]
    [InlineData("2025-04-31")]
    [InlineData("2025-03-00")]
    [InlineData("2025-25")]
    [InlineData("2025-21-01")]
    [InlineData("2025-3-8")]
    [InlineData("0000")]
    [InlineData("-2025")]
    [InlineData("Y12025")]
    [InlineData("2XXX")]
    [InlineData("20X5")]
    [InlineData("20XX-03")]
    [InlineData("2025-XX-03")]
    [InlineData("2025-03-18?~")]
    [InlineData("2025-03-18T12:00")]
    [InlineData("2025-03-18 ")]
    [InlineData("2025-03-18\n")]
    [InlineData("2025-03-19/2025-03-18")]
    [InlineData("2025/2026/2027")]
    [InlineData("18 March 2025")]
    [InlineData("٢٠٢٥")]
    [InlineData(null)]
    public void What_is_not_level_1_is_refused(string? text)
    {
        EdtfDate.TryParse(text, out var date).ShouldBeFalse();
        date.ShouldBeNull();
        Should.Throw<FormatException>(() => EdtfDate.Parse(text!));
    }

    [Fact]
    public void Every_day_goes_there_and_back()
        => Gen.DateOnly.Sample(day =>
        {
            var date = EdtfDate.Day(day);
            return date.Earliest == day && date.Latest == day && EdtfDate.Parse(date.Text) == date;
        });

    [Fact]
    public void What_parses_keeps_its_text_and_its_order()
        => Gen.OneOf("2025", "2025-03", "2025-03-18", "202X", "2025-22", "..", "", "2025-XX", "2024-12-31?", "x", "2026~")
            .Select(Gen.OneOf("", "/"), Gen.OneOf("2025", "2026-01", "2025-03-18", "..", "", "2027-24")).Sample((from, slash, to) =>
        {
            var text = from + slash + (slash.Length > 0 ? to : "");
            if (!EdtfDate.TryParse(text, out var date))
                return true;
            return date.Text == text && EdtfDate.Parse(date.Text) == date && (date.Earliest is null || date.Latest is null || date.Earliest <= date.Latest);
        });

    [Fact]
    public void Any_string_is_a_date_or_none_without_fail()
        => Gen.OneOf(Gen.String, Gen.Char["0123456789-/.X?~%"].Array[0, 24].Select(string.Concat)).Sample(text => EdtfDate.TryParse(text, out var date) ? date.Text == text : date is null);
}
