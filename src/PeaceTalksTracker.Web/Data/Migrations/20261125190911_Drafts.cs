using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeaceTalksTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Drafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "Drafts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Words",
                table: "Drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("UPDATE \"Drafts\" SET \"Subject\" = 'record/' || (SELECT \"Key\" FROM \"Records\" WHERE \"Id\" = \"Drafts\".\"RecordId\")");

            migrationBuilder.DropForeignKey(
                name: "FK_Drafts_Records_RecordId",
                table: "Drafts");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_PersonId_RecordId",
                table: "Drafts");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_RecordId",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "RecordId",
                table: "Drafts");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_PersonId_Subject",
                table: "Drafts",
                columns: new[] { "PersonId", "Subject" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Drafts_PersonId_Subject",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "Words",
                table: "Drafts");

            migrationBuilder.AddColumn<long>(
                name: "RecordId",
                table: "Drafts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_PersonId_RecordId",
                table: "Drafts",
                columns: new[] { "PersonId", "RecordId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_RecordId",
                table: "Drafts",
                column: "RecordId");

            migrationBuilder.AddForeignKey(
                name: "FK_Drafts_Records_RecordId",
                table: "Drafts",
                column: "RecordId",
                principalTable: "Records",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
