using System.CommandLine;
using PeaceTalksTracker.Evaluation;
using PeaceTalksTracker.Evaluation.Scoring;

var root = new RootCommand("Trains the model of English that the tracker reads with, and says how good it and the reader are.") { TrainCommand.Create(), EvalCommand.Create(), DifferencesCommand.Create() };
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
