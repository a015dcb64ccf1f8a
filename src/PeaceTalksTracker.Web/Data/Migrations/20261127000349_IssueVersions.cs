using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeaceTalksTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class IssueVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "IssueVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IssueId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Proposition = table.Column<string>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    Worded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Placed = table.Column<bool>(type: "INTEGER", nullable: false),
                    RecordedFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedInId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedInId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssueVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IssueVersions_Changes_ClosedInId",
                        column: x => x.ClosedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IssueVersions_Changes_RecordedInId",
                        column: x => x.RecordedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IssueVersions_Issues_IssueId",
                        column: x => x.IssueId,
                        principalTable: "Issues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IssueVersions_ClosedInId",
                table: "IssueVersions",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_IssueVersions_IssueId_RecordedTo",
                table: "IssueVersions",
                columns: new[] { "IssueId", "RecordedTo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IssueVersions_RecordedInId",
                table: "IssueVersions",
                column: "RecordedInId");

            // The wording so far holds from the store's first change on, so that looking back still finds it.
            migrationBuilder.Sql(
                """
                INSERT INTO "Changes" ("At", "By", "Why")
                SELECT COALESCE((SELECT MIN("At") FROM "Changes"), strftime('%Y-%m-%d %H:%M:%f', 'now')), 'lexicon', NULL
                WHERE EXISTS (SELECT 1 FROM "Issues");
                INSERT INTO "IssueVersions" ("IssueId", "Name", "Proposition", "Ordinal", "Retired", "Worded", "Placed", "RecordedFrom", "RecordedTo", "RecordedInId")
                SELECT i."Id", i."Name", i."Proposition", i."Ordinal", 0, 0, 0, c."At", '9999-12-31 00:00:00', c."Id"
                FROM "Issues" i, "Changes" c WHERE c."Id" = (SELECT MAX("Id") FROM "Changes");
                """);

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Issues");

            migrationBuilder.DropColumn(
                name: "Ordinal",
                table: "Issues");

            migrationBuilder.DropColumn(
                name: "Proposition",
                table: "Issues");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IssueVersions");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Issues",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Ordinal",
                table: "Issues",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Proposition",
                table: "Issues",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
