using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Benchmarks;

/// <summary>A real store with any number of generated events: ten an article, two to three participants each, over five years.</summary>
public static class GeneratedStore
{
    public const int Actors = 40;

    private static readonly DateOnly First = new(2021, 1, 1);
    private const int Days = 5 * 365;

    /// <summary>The app's own services over a database file.</summary>
    public static ServiceProvider Open(string file)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Tracker", $"Data Source={file}")]).Build();
        return new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddTrackerDatabase(configuration).AddTrackerServices().BuildServiceProvider();
    }

    /// <param name="services">From <see cref="Open"/>.</param>
    /// <param name="events">How many events.</param>
    /// <param name="claims">How many claims, at most as many as events.</param>
    public static async Task FillAsync(ServiceProvider services, int events, int claims = 0)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        await Database.MigrateAsync(db);
        await using var connection = new SqliteConnection(db.Database.GetConnectionString());
        await connection.OpenAsync();
        await using var all = connection.CreateCommand();
        all.CommandText = Statements(events, claims);
        all.CommandTimeout = 0;
        await all.ExecuteNonQueryAsync();
    }

    // In SQL from end to end: a million events in well under a minute. "Random" is a multiplicative hash of the row's number.
    private static string Statements(int events, int claims) => $"""
        PRAGMA synchronous = OFF;
        BEGIN;
        CREATE TEMP TABLE Numbers(i INTEGER PRIMARY KEY, h INTEGER);
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {events - 1})
        INSERT INTO Numbers SELECT i, (i * 2654435761 + 97) % 4294967291 FROM n;
        CREATE TEMP TABLE Types(k INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO Types VALUES {Listed<EventType>()};
        CREATE TEMP TABLE Statuses(k INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO Statuses VALUES (0, '{nameof(EventStatus.Happened)}'), (1, '{nameof(EventStatus.Planned)}'),
            (2, '{nameof(EventStatus.Conditional)}'), (3, '{nameof(EventStatus.Denied)}');

        INSERT INTO Changes(Id, At, "By") VALUES ({Change}, '2026-01-01 00:00:00', 'generated');
        INSERT INTO Actors(Id, "Key") SELECT i + 1, 'actor-' || i FROM Numbers WHERE i < {Actors};
        INSERT INTO ActorVersions(ActorId, Name, Kind, Proposed, RecordedFrom, RecordedTo, RecordedInId)
            SELECT i + 1, 'Actor ' || i, '{nameof(ActorKind.Person)}', 0, {Held} FROM Numbers WHERE i < {Actors};
        INSERT INTO Articles(Id, "Key", AddedAt) SELECT i + 1, printf('a%011d', i), '2026-01-01 00:00:00' FROM Numbers WHERE i < {(events + 9) / 10};
        INSERT INTO ArticleTexts(Id, ArticleId, Sha256, Content)
            SELECT i + 1, i + 1, printf('%064d', i), 'Actor 1 met Actor 2 in Oslo.' FROM Numbers WHERE i < {(events + 9) / 10};
        INSERT INTO ArticleVersions(ArticleId, TextId, Title, Outlet, Published, Withdrawn, ReaderVersion, RecordedFrom, RecordedTo, RecordedInId)
            SELECT i + 1, i + 1, 'Article ' || i, 'Outlet', date('{First:yyyy-MM-dd}', (h % {Days}) || ' days'), 0, '1', {Held}
            FROM Numbers WHERE i < {(events + 9) / 10};

        INSERT INTO Records(Id, "Key", Kind, ArticleId) SELECT i + 1, printf('e%011d', i), '{nameof(RecordKind.Event)}', i / 10 + 1 FROM Numbers;
        INSERT INTO Events(RecordId, Type, Status, Place, Review, Date, DateBasis, DatePrecision, Earliest, Latest, IssueId,
                Rule, RuleVersion, Confidence, Why, RecordedFrom, RecordedTo, RecordedInId)
            SELECT i + 1, t.name, s.name, 'Oslo', '{nameof(ReviewState.Unreviewed)}',
                CASE WHEN h % 7 = 0 THEN NULL ELSE date('{First:yyyy-MM-dd}', (h % {Days}) || ' days') END,
                CASE WHEN h % 7 = 0 THEN '{nameof(DateBasis.None)}' ELSE '{nameof(DateBasis.Explicit)}' END,
                CASE WHEN h % 7 = 0 THEN NULL ELSE '{nameof(DatePrecision.Day)}' END,
                CASE WHEN h % 7 = 0 THEN NULL ELSE date('{First:yyyy-MM-dd}', (h % {Days}) || ' days') END,
                date('{First:yyyy-MM-dd}', (h % {Days} + CASE WHEN h % 11 = 0 THEN 30 ELSE 0 END) || ' days'),
                (SELECT IssueId FROM IssueVersions WHERE Ordinal = h % 11),
                'generated', '1', 0.5, 'generated', {Held}
            FROM Numbers JOIN Types t ON t.k = h / 13 % (SELECT COUNT(*) FROM Types)
                JOIN Statuses s ON s.k = CASE WHEN h / 17 % 10 < 7 THEN 0 ELSE h / 17 % 10 - 6 END;
        INSERT INTO Participants(RecordId, ActorId, Role, Ordinal, RecordedFrom, RecordedTo, RecordedInId)
            SELECT i + 1, h / 19 % {Actors} + 1, '{nameof(ParticipantRole.Actor)}', 0, {Held} FROM Numbers;
        INSERT INTO Participants(RecordId, ActorId, Role, Ordinal, RecordedFrom, RecordedTo, RecordedInId)
            SELECT i + 1, (h / 19 + 1 + h / 23 % {Actors - 1}) % {Actors} + 1, '{nameof(ParticipantRole.Recipient)}', 0, {Held} FROM Numbers;
        INSERT INTO Evidence(RecordId, TextId, Role, Anchor, Exact, Start, "End", Paragraph, Sentence, RecordedFrom, RecordedTo, RecordedInId)
            SELECT i + 1, i / 10 + 1, '{nameof(EvidenceRole.Passage)}', '{nameof(AnchorState.Exact)}', 'Actor 1 met Actor 2 in Oslo.', 0, 28, 1, 1, {Held} FROM Numbers;

        INSERT INTO Records(Id, "Key", Kind, ArticleId)
            SELECT {events} + i + 1, printf('c%011d', i), '{nameof(RecordKind.Claim)}', i / 10 + 1 FROM Numbers WHERE i < {claims};
        INSERT INTO Claims(RecordId, Kind, SpeakerId, Review, DateBasis, Latest, IssueId, Rule, RuleVersion, Confidence, Why, RecordedFrom, RecordedTo, RecordedInId)
            SELECT {events} + i + 1, '{nameof(ClaimKind.Indirect)}', h / 19 % {Actors} + 1, '{nameof(ReviewState.Unreviewed)}', '{nameof(DateBasis.None)}',
                date('{First:yyyy-MM-dd}', (h % {Days}) || ' days'), (SELECT IssueId FROM IssueVersions WHERE Ordinal = h % 11), 'generated', '1', (h % 50) / 100.0, 'generated', {Held}
            FROM Numbers WHERE i < {claims};
        INSERT INTO Evidence(RecordId, TextId, Role, Exact, Start, "End", Paragraph, Sentence, Anchor, RecordedFrom, RecordedTo, RecordedInId)
            SELECT {events} + i + 1, i / 10 + 1, '{nameof(EvidenceRole.Content)}', 'met Actor 2 in Oslo', 8, 27, 1, 1, '{nameof(AnchorState.Exact)}', {Held}
            FROM Numbers WHERE i < {claims};
        COMMIT;
        ANALYZE;
        """;

    // The store's first changes are the lexicon's.
    private const string Change = "1000";

    private const string Held = $"'2026-01-01 00:00:00', '9999-12-31 00:00:00', {Change}";

    private static string Listed<T>() where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select((name, k) => $"({k}, '{name}')"));
}
