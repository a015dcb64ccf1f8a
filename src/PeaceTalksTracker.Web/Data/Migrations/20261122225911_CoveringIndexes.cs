using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeaceTalksTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class CoveringIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Stances_ActorId",
                table: "Stances");

            migrationBuilder.DropIndex(
                name: "IX_Records_ArticleId",
                table: "Records");

            migrationBuilder.DropIndex(
                name: "IX_Participants_ActorId",
                table: "Participants");

            migrationBuilder.DropIndex(
                name: "IX_Mentions_ActorId",
                table: "Mentions");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_RecordId",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Claims_SpeakerId",
                table: "Claims");

            migrationBuilder.CreateIndex(
                name: "IX_Stances_ActorId_IssueId_Position_Voice_ById_Latest_RecordId_RecordedFrom_RecordedTo_Review",
                table: "Stances",
                columns: new[] { "ActorId", "IssueId", "Position", "Voice", "ById", "Latest", "RecordId", "RecordedFrom", "RecordedTo", "Review" });

            migrationBuilder.CreateIndex(
                name: "IX_Records_ArticleId_Kind",
                table: "Records",
                columns: new[] { "ArticleId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Participants_ActorId_RecordId_RecordedFrom_RecordedTo",
                table: "Participants",
                columns: new[] { "ActorId", "RecordId", "RecordedFrom", "RecordedTo" });

            migrationBuilder.CreateIndex(
                name: "IX_Mentions_ActorId_ArticleId_Start_End_RecordedFrom_RecordedTo",
                table: "Mentions",
                columns: new[] { "ActorId", "ArticleId", "Start", "End", "RecordedFrom", "RecordedTo" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_RecordId_Role_Start_End_RecordedFrom_RecordedTo",
                table: "Evidence",
                columns: new[] { "RecordId", "Role", "Start", "End", "RecordedFrom", "RecordedTo" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_RecordId_RecordedFrom_RecordedTo_Review_MergedIntoId",
                table: "Events",
                columns: new[] { "RecordId", "RecordedFrom", "RecordedTo", "Review", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Claims_Latest_RecordId_RecordedFrom_RecordedTo_Review_SpeakerId",
                table: "Claims",
                columns: new[] { "Latest", "RecordId", "RecordedFrom", "RecordedTo", "Review", "SpeakerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Claims_SpeakerId_RecordedFrom_RecordedTo_Review",
                table: "Claims",
                columns: new[] { "SpeakerId", "RecordedFrom", "RecordedTo", "Review" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Stances_ActorId_IssueId_Position_Voice_ById_Latest_RecordId_RecordedFrom_RecordedTo_Review",
                table: "Stances");

            migrationBuilder.DropIndex(
                name: "IX_Records_ArticleId_Kind",
                table: "Records");

            migrationBuilder.DropIndex(
                name: "IX_Participants_ActorId_RecordId_RecordedFrom_RecordedTo",
                table: "Participants");

            migrationBuilder.DropIndex(
                name: "IX_Mentions_ActorId_ArticleId_Start_End_RecordedFrom_RecordedTo",
                table: "Mentions");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_RecordId_Role_Start_End_RecordedFrom_RecordedTo",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Events_RecordId_RecordedFrom_RecordedTo_Review_MergedIntoId",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Claims_Latest_RecordId_RecordedFrom_RecordedTo_Review_SpeakerId",
                table: "Claims");

            migrationBuilder.DropIndex(
                name: "IX_Claims_SpeakerId_RecordedFrom_RecordedTo_Review",
                table: "Claims");

            migrationBuilder.CreateIndex(
                name: "IX_Stances_ActorId",
                table: "Stances",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_Records_ArticleId",
                table: "Records",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_ActorId",
                table: "Participants",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_Mentions_ActorId",
                table: "Mentions",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_RecordId",
                table: "Evidence",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_SpeakerId",
                table: "Claims",
                column: "SpeakerId");
        }
    }
}
