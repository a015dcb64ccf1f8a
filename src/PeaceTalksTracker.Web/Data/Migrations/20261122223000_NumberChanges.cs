using System;
using System.Linq;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeaceTalksTracker.Web.Data.Migrations
{
    /// <summary>Gives every save of the past a number of its own, before the columns that named its author go.</summary>
    [DbContext(typeof(TrackerDbContext))]
    [Migration("20261122223000_NumberChanges")]
    public sealed class NumberChanges : Migration
    {
        private static readonly string[] Tables =
            ["Stances", "Participants", "Orders", "Mentions", "Evidence", "Events", "Claims", "ArticleVersions", "Aliases", "ActorVersions"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Changes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    UndoesId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Changes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Changes_Changes_UndoesId",
                        column: x => x.UndoesId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Changes_UndoesId",
                table: "Changes",
                column: "UndoesId");

            // The guards let nothing be filled in afterwards; they are installed anew once the store has its present shape.
            foreach (var table in Tables)
                migrationBuilder.Sql($"""DROP TRIGGER IF EXISTS "{table}_fixed"; DROP TRIGGER IF EXISTS "{table}_closed_once"; """);
            foreach (var table in Tables)
            {
                migrationBuilder.AddColumn<long>(name: "RecordedInId", table: table, type: "INTEGER", nullable: false, defaultValue: 0L);
                migrationBuilder.AddColumn<long>(name: "ClosedInId", table: table, type: "INTEGER", nullable: true);
            }

            var signed = string.Join(" UNION ", Tables.Select(table =>
                $"""
                SELECT "RecordedFrom", "RecordedBy", "RecordedWhy" FROM "{table}"
                UNION SELECT "RecordedTo", "ClosedBy", "ClosedWhy" FROM "{table}" WHERE "ClosedBy" IS NOT NULL
                """));
            migrationBuilder.Sql($"""INSERT INTO "Changes" ("At", "By", "Why") {signed} ORDER BY 1;""");
            foreach (var table in Tables)
                migrationBuilder.Sql(
                    $"""
                    UPDATE "{table}" SET
                        "RecordedInId" = (SELECT c."Id" FROM "Changes" c
                            WHERE c."At" = "{table}"."RecordedFrom" AND c."By" = "{table}"."RecordedBy" AND c."Why" IS "{table}"."RecordedWhy"),
                        "ClosedInId" = (SELECT c."Id" FROM "Changes" c
                            WHERE c."At" = "{table}"."RecordedTo" AND c."By" = "{table}"."ClosedBy" AND c."Why" IS "{table}"."ClosedWhy");
                    """);
        }
    }
}
