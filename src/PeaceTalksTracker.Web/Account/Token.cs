using System.Security.Cryptography;
using System.Text;

namespace PeaceTalksTracker.Web.Account;

/// <summary>Secrets that are handed out once: the store keeps their hashes alone, so that whoever reads it cannot use them.</summary>
internal static class Token
{
    /// <summary>256 random bits, in lower-case hexadecimal.</summary>
    public static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, in lower-case hexadecimal. So many random bits need no slow hash.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
