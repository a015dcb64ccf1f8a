using PeaceTalksTracker.Web.Account;

namespace PeaceTalksTracker.Web.Tests;

/// <summary>Who makes the changes in tests that are not about rights.</summary>
public static class Signers
{
    public static Signer Ed { get; } = Signer.Program("Ed");

    public static Signer Tester { get; } = Signer.Program("tester");
}
