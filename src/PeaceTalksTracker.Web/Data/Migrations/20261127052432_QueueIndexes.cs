using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeaceTalksTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class QueueIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Stances_Review_Confidence_RecordId_RecordedFrom_RecordedTo",
                table: "Stances",
                columns: new[] { "Review", "Confidence", "RecordId", "RecordedFrom", "RecordedTo" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_Unsettled",
                table: "Evidence",
                column: "RecordId",
                filter: "\"Anchor\" IN ('Moved', 'Ambiguous', 'Lost')");

            migrationBuilder.CreateIndex(
                name: "IX_Events_Review_Confidence_RecordId_RecordedFrom_RecordedTo_MergedIntoId",
                table: "Events",
                columns: new[] { "Review", "Confidence", "RecordId", "RecordedFrom", "RecordedTo", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Claims_Review_Confidence_RecordId_RecordedFrom_RecordedTo",
                table: "Claims",
                columns: new[] { "Review", "Confidence", "RecordId", "RecordedFrom", "RecordedTo" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Stances_Review_Confidence_RecordId_RecordedFrom_RecordedTo",
                table: "Stances");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_Unsettled",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Events_Review_Confidence_RecordId_RecordedFrom_RecordedTo_MergedIntoId",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Claims_Review_Confidence_RecordId_RecordedFrom_RecordedTo",
                table: "Claims");
        }
    }
}
