using Microsoft.AspNetCore.Identity;

namespace PeaceTalksTracker.Web.Data;

/// <summary>What somebody may do. Each may all that those before may.</summary>
public enum PersonRole
{
    /// <summary>Reads.</summary>
    Analyst,

    /// <summary>Adds articles, annotates, corrects and codes.</summary>
    Editor,

    /// <summary>Manages people, actors, issues and exports.</summary>
    Lead,
}

/// <summary>Somebody who signs in. <see cref="IdentityUser{TKey}.UserName"/> is the name that history shows, so it never changes.</summary>
public sealed class Person : IdentityUser
{
    public PersonRole Role { get; set; }

    /// <summary>May no longer sign in, nor do anything.</summary>
    public bool Disabled { get; set; }

    public DateTime JoinedAt { get; set; }
}

/// <summary>One thing done to people. Never changed, never deleted.</summary>
public sealed class PeopleLogRow
{
    public int Id { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    public required string By { get; set; }

    /// <summary>What they did, as the rest of a sentence that begins with their name.</summary>
    public required string What { get; set; }
}

/// <summary>A link by which one person can join, once. The token itself is shown when it is made and kept nowhere.</summary>
public sealed class InvitationRow
{
    public int Id { get; set; }

    /// <summary>SHA-256 of the token, in lower-case hexadecimal.</summary>
    public required string TokenHash { get; set; }

    public PersonRole Role { get; set; }

    /// <summary>Who invites; "setup" for the address that the first start prints.</summary>
    public required string By { get; set; }

    public DateTime MadeAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    /// <summary>When it was used or taken back; null while it can be used.</summary>
    public DateTime? EndedAt { get; set; }
}

/// <summary>A key by which a program reads. The key itself is shown when it is made and kept nowhere.</summary>
public sealed class ApiKeyRow
{
    public int Id { get; set; }

    /// <summary>What it is for, in a lead's words.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the key, in lower-case hexadecimal.</summary>
    public required string Hash { get; set; }

    public required string By { get; set; }

    public DateTime MadeAt { get; set; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTime? EndedAt { get; set; }
}
