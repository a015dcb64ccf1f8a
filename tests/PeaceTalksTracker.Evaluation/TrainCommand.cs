using System.CommandLine;
using System.Diagnostics;

namespace PeaceTalksTracker.Evaluation;

/// <summary>Makes the model that ships.</summary>
internal static class TrainCommand
{
    /// <summary>What the model that ships was trained with.</summary>
    private const int DefaultEpochs = 12, DefaultSeed = 1;

    public static Command Create()
    {
        var corpus = new Option<DirectoryInfo>("--corpus") { Description = "The folder of the treebanks, or one that holds it as ud.", Required = true }.AcceptExistingOnly();
        var output = new Option<FileInfo>("--out") { Description = "Where to write the model.", Required = true };
        var seed = new Option<int>("--seed") { Description = "The order in which sentences are learned follows from it.", DefaultValueFactory = _ => DefaultSeed };
        var epochs = new Option<int>("--epochs") { Description = "How often the parser goes through all sentences.", DefaultValueFactory = _ => DefaultEpochs };
        epochs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
                result.AddError("--epochs is a number from 1 to 100.");
        });
        var command = new Command("train", "Train the model on the treebanks; the same seed and epochs make the same file.") { corpus, output, seed, epochs };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(corpus), parsed.GetRequiredValue(output), parsed.GetValue(seed), parsed.GetValue(epochs)));
        return command;
    }

    private static void Run(DirectoryInfo corpus, FileInfo output, int seed, int epochs)
    {
        var clock = Stopwatch.StartNew();
        var trainer = new ModelTrainer(epochs, seed, line => Console.WriteLine($"{clock.Elapsed:mm\\:ss} {line}"));
        var annotated = new Corpus(corpus.FullName).Training();
        var model = trainer.Train([.. annotated, .. NewsVoice.Of(annotated, seed)], Corpus.Sources);
        using (var file = output.Create())
            model.Write(file);
        output.Refresh();
        Console.WriteLine($"{output.FullName}: {output.Length / 1e6:0.0} MB, version {model.Version}");
    }
}
