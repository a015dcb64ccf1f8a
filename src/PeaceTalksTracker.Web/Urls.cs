using Microsoft.AspNetCore.WebUtilities;

namespace PeaceTalksTracker.Web;

/// <summary>Every address of the app. Pages and links take theirs from here.</summary>
public static class Urls
{
    public const string Overview = "/";
    public const string Timeline = "/timeline";
    public const string Stances = "/stances";
    public const string Claims = "/claims";
    public const string Articles = "/articles";
    public const string Actors = "/actors";
    public const string Issues = "/issues";

    /// <summary>What the issues' address calls one that is not there yet: no id has capitals.</summary>
    public const string NewIssue = "NEW";

    public const string Review = "/review";
    public const string NewRecord = "/review/new";
    public const string Agreement = "/agreement";
    public const string AskRound = "/agreement/new";
    public const string AddArticle = "/articles/add";
    public const string Briefs = "/briefs";

    /// <summary>Where files are downloaded: "/export/" and the format's name, with the filter in the query string.</summary>
    public const string Export = "/export";

    public const string Api = "/api/v1";
    public const string OpenApi = "/api/v1/openapi.json";
    public const string EventFeed = "/feeds/events.atom";
    public const string ShiftFeed = "/feeds/shifts.atom";

    /// <summary>Where exported files are brought in.</summary>
    public const string Import = "/import";

    public const string People = "/people";
    public const string Account = "/account";
    public const string SignIn = "/account/sign-in";
    public const string SignOut = "/account/sign-out";
    public const string Password = "/account/password";
    public const string Join = "/account/join";
    public const string Setup = "/account/setup";
    public const string TimelineData = "/timeline/data";
    public const string TimelineTitles = "/timeline/titles";

    /// <summary>The parameter of the timeline's address that says which stretch is in view.</summary>
    public const string TimelineWindow = "window";

    public const string Health = "/health";

    /// <summary>The article, opened at a record's quote where one is given.</summary>
    /// <param name="part">The part of a long article to stay in, where the record is quoted there too.</param>
    public static string Article(string key, string? record = null, int? part = null)
        => With(
            With($"{Articles}/{Uri.EscapeDataString(key)}", "record", record),
            "part", part?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>One part of a long article, from 1.</summary>
    public static string ArticlePart(string key, int part)
        => With($"{Articles}/{Uri.EscapeDataString(key)}", "part", part.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static string ArticleDetails(string key) => $"{Articles}/{Uri.EscapeDataString(key)}/details";

    /// <summary>The issues with the form of one of them open, or of a new one where the id is empty.</summary>
    public static string IssueForm(string id) => With(Issues, "edit", id.Length == 0 ? NewIssue : id);

    public static string Actor(string key) => $"{Actors}/{Uri.EscapeDataString(key)}";

    /// <summary>A record's place in the review.</summary>
    public static string ReviewOf(string record) => With(Review, "record", record);

    /// <summary>A saved brief.</summary>
    /// <param name="version">One of its versions; null for the newest.</param>
    public static string Brief(string key, int? version = null)
        => With($"{Briefs}/{Uri.EscapeDataString(key)}", "version", version?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What became of a brief since one of its versions, or since another brief.</summary>
    public static string BriefAgainst(string key, int? version, string other) => With(Brief(key, version), "against", other);

    /// <summary>A saved brief, to be edited.</summary>
    public static string BriefForm(string key) => With(Brief(key), "edit", "1");

    /// <summary>A round of double coding: its progress, then its figures.</summary>
    public static string Round(string key) => $"{Agreement}/{Uri.EscapeDataString(key)}";

    /// <summary>Where a coder codes a round's sample.</summary>
    /// <param name="item">The item to open, from 1; the first that is not coded where none is given.</param>
    public static string Code(string key, int? item = null)
        => With($"{Round(key)}/code", "item", item?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A record to be made of words of a text.</summary>
    public static string NewRecordOf(string text, string start, string end, string kind)
        => With(With(With(With(NewRecord, "text", text), "start", start), "end", end), "kind", kind);

    /// <summary>The timeline with an event selected.</summary>
    public static string TimelineAt(string record) => With(Timeline, "event", record);

    /// <summary>Sign-in, and then back to where one was.</summary>
    public static string SignInFor(string address) => With(SignIn, "returnUrl", address == Overview ? null : address);

    /// <summary>Where to go after signing in: the address that was asked for if it is one of this app's, else the overview.</summary>
    public static string LocalOrOverview(string? address)
        => address is ['/', ..] && Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult.IsLocalUrl(address) ? address : Overview;

    /// <summary>The address with the parameter added, or as it is where the value is null or empty.</summary>
    public static string With(string address, string name, string? value)
        => string.IsNullOrEmpty(value) ? address : QueryHelpers.AddQueryString(address, name, value);
}
