namespace PeaceTalksTracker.Web.Account;

/// <summary>What a new password must be: long. Rules on its letters make people choose worse ones.</summary>
public static class Passwords
{
    public const int Shortest = 12;

    /// <returns>Why it cannot be used, as a sentence; null where it can.</returns>
    public static string? ProblemOf(string? password, string? name) => password switch
    {
        null or { Length: < Shortest } => $"Take a password of {Shortest} characters or more; a few words will do.",
        { Length: > Limits.Password } => $"This password is too long: take one of at most {Limits.Password} characters.",
        _ when password.Distinct().Count() < 4 => "This password is one that is guessed first: take other words.",
        _ when name is not null && password.Replace(name, "", StringComparison.OrdinalIgnoreCase).Length < Shortest / 2 => "Your name makes most of this password: take other words.",
        _ => null,
    };
}
