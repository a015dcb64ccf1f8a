using System.CommandLine;

namespace PeaceTalksTracker.Web.Commands;

/// <summary>The shell's ways in. Data goes to standard output, logs and progress to standard error; exit 0 done, 1 failed, 2 wrong use.</summary>
public static class CommandLine
{
    public const int Failed = 1;
    public const int WrongUse = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Peace Talks Tracker: reads news about negotiations and shows who did what, who said what, and where everyone stands.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction((parsed, cancellation) => Server.RunAsync([.. parsed.UnmatchedTokens], cancellation));

        var command = root.Parse(args);
        if (command.Errors.Count > 0)
        {
            await command.InvokeAsync();
            return WrongUse;
        }
        // Open pages take longer to say goodbye than the two seconds that a command is given by default.
        return await command.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
    }
}
