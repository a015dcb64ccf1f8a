using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeaceTalksTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Editors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "Stances");

            migrationBuilder.DropColumn(
                name: "ClosedWhy",
                table: "Stances");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "Stances");

            migrationBuilder.DropColumn(
                name: "RecordedWhy",
                table: "Stances");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "ClosedWhy",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "RecordedWhy",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ClosedWhy",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "RecordedWhy",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "Mentions");

            migrationBuilder.DropColumn(
                name: "ClosedWhy",
                table: "Mentions");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "Mentions");

            migrationBuilder.DropColumn(
                name: "RecordedWhy",
                table: "Mentions");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "ClosedWhy",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "RecordedWhy",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "ClosedWhy",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "RecordedWhy",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "ClosedWhy",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "RecordedWhy",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "ArticleVersions");

            migrationBuilder.DropColumn(
                name: "ClosedWhy",
                table: "ArticleVersions");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "ArticleVersions");

            migrationBuilder.DropColumn(
                name: "RecordedWhy",
                table: "ArticleVersions");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "Aliases");

            migrationBuilder.DropColumn(
                name: "ClosedWhy",
                table: "Aliases");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "Aliases");

            migrationBuilder.DropColumn(
                name: "RecordedWhy",
                table: "Aliases");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "ActorVersions");

            migrationBuilder.DropColumn(
                name: "ClosedWhy",
                table: "ActorVersions");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "ActorVersions");

            migrationBuilder.DropColumn(
                name: "RecordedWhy",
                table: "ActorVersions");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "Evidence");

            migrationBuilder.AddColumn<string>(
                name: "Anchor",
                table: "Evidence",
                type: "TEXT",
                nullable: false,
                defaultValue: "Exact");

            migrationBuilder.AddColumn<long>(
                name: "MergedIntoId",
                table: "Events",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MergedIntoId",
                table: "ActorVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TokenHash = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    Disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    JoinedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Links",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FromId = table.Column<long>(type: "INTEGER", nullable: false),
                    ToId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Review = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedInId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedInId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Links", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Links_Changes_ClosedInId",
                        column: x => x.ClosedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Links_Changes_RecordedInId",
                        column: x => x.RecordedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Links_Records_FromId",
                        column: x => x.FromId,
                        principalTable: "Records",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Links_Records_ToId",
                        column: x => x.ToId,
                        principalTable: "Records",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Notes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    NoteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedInId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedInId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notes_Changes_ClosedInId",
                        column: x => x.ClosedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notes_Changes_RecordedInId",
                        column: x => x.RecordedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notes_Records_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Records",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: true),
                    RecordedFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedInId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedInId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Proposals_Changes_ClosedInId",
                        column: x => x.ClosedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Proposals_Changes_RecordedInId",
                        column: x => x.RecordedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Proposals_Records_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Records",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tags",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    Tag = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedInId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedInId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tags_Changes_ClosedInId",
                        column: x => x.ClosedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Tags_Changes_RecordedInId",
                        column: x => x.RecordedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Tags_Records_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Records",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Verdicts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    Reliability = table.Column<string>(type: "TEXT", nullable: true),
                    Credibility = table.Column<string>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    RecordedFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedInId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedInId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verdicts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Verdicts_Changes_ClosedInId",
                        column: x => x.ClosedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Verdicts_Changes_RecordedInId",
                        column: x => x.RecordedInId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Verdicts_Records_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Records",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_People_UserId",
                        column: x => x.UserId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_People_UserId",
                        column: x => x.UserId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_People_UserId",
                        column: x => x.UserId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    RecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    BaseChangeId = table.Column<long>(type: "INTEGER", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Drafts_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Drafts_Records_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Records",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Stances_ClosedInId",
                table: "Stances",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Stances_RecordedInId",
                table: "Stances",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_ClosedInId",
                table: "Participants",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_RecordedInId",
                table: "Participants",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_ClosedInId",
                table: "Orders",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_RecordedInId",
                table: "Orders",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Mentions_ClosedInId",
                table: "Mentions",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Mentions_RecordedInId",
                table: "Mentions",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_ClosedInId",
                table: "Evidence",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_RecordedInId",
                table: "Evidence",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_ClosedInId",
                table: "Events",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_MergedIntoId",
                table: "Events",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_RecordedInId",
                table: "Events",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_ClosedInId",
                table: "Claims",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_RecordedInId",
                table: "Claims",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_ArticleVersions_ClosedInId",
                table: "ArticleVersions",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_ArticleVersions_RecordedInId",
                table: "ArticleVersions",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Aliases_ClosedInId",
                table: "Aliases",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Aliases_RecordedInId",
                table: "Aliases",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_ActorVersions_ClosedInId",
                table: "ActorVersions",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_ActorVersions_MergedIntoId",
                table: "ActorVersions",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_ActorVersions_RecordedInId",
                table: "ActorVersions",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_PersonId_RecordId",
                table: "Drafts",
                columns: new[] { "PersonId", "RecordId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_RecordId",
                table: "Drafts",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_TokenHash",
                table: "Invitations",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Links_ClosedInId",
                table: "Links",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Links_FromId_ToId_Kind_RecordedTo",
                table: "Links",
                columns: new[] { "FromId", "ToId", "Kind", "RecordedTo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Links_RecordedInId",
                table: "Links",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Links_ToId",
                table: "Links",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_Notes_ClosedInId",
                table: "Notes",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Notes_NoteId_RecordedTo",
                table: "Notes",
                columns: new[] { "NoteId", "RecordedTo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notes_RecordId",
                table: "Notes",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_Notes_RecordedInId",
                table: "Notes",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "People",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "People",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_ClosedInId",
                table: "Proposals",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_RecordId_RecordedTo",
                table: "Proposals",
                columns: new[] { "RecordId", "RecordedTo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_RecordedInId",
                table: "Proposals",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Tags_ClosedInId",
                table: "Tags",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Tags_RecordId_Tag_RecordedTo",
                table: "Tags",
                columns: new[] { "RecordId", "Tag", "RecordedTo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tags_RecordedInId",
                table: "Tags",
                column: "RecordedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_ClosedInId",
                table: "Verdicts",
                column: "ClosedInId");

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_RecordId_RecordedTo",
                table: "Verdicts",
                columns: new[] { "RecordId", "RecordedTo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_RecordedInId",
                table: "Verdicts",
                column: "RecordedInId");

            migrationBuilder.AddForeignKey(
                name: "FK_ActorVersions_Actors_MergedIntoId",
                table: "ActorVersions",
                column: "MergedIntoId",
                principalTable: "Actors",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ActorVersions_Changes_ClosedInId",
                table: "ActorVersions",
                column: "ClosedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ActorVersions_Changes_RecordedInId",
                table: "ActorVersions",
                column: "RecordedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Aliases_Changes_ClosedInId",
                table: "Aliases",
                column: "ClosedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Aliases_Changes_RecordedInId",
                table: "Aliases",
                column: "RecordedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ArticleVersions_Changes_ClosedInId",
                table: "ArticleVersions",
                column: "ClosedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ArticleVersions_Changes_RecordedInId",
                table: "ArticleVersions",
                column: "RecordedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Claims_Changes_ClosedInId",
                table: "Claims",
                column: "ClosedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Claims_Changes_RecordedInId",
                table: "Claims",
                column: "RecordedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Events_Changes_ClosedInId",
                table: "Events",
                column: "ClosedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Events_Changes_RecordedInId",
                table: "Events",
                column: "RecordedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Events_Records_MergedIntoId",
                table: "Events",
                column: "MergedIntoId",
                principalTable: "Records",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Evidence_Changes_ClosedInId",
                table: "Evidence",
                column: "ClosedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Evidence_Changes_RecordedInId",
                table: "Evidence",
                column: "RecordedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Mentions_Changes_ClosedInId",
                table: "Mentions",
                column: "ClosedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Mentions_Changes_RecordedInId",
                table: "Mentions",
                column: "RecordedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Orders_Changes_ClosedInId",
                table: "Orders",
                column: "ClosedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Orders_Changes_RecordedInId",
                table: "Orders",
                column: "RecordedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Participants_Changes_ClosedInId",
                table: "Participants",
                column: "ClosedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Participants_Changes_RecordedInId",
                table: "Participants",
                column: "RecordedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Stances_Changes_ClosedInId",
                table: "Stances",
                column: "ClosedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Stances_Changes_RecordedInId",
                table: "Stances",
                column: "RecordedInId",
                principalTable: "Changes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
            => throw new System.NotSupportedException("The store is not taken back to an older shape: restore a backup.");
    }
}
