using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PeaceTalksTracker.Web.Commands;

/// <summary>The shell's ways in. Data goes to standard output, logs and progress to standard error; exit 0 done, 1 failed, 2 wrong use.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "Peace Talks Tracker: reads news about negotiations and shows who did what, who said what, and where everyone stands. " +
            "Without a command it serves its pages; --urls says where.")
        {
            ExtractCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellation) => Server.RunAsync([.. parsed.UnmatchedTokens], cancellation));

        var command = root.Parse(args);
        if (command.Errors.Count == 0 && IsUnknownCommand(command))
        {
            Console.Error.WriteLine($"There is no command “{command.UnmatchedTokens[0]}”.\n");
            command = root.Parse("--help");
            await command.InvokeAsync(new InvocationConfiguration { Output = Console.Error });
            return WrongUse;
        }
        if (command.Errors.Count > 0)
        {
            await command.InvokeAsync(new InvocationConfiguration { Output = Console.Error });
            return WrongUse;
        }
        // Open pages take longer to say goodbye than the two seconds that a command is given by default.
        return await command.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
    }

    /// <summary>Text files, one or more or none.</summary>
    internal static Argument<string[]> FilesArgument(string description, ArgumentArity arity)
    {
        var files = new Argument<string[]>("FILE") { Description = description, Arity = arity };
        files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-') && !File.Exists(t.Value)))
                result.AddError($"There is no option “{token.Value}”.");
        });
        return files;
    }

    /// <summary>A day of publication, written as 2025-03-18.</summary>
    internal static Option<DateOnly?> PublishedOption() => new("--published")
    {
        Description = "The day of publication, which “yesterday” counts from (2025-03-18).",
        HelpName = "DATE",
        CustomParser = ParseDay,
    };

    private static DateOnly? ParseDay(ArgumentResult result)
    {
        var value = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError($"“{value}” is no date: write it as 2025-03-18.");
        return null;
    }

    /// <summary>What is no setting for the server can only be a command that does not exist.</summary>
    private static bool IsUnknownCommand(ParseResult parsed)
        => parsed.UnmatchedTokens is [var first, ..] && !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal);
}
