using Microsoft.Data.Sqlite;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>An event as the columns need it.</summary>
/// <param name="Earliest">A position by date, or <see cref="TimelineColumns.Past"/>.</param>
/// <param name="Latest">A position by date, or <see cref="TimelineColumns.Future"/>.</param>
/// <param name="IsStated">The text gives a date.</param>
/// <param name="IsApproximate">And qualifies it: about, perhaps.</param>
internal readonly record struct EventRow(
    long Id, int ArticleId, EventType Type, EventStatus Status, ReviewState Review, string? IssueId,
    int Earliest, int Latest, bool IsStated, bool IsApproximate, bool IsReported);

/// <summary>
/// Reads what the columns are made of by plain SQL, which turns names and dates into numbers on the way: of a million events each conversion counts.
/// </summary>
internal static class TimelineRows
{
    public static async Task ReadEventsAsync(SqliteConnection connection, DateTime moment, Action<EventRow> add)
    {
        await using var command = Command(connection, moment, $"""
            SELECT e."RecordId", r."ArticleId", {NumberOf<EventType>("e.\"Type\"")}, {NumberOf<EventStatus>("e.\"Status\"")}, {NumberOf<ReviewState>("e.\"Review\"")},
              e."IssueId", unixepoch(e."Earliest") / 86400, unixepoch(e."Latest") / 86400,
              e."Date" IS NOT NULL, coalesce(e."Date" GLOB '*[?~%]*', 0), e."ReportedById" IS NOT NULL
            FROM "Events" e JOIN "Records" r ON r."Id" = e."RecordId" WHERE e."RecordedFrom" <= $moment AND e."RecordedTo" > $moment AND e."MergedIntoId" IS NULL ORDER BY e."RecordId"
            """);
        var issues = new Dictionary<string, string>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            string? issue = null;
            if (!row.IsDBNull(5) && !issues.TryGetValue(row.GetString(5), out issue))
                issues[issue = row.GetString(5)] = issue;
            add(new EventRow(
                row.GetInt64(0), row.GetInt32(1), (EventType)row.GetInt32(2), (EventStatus)row.GetInt32(3), (ReviewState)row.GetInt32(4), issue,
                row.IsDBNull(6) ? TimelineColumns.Past : row.GetInt32(6), row.IsDBNull(7) ? TimelineColumns.Future : row.GetInt32(7),
                row.GetBoolean(8), row.GetBoolean(9), row.GetBoolean(10)));
        }
    }

    public static async Task ReadParticipantsAsync(SqliteConnection connection, DateTime moment, Action<long, int, bool> add)
    {
        await using var command = Command(connection, moment, $"""
            SELECT "RecordId", "ActorId", "Role" = '{ParticipantRole.Recipient}' FROM "Participants"
            WHERE "RecordedFrom" <= $moment AND "RecordedTo" > $moment AND "Role" <> '{ParticipantRole.Hop}' ORDER BY "RecordId", "Role", "Ordinal"
            """);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            add(row.GetInt64(0), row.GetInt32(1), row.GetBoolean(2));
    }

    /// <summary>Every passage, in no order.</summary>
    public static async Task ReadTextStartsAsync(SqliteConnection connection, DateTime moment, Action<long, int> add)
    {
        await using var command = Command(connection, moment, $"""
            SELECT "RecordId", "Start" FROM "Evidence" WHERE "RecordedFrom" <= $moment AND "RecordedTo" > $moment AND "Role" = '{EvidenceRole.Passage}'
            """);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            add(row.GetInt64(0), row.GetInt32(1));
    }

    private static SqliteCommand Command(SqliteConnection connection, DateTime moment, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddWithValue("$moment", moment);
        return command;
    }

    private static string NumberOf<T>(string column) where T : struct, Enum
        => $"CASE {column} {string.Join(' ', Enum.GetValues<T>().Select(v => $"WHEN '{v}' THEN {Convert.ToInt32(v, System.Globalization.CultureInfo.InvariantCulture)}"))} END";
}
