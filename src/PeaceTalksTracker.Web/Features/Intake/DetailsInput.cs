using System.Globalization;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>An article's details as somebody types them.</summary>
public sealed class DetailsInput
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "yyyy/MM/dd"];

    public string? Title { get; set; }

    public string? Outlet { get; set; }

    public string? Address { get; set; }

    public string? Published { get; set; }

    /// <summary>What is wrong, a sentence for each field's name.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public static DetailsInput Of(ArticleDetails details) => new()
    {
        Title = details.Title,
        Outlet = details.Outlet,
        Address = details.Address,
        Published = details.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    public static DetailsInput Of(RecordFields fields) => new()
    {
        Title = fields[RecordField.Title]?.Value,
        Outlet = fields[RecordField.Outlet]?.Value,
        Address = fields[RecordField.Address]?.Value,
        Published = fields[RecordField.Published]?.Value,
    };

    /// <summary>The same as a draft keeps it, and as the corrections of two people are laid over each other.</summary>
    public RecordFields ToFields() => RecordFields.Empty
        .With(RecordField.Title, Title).With(RecordField.Outlet, Outlet).With(RecordField.Address, Address).With(RecordField.Published, Published);

    /// <summary>The details, or null where <see cref="Problems"/> says what to change.</summary>
    /// <param name="origin">The file or form the article came by.</param>
    /// <param name="today">In UTC; nothing is published later than tomorrow.</param>
    public ArticleDetails? Read(string? origin, DateOnly today)
    {
        var problems = new Dictionary<string, string>();
        void TooLong(string field, string? value, int most)
        {
            if (value?.Length > most)
                problems[field] = string.Create(CultureInfo.InvariantCulture, $"This is too long: {most:N0} characters are the most.");
        }

        var (title, outlet, address) = (Known(Title), Known(Outlet), Known(Address));
        TooLong(nameof(Title), title, Limits.DetailText);
        TooLong(nameof(Outlet), outlet, Limits.DetailText);
        if (address is not null && !WebAddress.TryParse(address, out _))
            problems[nameof(Address)] = "This is no web address: it must begin with http:// or https://. Leave it empty if there is none.";
        TooLong(nameof(Address), address, Limits.Address);

        DateOnly? published = null;
        if (Known(Published) is { } day)
        {
            if (!DateOnly.TryParseExact(day, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var parsed))
                problems[nameof(Published)] = "This is no date: write it as 2025-03-18, or leave it empty if it is not known.";
            else if (parsed > today.AddDays(1))
                problems[nameof(Published)] = "This day is still to come: give the day on which the article was published.";
            else
                published = parsed;
        }
        Problems = problems;
        return problems.Count > 0 ? null : new ArticleDetails(title, outlet, address, published, origin);
    }

    private static string? Known(string? value)
    {
        var clean = value is null ? "" : Core.Reading.TextCleaner.Clean(value).Trim();
        return clean.Length == 0 ? null : clean;
    }
}
