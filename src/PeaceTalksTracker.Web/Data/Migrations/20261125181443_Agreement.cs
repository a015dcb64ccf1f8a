using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeaceTalksTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Agreement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CodingRounds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CoderAId = table.Column<string>(type: "TEXT", nullable: false),
                    CoderBId = table.Column<string>(type: "TEXT", nullable: false),
                    Filter = table.Column<string>(type: "TEXT", nullable: false),
                    Matching = table.Column<int>(type: "INTEGER", nullable: false),
                    Seed = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CodingRounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CodingRounds_People_CoderAId",
                        column: x => x.CoderAId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CodingRounds_People_CoderBId",
                        column: x => x.CoderBId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CodingItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoundId = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    IssueId = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CodingItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CodingItems_CodingRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "CodingRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CodingItems_Issues_IssueId",
                        column: x => x.IssueId,
                        principalTable: "Issues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CodingItems_Records_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Records",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CodingRoundVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoundId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CalledOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    RecordedFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedInId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedInId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CodingRoundVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CodingRoundVersions_Changes_ClosedInId",
                        column: x => x.ClosedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CodingRoundVersions_Changes_RecordedInId",
                        column: x => x.RecordedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CodingRoundVersions_CodingRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "CodingRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Labels",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedInId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedInId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Labels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Labels_Changes_ClosedInId",
                        column: x => x.ClosedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Labels_Changes_RecordedInId",
                        column: x => x.RecordedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Labels_CodingItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "CodingItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Labels_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Settlements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true),
                    RecordedFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedInId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedInId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settlements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Settlements_Changes_ClosedInId",
                        column: x => x.ClosedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Settlements_Changes_RecordedInId",
                        column: x => x.RecordedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Settlements_CodingItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "CodingItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CodingItems_IssueId",
                table: "CodingItems",
                column: "IssueId");

            migrationBuilder.CreateIndex(
                name: "IX_CodingItems_RecordId",
                table: "CodingItems",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_CodingItems_RoundId_Ordinal",
                table: "CodingItems",
                columns: new[] { "RoundId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CodingItems_RoundId_RecordId",
                table: "CodingItems",
                columns: new[] { "RoundId", "RecordId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CodingRoundVersions_ClosedInId",
                table: "CodingRoundVersions",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_CodingRoundVersions_RecordedInId",
                table: "CodingRoundVersions",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_CodingRoundVersions_RoundId_RecordedTo",
                table: "CodingRoundVersions",
                columns: new[] { "RoundId", "RecordedTo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CodingRounds_CoderAId",
                table: "CodingRounds",
                column: "CoderAId");

            migrationBuilder.CreateIndex(
                name: "IX_CodingRounds_CoderBId",
                table: "CodingRounds",
                column: "CoderBId");

            migrationBuilder.CreateIndex(
                name: "IX_CodingRounds_Key",
                table: "CodingRounds",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Labels_ClosedInId",
                table: "Labels",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Labels_ItemId_PersonId_RecordedTo",
                table: "Labels",
                columns: new[] { "ItemId", "PersonId", "RecordedTo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Labels_PersonId",
                table: "Labels",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Labels_RecordedInId",
                table: "Labels",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_ClosedInId",
                table: "Settlements",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_ItemId_Field_RecordedTo",
                table: "Settlements",
                columns: new[] { "ItemId", "Field", "RecordedTo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_RecordedInId",
                table: "Settlements",
                column: "RecordedInId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CodingRoundVersions");

            migrationBuilder.DropTable(
                name: "Labels");

            migrationBuilder.DropTable(
                name: "Settlements");

            migrationBuilder.DropTable(
                name: "CodingItems");

            migrationBuilder.DropTable(
                name: "CodingRounds");
        }
    }
}
