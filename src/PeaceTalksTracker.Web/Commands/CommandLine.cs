using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PeaceTalksTracker.Web.Commands;

/// <summary>The shell's ways in. Data goes to standard output, logs and progress to standard error; exit 0 done, 1 failed, 2 wrong use.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;

    /// <summary>For lines of data: letters of every script stay readable.</summary>
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "Peace Talks Tracker: reads news about negotiations and shows who did what, who said what, and where everyone stands. " +
            "Without a command it serves its pages; --urls says where.")
        {
            ExtractCommand.Create(),
            IngestCommand.Create(),
            ExportCommand.Create(),
            ImportCommand.Create(),
            MigrateCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
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
        try
        {
            return await command.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // Open pages take longer to say goodbye than the two seconds that a command is given by default.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            });
        }
        catch (Exception e)
        {
            // What a disk, a port or a database refuses is said in a sentence; anything else is a mistake of ours and needs its trace.
            await Console.Error.WriteLineAsync(e is DbException or IOException ? $"It failed: {e.Message}" : $"It failed: {e}");
            return Failed;
        }
    }

    internal static Argument<string[]> FilesArgument(string description, ArgumentArity arity)
        => new("FILE") { Description = description, Arity = arity };

    /// <summary>What begins with a dash and is no file is an option that does not exist, not a file that is missing.</summary>
    internal static void RefuseUnknownOptions(Command command, Argument<string[]> files) => command.Validators.Add(result =>
    {
        foreach (var file in (result.GetValue(files) ?? []).Where(f => f.StartsWith('-') && !File.Exists(f)))
            result.AddError($"There is no option “{file}”.");
    });

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
